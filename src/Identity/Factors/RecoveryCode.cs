using System.Security.Cryptography;
using System.Text;

namespace AgiiPlatform.Identity.Factors;

/// <summary>One of the ten codes for who has lost the rest: good once, shown once, kept as a hash. Used, it is gone.</summary>
internal sealed class RecoveryCode
{
    private const int Count = 10;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789"; // none that is read as another

    public Guid PersonId { get; init; }
    public string Hash { get; init; } = "";

    /// <summary>Makes new ones with the next <c>Save</c>, in place of those of before.</summary>
    internal static async Task<IReadOnlyList<string>> MakeAnew(IdentityDb db, Guid person, CancellationToken ct)
    {
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.PersonId == person).ToListAsync(ct));
        var codes = Enumerable.Range(0, Count)
            .Select(_ => string.Join('-', RandomNumberGenerator.GetString(Letters, 16).Chunk(4).Select(c => new string(c)))).ToList();
        db.RecoveryCodes.AddRange(codes.Select(c => new RecoveryCode { PersonId = person, Hash = HashOf(person, c) }));
        return codes;
    }

    /// <summary>Uses one up; whether it was there. Of two at the same moment one is told so.</summary>
    internal static async Task<bool> Use(IdentityDb db, Guid person, string typed, CancellationToken ct)
    {
        var hash = HashOf(person, typed);
        return await db.RecoveryCodes.Where(c => c.PersonId == person && c.Hash == hash).ExecuteDeleteAsync(ct) == 1;
    }

    /// <summary>A plain hash is enough for what is 79 bits of chance; whose it is, is in it.</summary>
    private static string HashOf(Guid person, string code) => Convert.ToHexString(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{person}\n{string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()}")));
}
