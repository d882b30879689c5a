using System.Collections.Concurrent;

namespace AgiiPlatform.Platform.Messaging;

/// <summary>Wakes a service's relay in this process after a commit; a relay that misses it sweeps within a second.</summary>
public sealed class OutboxSignal
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _signals = new();

    internal void Wake(string service) => _ = Of(service) is { CurrentCount: 0 } signal ? signal.Release() : 0;

    internal Task<bool> Wait(string service, TimeSpan atMost, CancellationToken ct) => Of(service).WaitAsync(atMost, ct);

    private SemaphoreSlim Of(string service) => _signals.GetOrAdd(service, _ => new SemaphoreSlim(0));
}
