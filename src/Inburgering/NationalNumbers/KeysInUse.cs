using AgiiPlatform.Inburgering.Referrals;

namespace AgiiPlatform.Inburgering.NationalNumbers;

/// <summary>How many national numbers are locked with which version of the master key. Counts, and reads none.</summary>
internal static class KeysInUse
{
    /// <summary>The numbers by version of their key; a key that is here and locks none has 0.</summary>
    internal static async Task<IReadOnlyDictionary<byte, int>> Count(
        InburgeringDb db, InszVault vault, IReadOnlyCollection<Guid> municipalities, CancellationToken ct)
    {
        var counts = vault.Versions.ToDictionary(v => v, _ => 0);
        await foreach (var number in db.AcrossTenants<Referral>(municipalities).Where(r => r.InszLocked != null)
            .Select(r => r.InszLocked!).AsAsyncEnumerable().WithCancellation(ct))
        {
            counts[number[0]] = counts.GetValueOrDefault(number[0]) + 1;
        }

        return counts;
    }
}
