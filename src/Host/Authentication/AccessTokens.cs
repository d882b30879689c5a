using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AgiiPlatform.Host.Authentication;

/// <summary>
/// Checks the tokens that programs bring, and remembers for a minute which were found to be good, so that one who keeps calling is not
/// checked anew each time. A token says only who somebody is: rights are looked up as ever, and its expiry is checked at every call. One
/// that is good for longer than tokens may be is none.
/// </summary>
/// <remarks>Kept by a hash, so that no token lies in memory longer than its request; never more than a fixed number of them.</remarks>
internal sealed class AccessTokens(TimeProvider time, TimeSpan longest) : JsonWebTokenHandler
{
    private const int Most = 20_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (TokenValidationResult Result, long ReadAt)> _known = new();

    /// <inheritdoc/>
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(MemoryMarshal.AsBytes(token.AsSpan())));
        if (_known.TryGetValue(hash, out var known) && time.GetElapsedTime(known.ReadAt) < Kept
            && time.GetUtcNow().UtcDateTime < known.Result.SecurityToken.ValidTo + validationParameters.ClockSkew)
        {
            return known.Result;
        }

        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken read)
        {
            return result;
        }

        if (read.ValidTo - read.IssuedAt > longest)
        {
            return new() { IsValid = false, Exception = new SecurityTokenInvalidLifetimeException("It is good for too long.") };
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _ = result.ClaimsIdentity; // made once, and not by several requests at the same moment
        _known[hash] = (result, time.GetTimestamp());
        return result;
    }
}
