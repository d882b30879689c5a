namespace AgiiPlatform.Host.Operations;

/// <summary>The error queue of a consumer.</summary>
/// <param name="Name">The queue of the consumer.</param>
/// <param name="Type">The kind of message that it takes.</param>
/// <param name="Count">How many messages lie in its error queue.</param>
/// <param name="Messages">The oldest of them.</param>
public sealed record ErrorQueue(string Name, string Type, uint Count, IReadOnlyList<ErrorMessage> Messages)
{
    /// <summary>When the oldest failed, if that is known.</summary>
    public DateTime? Oldest => Messages.Min(m => m.FailedAt);
}
