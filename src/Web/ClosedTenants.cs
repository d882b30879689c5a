using System.Collections.Concurrent;
using AgiiPlatform.Contracts;

namespace AgiiPlatform.Web;

/// <summary>
/// The organisations that were closed, as each service hears of it with the rights: nobody enters them any more, so that no list leads
/// there. Kept for five seconds, as rights are.
/// </summary>
public sealed class ClosedTenants(IServiceProvider services, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, (Task<IReadOnlySet<Guid>> Ids, long ReadAt)> _known = new();

    /// <summary>Their ids, as this service knows them.</summary>
    public Task<IReadOnlySet<Guid>> Of(string service)
    {
        if (_known.TryGetValue(service, out var known) && !known.Ids.IsFaulted && time.GetElapsedTime(known.ReadAt) < Fresh)
        {
            return known.Ids;
        }

        var ids = Read(service);
        _known[service] = (ids, time.GetTimestamp());
        return ids;
    }

    private async Task<IReadOnlySet<Guid>> Read(string service) =>
        (await services.GetRequiredKeyedService<GrantCache>(service).WithRole(TenantStays.Closed, CancellationToken.None))
            .Select(g => g.PersonId).ToHashSet();
}
