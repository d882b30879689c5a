using System.Collections.Concurrent;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Bus = AgiiPlatform.Platform.Messaging.Bus;

namespace AgiiPlatform.Host.Operations;

/// <summary>
/// Sees to it that messages go out. When the broker answers a new connection and yet nothing has left for a while, the bus of this process
/// is restarted; when that does not help, the process says that it is dead, and whoever watches over it starts another.
/// </summary>
internal sealed class PublishingWatchdog(
    IEnumerable<ServiceDatabase> databases, IServiceProvider services, OutboxRelay relay, IBusControl bus,
    OutboxSignal signal, IConfiguration configuration, TimeProvider time, ILogger<PublishingWatchdog> log) : BackgroundService
{
    /// <summary>How long nothing may leave while something should.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);
    private DateTimeOffset? _restartedAt;

    /// <summary>Whether restarting the bus was of no use.</summary>
    internal bool IsDead { get; private set; }

    /// <summary>
    /// Of each service here: how old its oldest unsent message is and how many there are, and the last message about rights that it heard.
    /// </summary>
    internal ConcurrentDictionary<string, (TimeSpan? OldestUnsent, int Unsent, TimeSpan? Rights)> Ages { get; } = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(LookEvery, time, stoppingToken);
            try
            {
                await Look(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "Whether messages go out could not be seen.");
            }
        }
    }

    internal async Task Look(CancellationToken ct)
    {
        var isOverdue = false;
        foreach (var database in databases)
        {
            isOverdue |= await HasOverdue(database, ct);
        }

        var now = time.GetUtcNow();
        var isStuck = now - relay.FailingSince >= Limit || (isOverdue && now - relay.LastAnswer > Limit);
        if (!isStuck)
        {
            (IsDead, _restartedAt) = (false, null);
        }
        else if (await BrokerAnswers(ct) && !(now - _restartedAt < Limit + OutboxRelay.Patience))
        {
            IsDead = _restartedAt is not null;
            log.LogError("Messages do not leave though the broker answers: {Cure}.",
                IsDead ? "a new process is needed" : "the bus is restarted");
            _restartedAt = now;
            await (IsDead ? Task.CompletedTask : Restart());
        }
    }

    /// <summary>Whether a message should have been taken by now; notes the ages on the way.</summary>
    private async Task<bool> HasOverdue(ServiceDatabase database, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        RequestContext.BeginScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(database.Name).Bind(RequestContext.ForRelay(time, signal));
        var now = time.GetUtcNow().UtcDateTime;
        var unsent = db.Outbox.Where(r => r.SentAt == null);
        var oldest = await unsent.MinAsync(r => (DateTime?)r.At, ct);
        var heard = await db.Inbox.Where(r => r.Consumer == "WhenAccessChanged").MaxAsync(r => (DateTime?)r.At, ct);
        Ages[database.Name] = (now - oldest, oldest is null ? 0 : await unsent.CountAsync(ct), now - heard);
        var before = now - Limit;
        return oldest is not null && await unsent.AnyAsync(r => r.DueAt < before, ct);
    }

    private async Task<bool> BrokerAnswers(CancellationToken ct)
    {
        try
        {
            var asked = configuration.Broker() is { } broker
                ? Bus.DeclareTopology(broker, services, all: false, ct) : Task.CompletedTask;
            await asked.WaitAsync(LookEvery, time, ct);
            return true;
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            return false; // it is down, and messages wait for it
        }
    }

    private async Task Restart()
    {
        try
        {
            await bus.StopAsync(LookEvery).WaitAsync(LookEvery, time);
        }
        finally
        {
            await bus.StartAsync(LookEvery);
        }
    }
}
