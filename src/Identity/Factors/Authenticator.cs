using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AgiiPlatform.Identity.Factors;

/// <summary>The key that somebody's app and the platform share: sealed with the platform's keys, for this person alone.</summary>
internal sealed class Authenticator(IDataProtectionProvider protection)
{
    internal string Seal(Guid person, byte[] key) => Convert.ToBase64String(Of(person).Protect(key));

    /// <summary>The key; null when it was not sealed here, for this person.</summary>
    internal byte[]? Open(Guid person, string? text)
    {
        try
        {
            return text is null ? null : Of(person).Unprotect(Convert.FromBase64String(text));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Of(Guid person) => protection.CreateProtector(nameof(Authenticator), person.ToString());
}
