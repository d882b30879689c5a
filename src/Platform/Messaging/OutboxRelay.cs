using System.Text.Json;
using AgiiPlatform.Contracts;
using MassTransit;

namespace AgiiPlatform.Platform.Messaging;

/// <summary>
/// Sends what the services of this process left in their outboxes: woken after a commit, sweeping every second. A row is marked as
/// sent only when the broker has confirmed it; one that fails waits longer each time and never holds up another.
/// </summary>
internal sealed partial class OutboxRelay(
    IEnumerable<ServiceDatabase> stored, IServiceProvider services, IBus bus, Subscriptions subscriptions,
    OutboxSignal signal, InMemoryDeliveryTracker tracker, IConfiguration configuration, TimeProvider time, ILogger<OutboxRelay> log) : BackgroundService
{
    private const int Batch = 500;
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);

    /// <summary>What follows so soon after a batch goes along in the next one: a message after a quiet moment leaves at once, many together cost as one.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await WaitForBus(stoppingToken);
        await Task.WhenAll(stored.Select(s => Relay(s, stoppingToken)));
    }

    private async Task WaitForBus(CancellationToken ct)
    {
        for (var wait = TimeSpan.FromSeconds(1); ; wait = Min(wait * 2, TimeSpan.FromSeconds(15)))
        {
            try
            {
                if (configuration.Broker() is { } broker)
                {
                    await Bus.DeclareTopology(broker, subscriptions.Consumers, services, ct);
                }

                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                NoBroker(e.Message);
                await Task.Delay(wait, time, ct);
            }
        }
    }

    private async Task Relay(ServiceDatabase service, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var sent = await SendDue(service, ct);
                if (sent < Batch)
                {
                    await Task.Delay(sent > 0 ? Gather : TimeSpan.Zero, time, ct);
                    await signal.Wait(service.Name, Sweep, ct);
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                SweepFailed(service.Name, e);
                await Task.Delay(Sweep, time, ct);
            }
        }
    }

    /// <summary>Sends one batch; answers how many rows it saw.</summary>
    private async Task<int> SendDue(ServiceDatabase service, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        RequestContext.BeginScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(service.Name).Bind(RequestContext.ForRelay(time, signal));
        var now = time.GetUtcNow().UtcDateTime;

        // Rows are locked while they are sent, so that another replica takes others. SQLite has one process and no row locks: a
        // transaction would only keep the consumers, which write to the same file, from finishing.
        await using var transaction = service.Source is null ? null : await db.Database.BeginTransactionAsync(ct);
        var due = service.Source is null
            ? db.Outbox.FromSql($"select * from outbox where sent_at is null and due_at <= {now} order by id limit {Batch}")
            : db.Outbox.FromSql($"select * from outbox where sent_at is null and due_at <= {now} order by id limit {Batch} for update skip locked");
        var rows = await due.AsNoTracking().ToListAsync(ct);
        if (rows.Count == 0)
        {
            return 0;
        }

        var results = await Task.WhenAll(rows.Select(r => Send(r, ct)));
        var sent = new List<Guid>();
        foreach (var (row, error) in rows.Zip(results))
        {
            if (error is null)
            {
                sent.Add(row.Id);
                continue;
            }

            var attempts = row.Attempts + 1;
            var dueAt = now + Min(TimeSpan.FromSeconds(Math.Pow(2, attempts)), TimeSpan.FromMinutes(5));
            await db.Outbox.Where(r => r.Id == row.Id).ExecuteUpdateAsync(u => u
                .SetProperty(r => r.Attempts, attempts).SetProperty(r => r.Error, error.Message).SetProperty(r => r.DueAt, dueAt), ct);
            NotSent(row.Id, row.Type, attempts, error.Message);
        }

        await db.Outbox.Where(r => sent.Contains(r.Id)).ExecuteUpdateAsync(u => u.SetProperty(r => r.SentAt, now), ct);
        if (transaction is not null)
        {
            await transaction.CommitAsync(ct);
        }

        return rows.Count;
    }

    private async Task<Exception?> Send(OutboxMessage row, CancellationToken ct)
    {
        try
        {
            var type = typeof(PersonAccess).Assembly.GetType(row.Type, throwOnError: true)!;
            var message = JsonSerializer.Deserialize(row.Body, type, Json.Messages)!;
            var queues = subscriptions.QueuesFor(type);
            var settled = subscriptions.InMemory ? tracker.Expect(row.Id, queues) : Task.CompletedTask;
            await bus.Publish(message, type, context =>
            {
                context.MessageId = row.Id;
                context.Headers.Set(Consumer.TenantHeader, row.TenantId.ToString());
                if (queues.Count > 0 && context is RabbitMqSendContext rabbit)
                {
                    rabbit.Mandatory = true; // what reaches no queue comes back, and counts as not sent
                }
            }, ct);
            await settled.WaitAsync(TimeSpan.FromMinutes(1), time, ct);
            return null;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            return e;
        }
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    [LoggerMessage(LogLevel.Warning, "The broker does not answer; messages wait in the outbox. {Reason}")]
    private partial void NoBroker(string reason);

    [LoggerMessage(LogLevel.Error, "Sweeping the outbox of {Service} failed.")]
    private partial void SweepFailed(string service, Exception error);

    [LoggerMessage(LogLevel.Warning, "Message {Id} of type {Type} was not sent (try {Attempts}): {Reason}")]
    private partial void NotSent(Guid id, string type, int attempts, string reason);
}
