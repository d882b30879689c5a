namespace AgiiPlatform.Platform.Persistence;

/// <summary>A message waiting in, or sent from, the service's own outbox. Its id is the message id.</summary>
internal sealed class OutboxMessage
{
    public Guid Id { get; init; }
    public Guid TenantId { get; init; }
    public string Type { get; init; } = "";
    public string Body { get; init; } = "";
    public DateTime At { get; init; }
    public DateTime DueAt { get; init; }
    /// <summary>Until when a relay is sending it, and no other takes it; in no index, so that to claim a row stays in its page.</summary>
    public DateTime? ClaimedUntil { get; init; }
    public DateTime? SentAt { get; init; }
    public int Attempts { get; init; }
    public string? Error { get; init; }
    /// <summary>The step in a trace that it comes from (W3C traceparent); null when none is kept.</summary>
    public string? TraceParent { get; init; }
}
