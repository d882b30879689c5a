namespace AgiiPlatform.Platform.Messaging;

/// <summary>
/// In the embedded shape the bus lives in memory, so a message that was handed to it is not yet safe. The relay therefore waits here
/// until every consumer has had its effect before it marks the outbox row as sent: a crash in between sends it again, and the inbox
/// keeps the effect single. With RabbitMQ nothing waits here: the broker's confirm is enough.
/// </summary>
internal sealed class InMemoryDeliveryTracker
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, (HashSet<string> Queues, TaskCompletionSource Delivered)> _expected = [];

    /// <summary>Call before the message goes to the bus; completes when all these queues have handled it, or with a failure.</summary>
    internal Task Expect(Guid messageId, IReadOnlyCollection<string> queues)
    {
        var delivered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _expected[messageId] = ([.. queues], delivered);
        }

        return delivered.Task;
    }

    /// <summary>A queue has handled the message; with an error, it could not.</summary>
    internal void Handled(Guid messageId, string queue, Exception? error = null)
    {
        lock (_lock)
        {
            if (_expected.TryGetValue(messageId, out var expected) && expected.Queues.Remove(queue)
                && (error is not null || expected.Queues.Count == 0))
            {
                _expected.Remove(messageId);
                _ = error is null ? expected.Delivered.TrySetResult() : expected.Delivered.TrySetException(error);
            }
        }
    }
}
