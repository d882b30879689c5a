using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;

namespace AgiiPlatform.Host.Authentication;

/// <summary>
/// Remembers for a minute which bearer tokens were found to be ours, and whose they are, so that a program that keeps calling is not
/// decrypted anew each time. A token says only who somebody is: rights are looked up as ever, and its expiry is checked at every call.
/// </summary>
/// <remarks>Kept by a hash, so that no token lies in memory longer than its request; never more than a fixed number of them.</remarks>
internal sealed class AccessTokenCache(ISecureDataFormat<AuthenticationTicket> format, TimeProvider time)
    : ISecureDataFormat<AuthenticationTicket>
{
    private const int Most = 20_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (AuthenticationTicket Ticket, long ReadAt)> _known = new();

    public AuthenticationTicket? Unprotect(string? protectedText)
    {
        if (protectedText is null)
        {
            return null;
        }

        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(protectedText)));
        if (_known.TryGetValue(hash, out var known) && time.GetElapsedTime(known.ReadAt) < Kept)
        {
            return known.Ticket;
        }

        if (format.Unprotect(protectedText) is not { } ticket)
        {
            return null;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known[hash] = (ticket, time.GetTimestamp());
        return ticket;
    }

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) =>
        purpose is null ? Unprotect(protectedText) : format.Unprotect(protectedText, purpose);

    public string Protect(AuthenticationTicket data) => format.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => format.Protect(data, purpose);
}
