using AgiiPlatform.Host.Operations.Processes;
using AgiiPlatform.Host.Storage;

namespace AgiiPlatform.Host.Operations;

/// <summary>All that an operator is told of one service.</summary>
/// <param name="Status">Its outbox and error queues, in figures.</param>
/// <param name="Queues">Its error queues; null where there are none, or when the broker does not answer.</param>
/// <param name="BrokerAnswers">Whether it does, where there is one.</param>
/// <param name="LastRetention">When something was deleted last because it was kept long enough.</param>
/// <param name="NextRetention">When that is done next, in the process that answers (UTC).</param>
/// <param name="ToRemove">How much that is now.</param>
public sealed record ServiceState(
    ServiceStatus Status, IReadOnlyList<ErrorQueue>? Queues, bool BrokerAnswers, Occurrence? LastRetention, DateTime NextRetention,
    Removed ToRemove)
{
    /// <summary>Overview only: how far its last rebuild is.</summary>
    public RebuildProgress? Rebuild { get; init; }

    /// <summary>Inburgering only: the keys of national numbers.</summary>
    public Keys? Keys { get; init; }

    /// <summary>Identity only: when the rights of everybody were told last.</summary>
    public Occurrence? Rights { get; init; }
}
