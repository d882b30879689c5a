using System.Security.Cryptography;
using System.Text;

namespace AgiiPlatform.Identity.Factors;

/// <summary>What is good once and was used: a code of an app, a question to a passkey. Kept for as long as it would be good.</summary>
internal sealed class UsedOnce
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>A hash of what it is.</summary>
    public string Key { get; init; } = "";

    /// <summary>When, in milliseconds since 1970.</summary>
    public long At { get; init; }

    /// <summary>Uses it; false when it was used before. One statement decides, whichever replicas ask at once.</summary>
    internal static async Task<bool> Use(IdentityDb db, string what, CancellationToken ct)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
        var now = new DateTimeOffset(db.Context.Now).ToUnixTimeMilliseconds();
        return await db.Database.ExecuteSqlAsync(
            $"insert into used_once (key, at) values ({key}, {now}) on conflict (key) do nothing", ct) == 1;
    }

    /// <summary>Removes what would not be good any more.</summary>
    internal static async Task RemoveOld(IdentityDb db, TimeProvider time, CancellationToken ct)
    {
        var before = (time.GetUtcNow() - Kept).ToUnixTimeMilliseconds();
        await db.UsedOnce.Where(u => u.At < before).ExecuteDeleteAsync(ct);
    }
}
