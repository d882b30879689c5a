using AgiiPlatform.Inburgering.Referrals;

namespace AgiiPlatform.Inburgering.NationalNumbers;

/// <summary>Counts what each version of the master key locks: when a version locks nothing any more, its key may be taken away.</summary>
public sealed class NumbersPerKey(IServiceScopeFactory scopes, InszVault vault, MunicipalityRegistry registry)
{
    /// <summary>
    /// The count of each version that is here, and of any other that is still found; reads the first byte of every number.
    /// </summary>
    public async Task<IReadOnlyDictionary<byte, int>> Count(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var everywhere = registry.Municipalities.Select(t => t.Id).ToList();
        scope.ServiceProvider.GetRequiredService<RequestContext>()
            .Initialize(registry.Agency, [registry.Agency.Id, .. everywhere], Actor.Consumer(nameof(NumbersPerKey)));
        var counts = vault.Versions.ToDictionary(v => v, _ => 0);
        // Counted here: SQLite cannot group by a byte.
        await foreach (var version in scope.ServiceProvider.GetRequiredService<InburgeringDb>().AcrossTenants<Referral>(everywhere)
            .Where(r => r.InszLocked != null).Select(r => r.InszLocked!.First()).AsAsyncEnumerable().WithCancellation(ct))
        {
            counts[version] = counts.GetValueOrDefault(version) + 1;
        }

        return counts;
    }
}
