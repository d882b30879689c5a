using System.Net;
using System.Text.Json;
using AgiiPlatform.Contracts;
using AgiiPlatform.Identity;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using MassTransit;
using MassTransit.Context;
using MassTransit.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using RabbitMQ.Client;

namespace AgiiPlatform.Specs.Messaging;

/// <summary>
/// Whoever reaches the broker can put a message on it; it has no effect. In each of these the last message, which is as it should be, is
/// the control: it comes after the forged one in the same queue, and has its effect.
/// </summary>
[Collection(Alone.Name)]
public class Messages_that_are_not_believed(PlatformFixture platform)
{
    private Tenant Agency => platform.Services.GetRequiredService<MunicipalityRegistry>().Agency;

    private Tenant Essen => platform.Tenant("essen");

    [Theory]
    [InlineData(null, false, 900_000)] // not signed
    [InlineData("overview", false, 900_000)] // by a service that publishes nothing of the kind
    [InlineData("caseloads", false, 900_000)]
    [InlineData("identity", true, 900_000)] // the signature of another tenant
    [InlineData("identity", false, 1_000_001)] // more changes than there can be
    [InlineData("identity", false, 0)]
    public async Task Rights_that_Identity_did_not_publish_are_not_given(string? signer, bool forOther, int version)
    {
        var (forged, believed) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var id = Guid.CreateVersion7();

        await Send(Rights(forged, version), id, (context, message) =>
        {
            if (signer is not null)
            {
                Signatures.Sign(context, signer, forOther ? Essen.Id : Agency.Id, message);
            }
        });
        await Send(Rights(believed, 1_000_000), Guid.CreateVersion7(),
            (context, message) => Signatures.Sign(context, "identity", Agency.Id, message));

        await PlatformFixture.Until(async () => (await Grants(believed)).Count == 1);
        (await Grants(forged)).ShouldBeEmpty();
        await ShouldLieInTheErrorQueue(id);
    }

    [Fact]
    public async Task A_signature_is_for_this_text_and_this_message_only()
    {
        var (forged, believed) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (id, signed) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        // Signed rights of one person, put under rights of another; and under another id.
        await Send(Rights(forged, 2), id, (context, _) => Signatures.Sign(context, "identity", Agency.Id, Rights(believed, 2)));
        await Send(Rights(forged, 2), Guid.CreateVersion7(), (context, message) =>
        {
            (var own, context.MessageId) = (context.MessageId, signed);
            Signatures.Sign(context, "identity", Agency.Id, message);
            context.MessageId = own;
        });
        await Send(Rights(believed, 2), signed, (context, message) => Signatures.Sign(context, "identity", Agency.Id, message));

        await PlatformFixture.Until(async () => (await Grants(believed)).Count == 1);
        (await Grants(forged)).ShouldBeEmpty();
    }

    [Fact]
    public void A_key_is_renewed_without_losing_a_message()
    {
        var (old, next) = ((1, Key(1)), (2, Key(2)));
        var (before, both, after) = (With(old), With(old, next), With(next));
        var message = Rights(Guid.CreateVersion7(), 1);

        foreach (var (signer, readers) in new[] { (before, new[] { before, both }), (both, [before, both]), (after, [both, after]) })
        {
            readers.All(reader => Believes(reader, signer)).ShouldBeTrue();
        }

        Believes(after, before).ShouldBeFalse("the control: a key that was taken away opens nothing");

        static string Key(byte number) => Convert.ToBase64String(Enumerable.Repeat(number, 32).ToArray());

        static MessageSignatures With(params (int Version, string Key)[] keys) => new(
            new ConfigurationBuilder().AddInMemoryCollection(
                keys.Select(k => KeyValuePair.Create($"Messages:Keys:identity:{k.Version}", (string?)k.Key))).Build(),
            [new ServiceDatabase("identity", typeof(ServiceDb), null)], []);

        bool Believes(MessageSignatures reader, MessageSignatures signer)
        {
            var context = new MessageSendContext<AccessChanged>(message) { MessageId = Guid.CreateVersion7() };
            signer.Sign(context, "identity", Agency.Id, message);
            var envelope = JsonSerializer.SerializeToUtf8Bytes(new { message }, SystemTextJsonMessageSerializer.Options);
            var signature = context.Headers.Get<string>(MessageSignatures.Header);
            try
            {
                return reader.Open<AccessChanged>(envelope, signature, context.MessageId, Agency.Id).People.Count == 1;
            }
            catch (RefusedMessage)
            {
                return false;
            }
        }
    }

    [Fact]
    public void With_a_broker_a_missing_key_is_told_at_the_start()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:rabbitmq", "amqp://none")]).Build();

        Should.Throw<InvalidOperationException>(() => new MessageSignatures(configuration,
            [new ServiceDatabase("overview", typeof(ServiceDb), null)], [])).Message.ShouldContain("Messages:Keys:overview is missing");
    }

    [Fact]
    public async Task An_assignment_makes_nobody_a_consultant()
    {
        var official = await platform.SignIn("ambtenaar@kapellen.example");
        var consultant = await platform.SignIn("consulent.antwerpen@agii.example");
        var forged = await platform.PersonId("ambtenaar@kapellen.example");
        var believed = await platform.PersonId("consulent.antwerpen@agii.example");

        foreach (var person in (Guid[])[forged, believed])
        {
            await Send(new AssignmentChanged(Guid.CreateVersion7(), Essen.Id, person, new(2020, 1, 1), null, 1), Guid.CreateVersion7(),
                (context, message) => Signatures.Sign(context, "caseloads", Agency.Id, message));
        }

        await PlatformFixture.Until(async () => (await consultant.GetAsync("/api/essen/visits")).IsSuccessStatusCode);
        (await official.GetAsync("/api/essen/visits")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_wrong_copy_of_the_rights_is_healed_by_publishing_all_of_them_again()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var official = await platform.SignIn("ambtenaar@kapellen.example");
        var (person, stranger) = (await platform.PersonId("ambtenaar@kapellen.example"), Guid.CreateVersion7());
        await SpoilTheCopy(person, stranger);

        await administrator.PostJson("/api/agii/people/resynchronisation", null);

        await ShouldBeHealed(person, stranger);
        (await official.GetAsync("/api/kapellen/agreements")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task All_rights_are_published_again_each_hour()
    {
        platform.Services.GetServices<IHostedService>().OfType<RightsResynchronisation>().ShouldHaveSingleItem("the host runs it");
        var (person, stranger) = (await platform.PersonId("ambtenaar@kapellen.example"), Guid.CreateVersion7());
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        using var hourly = new RightsResynchronisation(platform.Services.GetRequiredService<IServiceScopeFactory>(),
            platform.Services.GetRequiredService<MunicipalityRegistry>(), clock, NullLogger<RightsResynchronisation>.Instance);
        await hourly.StartAsync(CancellationToken.None);
        for (var hour = 0; hour < 2; hour++)
        {
            await SpoilTheCopy(person, stranger);
            await PlatformFixture.Until(() => Task.FromResult(clock.Timers == 1));
            clock.Advance(TimeSpan.FromMinutes(59));
            clock.Timers.ShouldBe(1, "the control: not yet");

            clock.Advance(TimeSpan.FromMinutes(1));

            await ShouldBeHealed(person, stranger);
        }

        await hourly.StopAsync(CancellationToken.None);
    }

    /// <summary>
    /// What an attacker, or a database put back from a copy, left behind: a version that no message surpasses, a right too many, and
    /// somebody who has no account.
    /// </summary>
    private Task SpoilTheCopy(Guid person, Guid stranger) => Overview(async db =>
    {
        await db.Grants.Where(g => g.PersonId == person).ExecuteDeleteAsync();
        db.Grants.AddRange(Kept(person, 0, null), Kept(person, 1, Essen.Id), Kept(stranger, 0, null), Kept(stranger, 1, Essen.Id));
        await db.Save("spec", null, default);

        static StoredGrant Kept(Guid who, int line, Guid? tenant) => new()
        {
            PersonId = who, Line = line, Version = 999_999, Role = line == 0 ? "" : Role.Official, TenantId = tenant,
            PublishedAt = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1),
        };
    });

    private async Task ShouldBeHealed(Guid person, Guid stranger)
    {
        await PlatformFixture.Until(async () => (await Grants(person)) is [{ } only] && only.TenantId == platform.Tenant("kapellen").Id);
        await PlatformFixture.Until(async () => (await Grants(stranger)).Count == 0);
    }

    [Fact]
    public async Task A_state_that_comes_late_does_not_give_back_what_was_taken_away_since()
    {
        var ids = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7()).Order().ToList();
        var (changed, untouched) = (ids[1], ids[2]);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await Publish(new AccessChanged([.. Rights(changed, 1).People, .. Rights(untouched, 1).People], now.AddHours(-2)));
        await Publish(new AccessChanged([new PersonAccess(changed, 2, [])], now));
        await PlatformFixture.Until(async () => (await Grants(untouched)).Count == 1 && (await Grants(changed)).Count == 0);

        // The state of before the change, and of the two alone; the control: of who was not changed since, it is taken.
        var state = new AccessChanged([.. Rights(changed, 1).People, .. Rights(untouched, 1, "kapellen").People], now.AddSeconds(-5),
            new PeopleRange(ids[0], ids[2]));
        await Publish(state);

        await PlatformFixture.Until(async () => (await Grants(untouched)) is [{ } only] && only.TenantId == platform.Tenant("kapellen").Id);
        (await Grants(changed)).ShouldBeEmpty();
    }

    private MessageSignatures Signatures => platform.Services.GetRequiredService<MessageSignatures>();

    private AccessChanged Rights(Guid person, int version, string tenant = "essen") =>
        new([new PersonAccess(person, version, [new PublishedGrant(Role.Official, platform.Tenant(tenant).Id, null, null, null)])]);

    private Task Publish(AccessChanged message) => Send(message, Guid.CreateVersion7(),
        (context, m) => Signatures.Sign(context, "identity", Agency.Id, m));

    private Task Send(object message, Guid id, Action<SendContext, object> sign) =>
        platform.Services.GetRequiredService<IBus>().Publish(message, message.GetType(), context =>
        {
            context.MessageId = id;
            context.Headers.Set("AgII-Tenant", Agency.Id.ToString());
            sign(context, message);
        });

    /// <summary>In RabbitMQ it is kept for who looks into it; in memory there is no queue to look at.</summary>
    private async Task ShouldLieInTheErrorQueue(Guid id)
    {
        if (!PlatformFixture.Full)
        {
            return;
        }

        var settings = PlatformFixture.Settings(platform.DataDirectory);
        var broker = new ConnectionFactory { Uri = new Uri(settings["ConnectionStrings:rabbitmq"]) };
        await using var connection = await broker.CreateConnectionAsync();
        await PlatformFixture.Until(async () =>
        {
            await using var channel = await connection.CreateChannelAsync(); // what it took goes back when it closes
            while (await channel.BasicGetAsync("overview.when-access-changed_error", autoAck: false) is { } lost)
            {
                if (lost.BasicProperties.MessageId == id.ToString())
                {
                    return true;
                }
            }

            return false;
        });
    }

    private async Task Overview(Func<ServiceDb, Task> act)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(Agency, [Agency.Id], Actor.Consumer("spec"));
        await act(scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>("overview"));
    }

    private async Task<List<StoredGrant>> Grants(Guid person)
    {
        List<StoredGrant> found = [];
        await Overview(async db => found = await db.Grants.AsNoTracking().Where(g => g.PersonId == person && g.Line > 0).ToListAsync());
        return found;
    }
}
