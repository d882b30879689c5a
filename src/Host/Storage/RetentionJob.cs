using AgiiPlatform.Identity;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Host.Storage;

/// <summary>
/// Deletes, every hour, what is kept only for a while: messages that were sent, the notes that a message was handled, the answers to
/// repeated requests, and the addresses that people signed in from. A message that was not sent yet stays, however old; in PostgreSQL a
/// policy sees to that as well. The audit log tells of each run.
/// </summary>
internal sealed class RetentionJob(
    IEnumerable<ServiceDatabase> databases, IServiceProvider services, MunicipalityRegistry registry, OutboxSignal signal,
    TimeProvider time, ILogger<RetentionJob> log)
    : BackgroundService
{
    private const int Batch = 5_000; // short locks
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>When it runs next in this process.</summary>
    internal DateTimeOffset NextAt { get; private set; } = time.GetUtcNow() + Every;

    /// <summary>When everything was last cleared; the start of this process, when not yet.</summary>
    internal DateTimeOffset LastRun { get; private set; } = time.GetUtcNow();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            NextAt = time.GetUtcNow() + Every;
            await Task.Delay(Every, time, stoppingToken);
            var failed = false;
            foreach (var database in databases)
            {
                try
                {
                    await Note(database, await Clear(database, stoppingToken), stoppingToken);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    failed = true;
                    log.LogError(e, "Clearing old messages of {Service} failed; it is tried again in an hour.", database.Name);
                }
            }

            LastRun = failed ? LastRun : time.GetUtcNow();
        }
    }

    /// <summary>Deletes what was kept long enough; answers how much that was.</summary>
    internal async Task<Removed> Clear(ServiceDatabase database, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        RequestContext.BeginScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(database.Name).Bind(RequestContext.ForRelay(time, signal));
        var before = Before;
        return new(
            await All($"delete from outbox where id in (select id from outbox where sent_at < {before} limit {Batch})"),
            await All($"""
            delete from inbox where (message_id, consumer) in (select message_id, consumer from inbox where at < {before} limit {Batch})
            """),
            await All($"""
            delete from idempotency_keys where (tenant_id, person_id, key) in
                (select tenant_id, person_id, key from idempotency_keys where at < {before} limit {Batch})
            """),
            await Addresses(db, old => old.ExecuteDeleteAsync(ct)));

        async Task<int> All(FormattableString command)
        {
            var (total, some) = (0, 0);
            do
            {
                some = await db.Database.ExecuteSqlAsync(command, ct);
                total += some;
            }
            while (some == Batch); // there may be more

            return total;
        }
    }

    /// <summary>How much was kept long enough; deletes nothing.</summary>
    internal async Task<Removed> Count(ServiceDatabase database, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        RequestContext.BeginScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(database.Name).Bind(RequestContext.ForRelay(time, signal));
        var before = Before;
        return new(
            await db.Outbox.CountAsync(m => m.SentAt < before, ct), await db.Inbox.CountAsync(m => m.At < before, ct),
            await db.Database.SqlQuery<int>($"select cast(count(*) as integer) as \"Value\" from idempotency_keys where at < {before}")
                .SingleAsync(ct),
            await Addresses(db, old => old.CountAsync(ct)));
    }

    /// <summary>Does this with the addresses that people signed in from, in the tenant of AgII, and were kept long enough.</summary>
    private async Task<int> Addresses(ServiceDb of, Func<IQueryable<SignInSource>, Task<int>> act)
    {
        if (of is not IdentityDb)
        {
            return 0;
        }

        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>()
            .Initialize(registry.Agency, [registry.Agency.Id], Actor.Consumer(nameof(RetentionJob)));
        var before = time.GetUtcNow().UtcDateTime.AddMonths(-SignInSource.MonthsKept);
        return await act(scope.ServiceProvider.GetRequiredService<IdentityDb>().SignInSources.Where(s => s.At < before));
    }

    private DateTime Before => time.GetUtcNow().UtcDateTime.AddDays(-DatabaseMigrator.DaysKept);

    private async Task Note(ServiceDatabase database, Removed removed, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        RequestContext.BeginScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>()
            .Initialize(registry.Agency, [registry.Agency.Id], Actor.Consumer(nameof(RetentionJob)));
        await scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(database.Name)
            .Save(nameof(RetentionJob), null, $"{removed}", ct);
    }
}
