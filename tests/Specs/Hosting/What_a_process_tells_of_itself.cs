using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Contracts;
using AgiiPlatform.Host.Operations;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>What an orchestrator hears: whether the process lives and can take work, and how far behind it is.</summary>
[Collection(Alone.Name)]
public class What_a_process_tells_of_itself(PlatformFixture platform)
{
    [Fact]
    public async Task It_lives_and_is_ready_and_knows_how_old_its_copies_of_the_rights_are()
    {
        using var anyone = platform.Anonymous();

        (await anyone.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Look();
        var ready = await anyone.GetJson("/health/ready");
        ready["ready"]!.GetValue<bool>().ShouldBeTrue();
        string[] others = ["agreements", "caseloads", "inburgering", "overview", "programmes"];
        ready["services"]!.AsObject().Select(s => s.Key).ShouldBe([.. others, "identity"], ignoreOrder: true);
        foreach (var service in others)
        {
            Age(ready, service, "lastChangeOfRights").ShouldNotBeNull(service).ShouldBeInRange(0, 3600);
        }
    }

    [Fact]
    public async Task It_tells_how_old_the_oldest_message_is_that_did_not_leave()
    {
        using var anyone = platform.Anonymous();
        await using var scope = platform.Services.CreateAsyncScope();
        var agency = platform.Services.GetRequiredService<MunicipalityRegistry>().Agency;
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(agency, [agency.Id], Actor.Consumer("spec"));
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>("overview");
        var (id, now) = (Ids.New(), TimeProvider.System.GetUtcNow().UtcDateTime);
        db.Add(new OutboxMessage
        {
            Id = id, TenantId = agency.Id, Type = typeof(ReferralSent).FullName!, Body = "{}",
            At = now.AddHours(-2), DueAt = now.AddHours(1),
        });
        await db.Save("spec", null, default);
        await Look();
        Age(await anyone.GetJson("/health/ready"), "overview", "oldestUnsentMessage").ShouldNotBeNull().ShouldBeInRange(7200, 7800);

        await using var relay = platform.Services.CreateAsyncScope();
        await relay.AsRelay("overview").Outbox.Where(r => r.Id == id).ExecuteUpdateAsync(u => u.SetProperty(r => r.SentAt, now));
        await PlatformFixture.Until(async () =>
        {
            await Look();
            return Age(await anyone.GetJson("/health/ready"), "overview", "oldestUnsentMessage") is null or < 7200; // the control
        });
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task It_is_not_ready_while_a_store_does_not_answer_and_lives_nevertheless()
    {
        using var anyone = platform.Anonymous();
        await using (await platform.StoreAway("caseloads"))
        {
            var answer = await anyone.GetAsync("/health/ready");
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await answer.Body())["ready"]!.GetValue<bool>().ShouldBeFalse();
            (await anyone.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await PlatformFixture.Until(async () => (await anyone.GetAsync("/health/ready")).IsSuccessStatusCode); // the control
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task It_does_not_start_when_what_it_confirms_may_be_lost()
    {
        var settings = PlatformFixture.Settings(platform.DataDirectory);
        settings["Services"] = "overview";
        settings["ConnectionStrings:overview"] += ";Options=-c synchronous_commit=off";
        (await HostProcess.Refusal(settings)).ShouldContain("synchronous_commit is off");

        settings["ConnectionStrings:overview"] = settings["ConnectionStrings:overview"].Replace("=off", "=on", StringComparison.Ordinal);
        await using var control = await HostProcess.Start(settings);
    }

    private Task Look() => platform.Services.GetRequiredService<PublishingWatchdog>().Look(CancellationToken.None);

    /// <summary>The seconds of <c>"12 s"</c>.</summary>
    private static int? Age(JsonNode ready, string service, string what) =>
        ready["services"]![service]![what]?.GetValue<string>() is { } age ? int.Parse(age[..^2], CultureInfo.InvariantCulture) : null;
}
