using System.Collections.Concurrent;

namespace AgiiPlatform.Platform.Messaging;

/// <summary>
/// In the embedded shape the bus lives in memory, so a message that was handed to it is not yet safe. The relay therefore waits here
/// until every reaction has had its effect before it marks the outbox row as sent: a crash in between sends it again, and the inbox
/// keeps the effect single. With RabbitMQ nothing waits here: the broker's confirm is enough.
/// </summary>
internal sealed class Settlement
{
    private sealed class Expected(IEnumerable<string> queues)
    {
        internal readonly HashSet<string> Queues = [.. queues];
        internal readonly TaskCompletionSource Done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private readonly ConcurrentDictionary<Guid, Expected> _expected = new();

    /// <summary>Call before the message is handed to the bus; completes when all these queues have handled it, or faults with the first failure.</summary>
    internal Task Expect(Guid messageId, IReadOnlyCollection<string> queues)
    {
        if (queues.Count == 0)
        {
            return Task.CompletedTask;
        }

        var expected = new Expected(queues);
        _expected[messageId] = expected;
        return expected.Done.Task;
    }

    internal void Handled(Guid messageId, string queue)
    {
        if (_expected.TryGetValue(messageId, out var expected))
        {
            lock (expected)
            {
                expected.Queues.Remove(queue);
                if (expected.Queues.Count > 0)
                {
                    return;
                }
            }

            _expected.TryRemove(messageId, out _);
            expected.Done.TrySetResult();
        }
    }

    internal void Failed(Guid messageId, Exception error)
    {
        if (_expected.TryRemove(messageId, out var expected))
        {
            expected.Done.TrySetException(error);
        }
    }
}
