namespace AgiiPlatform.Platform.Messaging;

/// <summary>Which queues want which message, across all services, here or in other processes.</summary>
internal sealed record Subscriptions(IReadOnlyList<Consumer> Consumers, bool InMemory)
{
    private readonly ILookup<Type, string> _queues = Consumers.ToLookup(r => r.Message, r => r.Queue);

    internal IReadOnlyCollection<string> QueuesFor(Type message) => [.. _queues[message]];
}
