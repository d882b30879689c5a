using System.Security.Cryptography;
using System.Text;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>
/// The secret link with which somebody's calendar reads the meetings here; one in AgII's tenant reads those of all municipalities that its
/// holder follows. Only a hash of the secret is kept: who reads the database cannot read the calendar. Revoked, it gives the answer of a
/// link that never was.
/// </summary>
internal sealed class CalendarFeed : TenantEntity
{
    internal Guid PersonId { get; init; }
    internal byte[] SecretHash { get; init; } = [];
    internal DateTime MadeAt { get; init; }
    internal DateTime? RevokedAt { get; private set; }

    internal void Revoke(DateTime now) => RevokedAt ??= now;

    internal static byte[] Hash(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));
}
