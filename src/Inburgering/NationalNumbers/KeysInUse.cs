using AgiiPlatform.Inburgering.Referrals;

namespace AgiiPlatform.Inburgering.NationalNumbers;

/// <summary>How many national numbers are locked with which version of the master key. Reads the first byte of each.</summary>
internal static class KeysInUse
{
    /// <summary>The numbers by version of their key; a key that is here and locks none has 0.</summary>
    internal static async Task<IReadOnlyDictionary<byte, int>> Count(
        InburgeringDb db, InszVault vault, IReadOnlyCollection<Guid> municipalities, CancellationToken ct)
    {
        var counts = vault.Versions.ToDictionary(v => v, _ => 0);
        // Counted here: SQLite cannot group by a byte.
        await foreach (var version in db.AcrossTenants<Referral>(municipalities).Where(r => r.InszLocked != null)
            .Select(r => r.InszLocked!.First()).AsAsyncEnumerable().WithCancellation(ct))
        {
            counts[version] = counts.GetValueOrDefault(version) + 1;
        }

        return counts;
    }
}
