using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using AgiiPlatform.Municipalities;

namespace AgiiPlatform.Host.Operations.Metrics;

/// <summary>
/// Requests by service and by tenant, for no more tenants than a store of metrics can bear: every look the busiest one that has no name
/// yet gets one, until fifty have. It keeps it until the process stops, so that no count ever falls; all others are "other".
/// </summary>
internal sealed class TenantRequests(MunicipalityRegistry registry, IMeterFactory meters)
{
    internal const int Names = 50;
    internal const string Other = "other";

    private readonly Counter<long> _requests = meters.Create(Telemetry.Own).CreateCounter<long>(
        "agii.requests", "{request}", "Requests, by service and by tenant; of the tenants those that ask most, the rest together.");

    private readonly Counter<long> _refused = meters.Create(Telemetry.Own).CreateCounter<long>(
        "agii.requests.refused", "{request}", "Requests refused since a limit was reached, by limit and by tenant.");

    private readonly ConcurrentDictionary<string, string> _named = new();
    private readonly ConcurrentDictionary<string, StrongBox<long>> _unnamed = new();

    /// <summary>Counts a request of a service; in the tenant of its address, if that is one.</summary>
    internal void Count(string service, string? slug)
    {
        _requests.Add(1, new KeyValuePair<string, object?>("service", service), new KeyValuePair<string, object?>("tenant", Label(slug)));
    }

    /// <summary>Counts a request that was refused since this limit was reached; in the tenant where its person has a right.</summary>
    internal void CountRefused(string limit, string? slug) =>
        _refused.Add(1, new KeyValuePair<string, object?>("limit", limit), new KeyValuePair<string, object?>("tenant", Label(slug)));

    internal void NameTheBusiest()
    {
        if (_named.Count < Names && !_unnamed.IsEmpty)
        {
            var busiest = _unnamed.MaxBy(t => t.Value.Value).Key;
            _named[busiest] = busiest;
            _unnamed.TryRemove(busiest, out _);
        }
    }

    private string Label(string? asked)
    {
        if (asked is null || registry.BySlug(asked) is not { Slug: var slug })
        {
            return "";
        }

        if (_named.TryGetValue(slug, out var name))
        {
            return name;
        }

        if (_named.Count < Names)
        {
            Interlocked.Increment(ref _unnamed.GetOrAdd(slug, static _ => new StrongBox<long>()).Value);
        }

        return Other;
    }
}
