using System.Diagnostics;
using AgiiPlatform.Contracts;
using MassTransit;

namespace AgiiPlatform.Platform.Messaging;

/// <summary>
/// Sends the messages in the outboxes of this process's services: woken after a commit, sweeping every second. A row is marked as sent
/// only when the broker has confirmed it; one that fails waits longer each time. A batch begins when the one before it is done.
/// </summary>
internal sealed class OutboxRelay(
    IEnumerable<ServiceDatabase> databases, IServiceProvider services, IBus bus, Subscriptions subscriptions,
    OutboxSignal signal, InMemoryDeliveryTracker tracker, MessageSignatures signatures,
    IConfiguration configuration, TimeProvider time, ILogger<OutboxRelay> log) : BackgroundService
{
    /// <summary>How long a publish may take, and the consumers in memory after it.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Since when the bus gives no answer; null when it does.</summary>
    internal DateTimeOffset? FailingSince { get; private set; }

    /// <summary>When the bus last took a message.</summary>
    internal DateTimeOffset LastAnswer { get; private set; } = time.GetUtcNow();

    /// <summary>How long claimed rows are a relay's. It renews that while it sends them; those of one that died are taken over.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(12);

    private static readonly ActivitySource Trace = new("AgiiPlatform");
    private const int Batch = 500;
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);

    /// <summary>What follows so soon after a batch goes along in the next: a batch costs little more than one message.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (configuration.Broker() is { } broker)
        {
            await DeclareTopology(broker, stoppingToken);
        }

        await Task.WhenAll(databases.Select(d => Relay(d, stoppingToken)));
    }

    private async Task DeclareTopology(string broker, CancellationToken ct)
    {
        for (var seconds = 1; ; seconds = Math.Min(seconds * 2, 15))
        {
            try
            {
                await Bus.DeclareTopology(broker, services, all: false, ct);
                return;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.LogWarning("The broker does not answer; messages wait in the outbox. {Reason}", e.Message);
                await Task.Delay(TimeSpan.FromSeconds(seconds), time, ct);
            }
        }
    }

    private async Task Relay(ServiceDatabase database, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var seen = await SendDue(database, ct);
                if (seen < Batch)
                {
                    await Task.Delay(seen > 0 ? Gather : TimeSpan.Zero, time, ct);
                    await signal.Wait(database.Name, Sweep, ct);
                }
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.LogError(e, "Sweeping the outbox of {Service} failed.", database.Name);
                await Task.Delay(Sweep, time, ct);
            }
        }
    }

    /// <summary>
    /// Sends one batch; answers how many rows it saw. In PostgreSQL they are claimed, for the time of a lease: another replica takes
    /// others, and no transaction waits for the broker; what one claimed in between, stays its own. SQLite has one process: no claims.
    /// </summary>
    internal async Task<int> SendDue(ServiceDatabase database, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        RequestContext.BeginScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(database.Name).Bind(RequestContext.ForRelay(time, signal));
        var now = time.GetUtcNow().UtcDateTime;
        var due = await db.Outbox.Where(m => m.SentAt == null && m.DueAt <= now && (m.ClaimedUntil == null || m.ClaimedUntil <= now))
            .OrderBy(m => m.DueAt).Take(Batch).Select(m => m.Id).ToArrayAsync(ct);
        // "sent_at is null" in other words: with these PostgreSQL would rather walk over all that was not sent than look for the ids.
        var claimed = database.Source is null ? db.Outbox.Where(m => due.Contains(m.Id)).OrderBy(m => m.Id) : db.Outbox.FromSql($"""
            with claimed as (update outbox set claimed_until = {now + Lease} where id = any ({due})
                and coalesce(sent_at, 'infinity') = 'infinity' and coalesce(claimed_until, {now}) <= {now} returning *)
            select * from claimed order by id
            """);
        var rows = due.Length == 0 ? [] : await claimed.AsNoTracking().ToListAsync(ct);
        var sending = Task.WhenAll(rows.Select(r => Send(database.Name, r, ct)));
        while (database.Source is not null && await Task.WhenAny(sending, Task.Delay(Lease / 3, time, CancellationToken.None)) != sending)
        {
            var (claim, until) = (rows.Select(r => r.Id).ToList(), time.GetUtcNow().UtcDateTime + Lease);
            await db.Outbox.Where(r => claim.Contains(r.Id))
                .ExecuteUpdateAsync(u => u.SetProperty(r => r.ClaimedUntil, until), CancellationToken.None);
        }

        var results = rows.Zip(await sending, (row, error) => (row.Id, row.Attempts, Error: error));
        foreach (var tried in results.GroupBy(r => (r.Error?.Message, Attempts: r.Error is null ? 0 : r.Attempts + 1)))
        {
            // Also when the host stops: what was sent is marked, and what was not is due again soon.
            var ids = tried.Select(r => r.Id).ToList();
            var dueAt = time.GetUtcNow().UtcDateTime.AddSeconds(Math.Min(Math.Pow(2, tried.Key.Attempts), 60));
            var these = db.Outbox.Where(r => ids.Contains(r.Id));
            await (tried.Key.Message is not { } reason
                ? these.ExecuteUpdateAsync(u => u.SetProperty(r => r.SentAt, now), CancellationToken.None)
                : these.ExecuteUpdateAsync(u => u.SetProperty(r => r.Attempts, tried.Key.Attempts).SetProperty(r => r.Error, reason)
                    .SetProperty(r => r.DueAt, dueAt).SetProperty(r => r.ClaimedUntil, (DateTime?)null), CancellationToken.None));
            if (tried.Key.Message is not null)
            {
                log.LogWarning("{Service}: {Count} messages not sent (try {Attempts}), {Id} the first: {Reason}",
                    database.Name, ids.Count, tried.Key.Attempts, ids[0], tried.Key.Message);
            }
        }

        return due.Length;
    }

    private async Task<Exception?> Send(string service, OutboxMessage row, CancellationToken ct)
    {
        using var step = Trace.StartActivity("outbox", ActivityKind.Producer, row.TraceParent);
        try
        {
            var type = typeof(PersonAccess).Assembly.GetType(row.Type, throwOnError: true)!;
            var message = JsonSerializer.Deserialize(row.Body, type, Json.Messages)!;
            var queues = subscriptions.QueuesFor(type);
            var delivered = subscriptions.InMemory && queues.Count > 0 ? tracker.Expect(row.Id, queues) : Task.CompletedTask;
            await Answer(bus.Publish(message, type, context =>
            {
                context.MessageId = row.Id;
                context.Headers.Set(Consumer.TenantHeader, row.TenantId.ToString());
                signatures.Sign(context, service, row.TenantId, message);
                if (queues.Count > 0 && context is RabbitMqSendContext rabbit)
                {
                    rabbit.Mandatory = true; // what reaches no queue comes back, and counts as not sent
                }
            }, ct), ct);
            await delivered.WaitAsync(Patience, time, ct);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    /// <summary>Waits for the bus, and notes whether it answered: yes or no, but not nothing.</summary>
    private async Task Answer(Task publishing, CancellationToken ct)
    {
        var asked = time.GetUtcNow();
        try
        {
            await publishing.WaitAsync(Patience, time, ct);
        }
        catch (Exception e) when (e is not MessageReturnedException)
        {
            FailingSince ??= asked;
            throw;
        }

        (FailingSince, LastAnswer) = (null, time.GetUtcNow());
    }
}
