using System.Runtime.CompilerServices;
using System.Text.Json;
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
    IConfiguration configuration, TimeProvider time, ILogger<OutboxRelay> log)
    : BackgroundService
{
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
                await Bus.DeclareTopology(broker, subscriptions.Consumers, services, ct);
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

    /// <summary>Sends one batch; answers how many rows it saw.</summary>
    private async Task<int> SendDue(ServiceDatabase database, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        RequestContext.BeginScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(database.Name).Bind(RequestContext.ForRelay(time, signal));
        var now = time.GetUtcNow().UtcDateTime;

        // Rows are locked while they are sent, so that another replica takes others. SQLite has one process and no row locks: a
        // transaction would only keep the consumers, which write to the same file, from finishing.
        await using var transaction = database.Source is null ? null : await db.Database.BeginTransactionAsync(ct);
        var due = FormattableStringFactory.Create(
            "select * from outbox where sent_at is null and due_at <= {0} order by id limit {1}"
            + (transaction is null ? "" : " for update skip locked"), now, Batch);
        var rows = await db.Outbox.FromSql(due).AsNoTracking().ToListAsync(ct);
        if (rows.Count == 0)
        {
            return 0;
        }

        var errors = await Task.WhenAll(rows.Select(r => Send(database.Name, r, ct)));
        foreach (var (row, error) in rows.Zip(errors).Where(r => r.Second is not null))
        {
            var attempts = row.Attempts + 1;
            var dueAt = now.AddSeconds(Math.Min(Math.Pow(2, attempts), 300));
            await db.Outbox.Where(r => r.Id == row.Id).ExecuteUpdateAsync(u => u
                .SetProperty(r => r.Attempts, attempts).SetProperty(r => r.Error, error!.Message).SetProperty(r => r.DueAt, dueAt), ct);
            log.LogWarning("{Type} {Id} was not sent (try {Attempts}): {Reason}", row.Type, row.Id, attempts, error!.Message);
        }

        var sent = rows.Zip(errors).Where(r => r.Second is null).Select(r => r.First.Id).ToList();
        await db.Outbox.Where(r => sent.Contains(r.Id)).ExecuteUpdateAsync(u => u.SetProperty(r => r.SentAt, now), ct);
        await (transaction?.CommitAsync(ct) ?? Task.CompletedTask);
        return rows.Count;
    }

    private async Task<Exception?> Send(string service, OutboxMessage row, CancellationToken ct)
    {
        try
        {
            var type = typeof(PersonAccess).Assembly.GetType(row.Type, throwOnError: true)!;
            var message = JsonSerializer.Deserialize(row.Body, type, Json.Messages)!;
            var queues = subscriptions.QueuesFor(type);
            var delivered = subscriptions.InMemory && queues.Count > 0 ? tracker.Expect(row.Id, queues) : Task.CompletedTask;
            await bus.Publish(message, type, context =>
            {
                context.MessageId = row.Id;
                context.Headers.Set(Consumer.TenantHeader, row.TenantId.ToString());
                signatures.Sign(context, service, row.TenantId, message);
                if (queues.Count > 0 && context is RabbitMqSendContext rabbit)
                {
                    rabbit.Mandatory = true; // what reaches no queue comes back, and counts as not sent
                }
            }, ct);
            await delivered.WaitAsync(TimeSpan.FromMinutes(1), time, ct);
            return null;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            return e;
        }
    }
}
