using AgiiPlatform.Municipalities;
using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Specs.Messaging;

[Collection(Alone.Name)]
public class Messages_between_services(PlatformFixture platform)
{
    private MunicipalityRegistry MunicipalityRegistry => platform.Services.GetRequiredService<MunicipalityRegistry>();

    [Fact]
    public async Task A_message_delivered_three_times_has_its_effect_once()
    {
        var person = Guid.CreateVersion7();
        var message = new AccessChanged([new PersonAccess(person, 1,
            [new PublishedGrant(Role.Official, MunicipalityRegistry.BySlug("essen")!.Id, null, null, null)])]);
        var id = Guid.CreateVersion7();

        for (var i = 0; i < 3; i++)
        {
            await Send(message, id, MunicipalityRegistry.Agency.Id);
        }

        await PlatformFixture.Until(async () => (await Grants(person)).Count == 1);
        await PlatformFixture.Until(async () => await InboxRows(id) == 1);
        (await Grants(person)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_older_message_that_comes_late_changes_nothing()
    {
        var person = Guid.CreateVersion7();
        var tenant = MunicipalityRegistry.BySlug("essen")!.Id;
        await Send(new AccessChanged([new PersonAccess(person, 2, [])]), Guid.CreateVersion7(), MunicipalityRegistry.Agency.Id);
        var late = Guid.CreateVersion7();

        await Send(new AccessChanged([new PersonAccess(person, 1, [new PublishedGrant(Role.Official, tenant, null, null, null)])]), late,
            MunicipalityRegistry.Agency.Id);

        // The two have no order on the bus: whichever came last, the newer one stands.
        await PlatformFixture.Until(async () => await InboxRows(late) == 1);
        await PlatformFixture.Until(async () => (await Grants(person)).Count == 0);
    }

    [Fact]
    public async Task Messages_about_one_person_at_the_same_moment_are_all_heard()
    {
        string[] municipalities = ["boutersem", "geetbets", "glabbeek", "landen", "lennik", "linter", "liedekerke", "lubbeek"];
        var consultant = await platform.SignIn("consulent.vlaams-brabant@agii.example");
        var person = await platform.PersonId("consulent.vlaams-brabant@agii.example");

        await Task.WhenAll(municipalities.Select(m => Send(
            new AssignmentChanged(Guid.CreateVersion7(), MunicipalityRegistry.BySlug(m)!.Id, person, new(2020, 1, 1), null, 1),
            Guid.CreateVersion7(), MunicipalityRegistry.Agency.Id)));

        // Each changes the rights of the same person, and must find what the others left.
        await PlatformFixture.Until(async () =>
        {
            var answers = await Task.WhenAll(municipalities.Select(m => consultant.GetAsync($"/api/{m}/visits")));
            return answers.All(a => a.IsSuccessStatusCode);
        });
    }

    [Fact]
    public async Task A_message_without_a_tenant_has_no_effect_and_blocks_no_other()
    {
        var lost = Guid.CreateVersion7();
        var next = Guid.CreateVersion7();
        var lines = new[] { new PublishedGrant(Role.Official, MunicipalityRegistry.BySlug("essen")!.Id, null, null, null) };

        await Send(new AccessChanged([new PersonAccess(lost, 1, lines)]), Guid.CreateVersion7(), tenant: null);
        await Send(new AccessChanged([new PersonAccess(next, 1, lines)]), Guid.CreateVersion7(), MunicipalityRegistry.Agency.Id);

        await PlatformFixture.Until(async () => (await Grants(next)).Count == 1);
        (await Grants(lost)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_published_is_sent_and_marked()
    {
        // The demo accounts were published through Identity's outbox.
        await PlatformFixture.Until(async () =>
        {
            await using var scope = platform.Services.CreateAsyncScope();
            var db = scope.AsRelay("identity");
            return await db.Outbox.AnyAsync() && !await db.Outbox.AnyAsync(r => r.SentAt == null);
        });
    }

    [Fact]
    public async Task A_change_that_fails_leaves_no_message_behind()
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>("identity");
        db.Context.Initialize(MunicipalityRegistry.Agency, [MunicipalityRegistry.Agency.Id], Actor.Consumer("spec"));
        var before = await OutboxRows();
        db.Publish(new AccessChanged([]));
        // breaks the whole
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(), TenantId = MunicipalityRegistry.Agency.Id, Act = null! });

        await Should.ThrowAsync<Exception>(() => db.Save("spec", null, CancellationToken.None));

        (await OutboxRows()).ShouldBe(before);
    }

    [Fact]
    public async Task A_change_that_fails_and_is_tried_again_sends_its_message_once()
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>("identity");
        db.Context.Initialize(MunicipalityRegistry.Agency, [MunicipalityRegistry.Agency.Id], Actor.Consumer("spec"));
        var before = await OutboxRows();
        db.Publish(new AccessChanged([]));
        var broken = db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(), TenantId = MunicipalityRegistry.Agency.Id, Act = null! });
        await Should.ThrowAsync<Exception>(() => db.Save("spec", null, CancellationToken.None));

        broken.State = EntityState.Detached;
        await db.Save("spec", null, CancellationToken.None);

        (await OutboxRows()).ShouldBe(before + 1);
    }

    [Fact]
    public void The_bus_tells_nobody_outside_how_it_is_used()
    {
        platform.Services.GetRequiredService<IOptions<UsageTelemetryOptions>>().Value.Enabled.ShouldBeFalse();

        // The control: unless told otherwise, it does.
        using var untold = new ServiceCollection().AddLogging().AddMassTransit(bus => bus.UsingInMemory()).BuildServiceProvider();
        untold.GetRequiredService<IOptions<UsageTelemetryOptions>>().Value.Enabled.ShouldBeTrue();
    }

    private async Task<int> OutboxRows()
    {
        await using var scope = platform.Services.CreateAsyncScope();
        return await scope.AsRelay("identity").Outbox.CountAsync(r => r.Body.Contains("\"people\":[]"));
    }

    private Task Send(object message, Guid id, Guid? tenant) =>
        platform.Services.GetRequiredService<IBus>().Publish(message, message.GetType(), context =>
        {
            context.MessageId = id;
            if (tenant is { } known)
            {
                context.Headers.Set("AgII-Tenant", known.ToString());
                var publisher = message is AssignmentChanged ? "caseloads" : "identity";
                platform.Services.GetRequiredService<MessageSignatures>().Sign(context, publisher, known, message);
            }
        });

    private async Task<IReadOnlyList<Grant>> Grants(Guid person)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>("overview");
        return [.. await db.Grants.Where(r => r.PersonId == person && r.Line > 0)
            .Select(r => new Grant(r.PersonId, r.Role, r.TenantId, r.Region, r.From, r.Until)).ToListAsync()];
    }

    private async Task<int> InboxRows(Guid id)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>("overview").Inbox.CountAsync(r => r.MessageId == id);
    }
}
