namespace AgiiPlatform.Platform.Persistence;

/// <summary>A message that a consumer has handled: written in the same transaction as its effect.</summary>
internal sealed class InboxMessage
{
    public Guid MessageId { get; init; }
    public string Consumer { get; init; } = "";
    public DateTime At { get; init; }
}
