using AgiiPlatform.Municipalities;
using AgiiPlatform.Contracts;
using AgiiPlatform.Host.Storage;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgiiPlatform.Specs.Messaging;

[Collection(Alone.Name)]
public class Clearing_old_messages(PlatformFixture platform)
{
    private readonly DateTime _now = TimeProvider.System.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task What_was_sent_handled_or_answered_a_month_ago_goes_and_what_was_not_sent_stays()
    {
        var (old, recent, waiting) = (Sent(daysAgo: 31), Sent(daysAgo: 1), Unsent(daysAgo: 40));
        var (handled, justHandled) = (Handled(daysAgo: 31), Handled(daysAgo: 1));
        var (answered, justAnswered) = (Answered(daysAgo: 31), Answered(daysAgo: 1));
        await Write(old, recent, waiting, handled, justHandled, answered, justAnswered);

        await platform.Services.GetRequiredService<RetentionJob>().Clear(Caseloads, CancellationToken.None);

        (await Left(db => db.Outbox.Select(r => r.Id), [old.Id, recent.Id, waiting.Id]))
            .ShouldBe([recent.Id, waiting.Id], ignoreOrder: true);
        (await Left(db => db.Inbox.Select(r => r.MessageId), [handled.MessageId, justHandled.MessageId])).ShouldBe([justHandled.MessageId]);
        (await Left(db => db.IdempotentRequests.Select(r => r.PersonId), [answered.PersonId, justAnswered.PersonId], relay: false))
            .ShouldBe([justAnswered.PersonId]);
    }

    /// <summary>How long ago that was is told to who watches, and an hour in which it failed does not count.</summary>
    [Fact]
    public async Task It_is_noted_when_all_was_cleared_last()
    {
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        using var job = new RetentionJob(platform.Services.GetServices<ServiceDatabase>(), platform.Services,
            platform.Services.GetRequiredService<MunicipalityRegistry>(), platform.Services.GetRequiredService<OutboxSignal>(), clock,
            NullLogger<RetentionJob>.Instance);
        var started = job.LastRun;
        await job.StartAsync(CancellationToken.None);

        await Hour(() => job.LastRun > started);
        var cleared = job.LastRun;
        await using (await platform.StoreAway("caseloads"))
        {
            var timers = clock.Timers;
            clock.Advance(TimeSpan.FromHours(1));
            await PlatformFixture.Until(() => Task.FromResult(clock.Timers == timers));
            job.LastRun.ShouldBe(cleared);
        }

        await Hour(() => job.LastRun > cleared); // the control
        await job.StopAsync(CancellationToken.None);

        async Task Hour(Func<bool> isNoted)
        {
            await PlatformFixture.Until(() => Task.FromResult(clock.Timers > 0));
            clock.Advance(TimeSpan.FromHours(1));
            await PlatformFixture.Until(() => Task.FromResult(isNoted()));
        }
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task The_application_cannot_take_away_what_it_did_not_send()
    {
        var (old, recent, waiting) = (Sent(daysAgo: 31), Sent(daysAgo: 1), Unsent(daysAgo: 40));
        await Write(old, recent, waiting);

        await using (var scope = platform.Services.CreateAsyncScope())
        {
            await scope.AsRelay("caseloads").Database.ExecuteSqlAsync($"delete from outbox");
        }

        // The control is in the same line: what may go, went.
        (await Left(db => db.Outbox.Select(r => r.Id), [old.Id, recent.Id, waiting.Id]))
            .ShouldBe([recent.Id, waiting.Id], ignoreOrder: true);
    }

    private OutboxMessage Sent(int daysAgo) => Message(daysAgo, sentAt: _now.AddDays(-daysAgo), dueAt: _now.AddDays(-daysAgo));

    private OutboxMessage Unsent(int daysAgo) => Message(daysAgo, sentAt: null, dueAt: _now.AddHours(1));

    private OutboxMessage Message(int daysAgo, DateTime? sentAt, DateTime dueAt) => new()
    {
        Id = Ids.New(), TenantId = Agency.Id, Type = typeof(AccessChanged).FullName!, Body = """{"people":[]}""", At = _now.AddDays(-daysAgo), DueAt = dueAt, SentAt = sentAt,
    };

    private InboxMessage Handled(int daysAgo) => new() { MessageId = Ids.New(), Consumer = "spec", At = _now.AddDays(-daysAgo) };

    private IdempotentRequest Answered(int daysAgo) => new()
    {
        TenantId = Agency.Id, PersonId = Ids.New(), Key = "spec", RequestHash = "", At = _now.AddDays(-daysAgo),
    };

    private Tenant Agency => platform.Services.GetRequiredService<MunicipalityRegistry>().Agency;

    private ServiceDatabase Caseloads => platform.Services.GetServices<ServiceDatabase>().First(s => s.Name == "caseloads");

    private async Task Write(params object[] rows)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var db = AsAgency(scope);
        db.AddRange(rows);
        await db.Save("spec", null, CancellationToken.None);
    }

    private async Task<IReadOnlyList<Guid>> Left(Func<ServiceDb, IQueryable<Guid>> ids, IReadOnlyList<Guid> among, bool relay = true)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        return await ids(relay ? scope.AsRelay("caseloads") : AsAgency(scope)).Where(id => among.Contains(id)).ToListAsync();
    }

    private ServiceDb AsAgency(AsyncServiceScope scope)
    {
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(Agency, [Agency.Id], Actor.Consumer("spec"));
        return scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>("caseloads");
    }
}
