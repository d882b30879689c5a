using AgiiPlatform.Host.Operations.Logs;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Host.Operations.Processes;

/// <summary>How a service is, asked of its database and of the broker now.</summary>
/// <param name="Service">Its name.</param>
/// <param name="Unsent">How many messages wait in its outbox.</param>
/// <param name="OldestUnsent">Since when the oldest of them waits (UTC).</param>
/// <param name="LastError">Why it was not sent when it was tried last, without personal data.</param>
/// <param name="Failed">How many messages lie in its error queues; null without a broker, or when it does not answer.</param>
public sealed record ServiceStatus(string Service, int Unsent, DateTime? OldestUnsent, string? LastError, int? Failed)
{
    /// <summary>Asks.</summary>
    internal static async Task<ServiceStatus> Read(string service, IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        RequestContext.BeginScope();
        var context = RequestContext.ForRelay(services.GetRequiredService<TimeProvider>(), services.GetRequiredService<OutboxSignal>());
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(service).Bind(context);
        var unsent = db.Outbox.AsNoTracking().Where(m => m.SentAt == null);
        var oldest = await unsent.OrderBy(m => m.At).Select(m => new { m.At, m.Error }).FirstOrDefaultAsync(ct);
        return new(service, oldest is null ? 0 : await unsent.CountAsync(ct), oldest?.At,
            oldest?.Error is { } error ? Redaction.OfError(error) : null, await CountFailed(service, services, ct));
    }

    private static async Task<int?> CountFailed(string service, IServiceProvider services, CancellationToken ct)
    {
        try
        {
            return services.GetRequiredService<IConfiguration>().Broker() is { } broker
                ? (int)(await ErrorQueues.Depths(broker,
                    services.GetRequiredService<Subscriptions>().Consumers.Where(c => c.Service == service), ct)).Sum(q => q.Failed)
                : null;
        }
        catch (Exception e) when (e is RabbitMQ.Client.Exceptions.BrokerUnreachableException
            or RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return null;
        }
    }
}
