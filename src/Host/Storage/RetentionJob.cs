using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Host.Storage;

/// <summary>
/// Deletes, every hour, what is kept only for a while: messages that were sent, the notes that a message was handled, and the answers
/// to repeated requests. A message that was not sent yet stays, however old; in PostgreSQL a policy sees to that as well.
/// </summary>
internal sealed class RetentionJob(
    IEnumerable<ServiceDatabase> databases, IServiceProvider services, OutboxSignal signal, TimeProvider time, ILogger<RetentionJob> log)
    : BackgroundService
{
    private const int Batch = 5_000; // short locks

    /// <summary>When everything was last cleared; the start of this process, when not yet.</summary>
    internal DateTimeOffset LastRun { get; private set; } = time.GetUtcNow();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromHours(1), time, stoppingToken);
            var failed = false;
            foreach (var database in databases)
            {
                try
                {
                    await Clear(database, stoppingToken);
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

    internal async Task Clear(ServiceDatabase database, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        RequestContext.BeginScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(database.Name).Bind(RequestContext.ForRelay(time, signal));
        var before = time.GetUtcNow().UtcDateTime.AddDays(-DatabaseMigrator.DaysKept);
        foreach (var command in (FormattableString[])
        [
            $"delete from outbox where id in (select id from outbox where sent_at < {before} limit {Batch})",
            $"delete from inbox where (message_id, consumer) in (select message_id, consumer from inbox where at < {before} limit {Batch})",
            $"""
            delete from idempotency_keys where (tenant_id, person_id, key) in
                (select tenant_id, person_id, key from idempotency_keys where at < {before} limit {Batch})
            """,
        ])
        {
            while (await db.Database.ExecuteSqlAsync(command, ct) == Batch)
            {
                // there may be more
            }
        }
    }
}
