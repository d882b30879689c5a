using System.Net;
using AgiiPlatform.Contracts;
using AgiiPlatform.Host.Operations;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace AgiiPlatform.Specs.Messaging;

/// <summary>
/// A bus that takes no messages, on a clock that the spec moves. The message becomes due in an hour, and the clock is two hours ahead, so
/// that the host's own relay leaves it alone; in the outbox of Overview, which publishes nothing itself.
/// </summary>
[Collection(Alone.Name)]
public sealed class Messages_that_do_not_leave : IAsyncLifetime
{
    private readonly PlatformFixture _platform;
    private readonly ManualClock _clock = new(TimeProvider.System.GetUtcNow().AddHours(2));
    private readonly IBusControl _bus;
    private readonly FakeBus _fake;
    private readonly TaskCompletionSource _confirm = new();
    private readonly Guid _message = Ids.New();

    public Messages_that_do_not_leave(PlatformFixture platform)
    {
        _platform = platform;
        (_bus, _fake) = FakeBus.Make();
        _fake.Publishing = () => _confirm.Task;
    }

    public async ValueTask InitializeAsync()
    {
        await using var scope = _platform.Services.CreateAsyncScope();
        var agency = _platform.Services.GetRequiredService<MunicipalityRegistry>().Agency;
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(agency, [agency.Id], Actor.Consumer("spec"));
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>("overview");
        db.Add(new OutboxMessage
        {
            // Nobody consumes it, so that in memory too the bus is all that it waits for.
            Id = _message, TenantId = agency.Id, Type = typeof(ReferralSent).FullName!, At = _clock.GetUtcNow().UtcDateTime,
            DueAt = _clock.GetUtcNow().UtcDateTime.AddHours(-1),
            Body = $$"""{"referralId":"{{Ids.New()}}","direction":"ocmw-to-agii","sentAt":"2026-01-01T00:00:00Z","version":1}""",
        });
        await db.Save("spec", null, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await using var scope = _platform.Services.CreateAsyncScope();
        await scope.AsRelay("overview").Outbox.Where(r => r.Id == _message)
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.SentAt, _clock.GetUtcNow().UtcDateTime));
    }

    [Fact]
    public async Task Hold_no_transaction_and_are_taken_by_no_other_while_the_broker_is_waited_for()
    {
        var sending = Relay().SendDue(Overview, CancellationToken.None);
        await PlatformFixture.Until(() => Task.FromResult(_fake.Published.Count == 1));

        if (PlatformFixture.Full)
        {
            (await Waiting()).ShouldBe(0);
            (await Relay().SendDue(Overview, CancellationToken.None)).ShouldBe(0);
        }

        (await SentAt()).ShouldBeNull("the control: it is under way, and not marked");
        _confirm.SetResult();
        await sending;
        (await SentAt()).ShouldNotBeNull();
        _fake.Published.Count.ShouldBe(1);
    }

    /// <summary>A relay whose clock stands still does nothing more with what it claimed: as one that was killed.</summary>
    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task Are_sent_by_another_relay_soon_after_the_one_that_claimed_them_died()
    {
        _ = Relay(new ManualClock(_clock.GetUtcNow())).SendDue(Overview, CancellationToken.None);
        await PlatformFixture.Until(() => Task.FromResult(_fake.Published.Count == 1));
        _fake.Publishing = () => Task.CompletedTask;

        _clock.Advance(OutboxRelay.Lease - TimeSpan.FromSeconds(1));
        (await Relay().SendDue(Overview, CancellationToken.None)).ShouldBe(0);
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await Relay().SendDue(Overview, CancellationToken.None)).ShouldBe(1);

        (await SentAt()).ShouldNotBeNull();
        OutboxRelay.Lease.ShouldBeLessThan(TimeSpan.FromSeconds(20), "the broker's work goes on within this time after a kill");
    }

    /// <summary>The control of the one above: a relay that lives keeps what it claimed, however slow the broker.</summary>
    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task Are_taken_from_no_relay_that_lives_and_is_slow()
    {
        var sending = Relay().SendDue(Overview, CancellationToken.None);
        await PlatformFixture.Until(() => Task.FromResult(_fake.Published.Count == 1));

        for (var seconds = TimeSpan.Zero; seconds < OutboxRelay.Lease * 3; seconds += OutboxRelay.Lease / 3)
        {
            var until = (await Row()).ClaimedUntil;
            await PlatformFixture.Until(() => Task.FromResult(_clock.Timers > 1)); // it waits for the broker and for its next renewal
            _clock.Advance(OutboxRelay.Lease / 3);
            await PlatformFixture.Until(async () => (await Row()).ClaimedUntil > until);
            (await Relay().SendDue(Overview, CancellationToken.None)).ShouldBe(0);
        }

        _confirm.SetResult();
        await sending;
        _fake.Published.Count.ShouldBe(1);
    }

    /// <summary>Each of them saw that nobody had the message, and asks that again when it takes it.</summary>
    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task Are_sent_once_by_relays_that_look_at_the_same_moment()
    {
        _fake.Publishing = () => Task.CompletedTask;
        await using var superuser = new NpgsqlConnection(Environment.GetEnvironmentVariable("AGII_SPECS_PG_SUPERUSER"));
        await superuser.OpenAsync();
        await using var transaction = await superuser.BeginTransactionAsync();
        await using var held = new NpgsqlCommand(
            $"select 1 from overview.outbox where id = '{_message}' for update", superuser, transaction);
        await held.ExecuteNonQueryAsync();

        var sending = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Relay().SendDue(Overview, CancellationToken.None)));
        await PlatformFixture.Until(async () => (long)(await Store.AsSuperuser(
            "select count(*) from pg_stat_activity where usename = 'agii_overview' and wait_event_type = 'Lock'"))! == 4);
        await transaction.RollbackAsync();

        (await sending).ShouldAllBe(seen => seen == 1, "the control: all four saw it");
        _fake.Published.Count.ShouldBe(1);
    }

    [Fact]
    public async Task For_a_minute_though_the_broker_answers_restart_the_bus_and_then_end_the_process()
    {
        var relay = Relay();
        var watchdog = Watchdog(relay);
        await Hang(relay);
        await watchdog.Look(CancellationToken.None);
        (_fake.Stopped, _fake.Started, watchdog.IsDead).ShouldBe((1, 1, false));
        watchdog.Ages["overview"].OldestUnsent.ShouldNotBeNull();

        await Hang(relay);
        await Hang(relay);
        await watchdog.Look(CancellationToken.None);
        (_fake.Started, watchdog.IsDead).ShouldBe((1, true));
        (await Live(watchdog)).ShouldBe(HttpStatusCode.ServiceUnavailable);

        _fake.Publishing = () => Task.CompletedTask; // it came back after all
        _clock.Advance(TimeSpan.FromMinutes(10));
        await relay.SendDue(Overview, CancellationToken.None);
        await watchdog.Look(CancellationToken.None);
        watchdog.IsDead.ShouldBeFalse();
        (await Live(watchdog)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Because_nobody_takes_them_from_the_outbox_restart_the_bus_too()
    {
        var watchdog = Watchdog(Relay());
        _clock.Advance(TimeSpan.FromMinutes(2)); // the relay is dead: it never looks

        await watchdog.Look(CancellationToken.None);

        _fake.Started.ShouldBe(1);
    }

    [Fact]
    public async Task Control_what_leaves_in_time_and_a_broker_that_is_down_restart_nothing()
    {
        var relay = Relay();
        _fake.Publishing = () => Task.CompletedTask;
        await relay.SendDue(Overview, CancellationToken.None);
        await Watchdog(relay).Look(CancellationToken.None);
        _fake.Stopped.ShouldBe(0);

        await using var scope = _platform.Services.CreateAsyncScope();
        await scope.AsRelay("overview").Outbox.Where(r => r.Id == _message)
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.SentAt, (DateTime?)null));
        _fake.Publishing = () => _confirm.Task;
        await Hang(relay);
        var looking = Watchdog(relay, broker: "amqp://guest:guest@127.0.0.1:1/").Look(CancellationToken.None);
        await PlatformFixture.Until(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(16)); // it waits no longer for an answer
            return Task.FromResult(looking.IsCompleted);
        });
        await looking;
        _fake.Stopped.ShouldBe(0);
    }

    /// <summary>What an orchestrator hears of a process with this watchdog.</summary>
    private static async Task<HttpStatusCode> Live(PublishingWatchdog watchdog)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(watchdog).AddSingleton<Drain>();
        await using var app = builder.Build();
        app.MapHealth();
        await app.StartAsync();
        using var http = new HttpClient();
        return (await http.GetAsync($"{app.Urls.Single()}/health/live")).StatusCode;
    }

    /// <summary>One batch that the bus does not answer for a minute.</summary>
    private async Task Hang(OutboxRelay relay)
    {
        var before = _fake.Published.Count;
        _clock.Advance(TimeSpan.FromSeconds(75)); // it is due
        var sending = relay.SendDue(Overview, CancellationToken.None);
        await PlatformFixture.Until(() => Task.FromResult(_fake.Published.Count > before));
        await PlatformFixture.Until(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(61));
            return Task.FromResult(sending.IsCompleted);
        });
    }

    private OutboxRelay Relay(ManualClock? clock = null) => new(
        [Overview], _platform.Services, _bus, Get<Subscriptions>(), new OutboxSignal(), Get<InMemoryDeliveryTracker>(),
        Get<MessageSignatures>(), new ConfigurationBuilder().Build(), clock ?? _clock, NullLogger<OutboxRelay>.Instance);

    private PublishingWatchdog Watchdog(OutboxRelay relay, string? broker = null) => new(
        [Overview], _platform.Services, relay, _bus, new OutboxSignal(),
        new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:rabbitmq", broker)]).Build(), _clock,
        NullLogger<PublishingWatchdog>.Instance);

    private T Get<T>() where T : notnull => _platform.Services.GetRequiredService<T>();

    private ServiceDatabase Overview => _platform.Services.GetServices<ServiceDatabase>().First(s => s.Name == "overview");

    private async Task<DateTime?> SentAt() => (await Row()).SentAt;

    private async Task<OutboxMessage> Row()
    {
        await using var scope = _platform.Services.CreateAsyncScope();
        return await scope.AsRelay("overview").Outbox.AsNoTracking().FirstAsync(r => r.Id == _message);
    }

    /// <summary>How many connections of Overview sit in a transaction that does nothing.</summary>
    private static async Task<long> Waiting() => (long)(await Store.AsSuperuser("""
        select count(*) from pg_stat_activity where usename = 'agii_overview' and state like 'idle in transaction%'
        """))!;
}
