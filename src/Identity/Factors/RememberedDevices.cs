using System.Security.Cryptography;
using System.Text;
using AgiiPlatform.Identity.Sessions;
using Microsoft.Extensions.Hosting;

namespace AgiiPlatform.Identity.Factors;

/// <summary>
/// The browsers in which the second step is left out, each known by a cookie with a secret of its own and a row. It counts for the person
/// who said so, and for nobody else; and until their password or second step changes.
/// </summary>
internal sealed class RememberedDevices(IdentityDb db, IHostEnvironment environment)
{
    /// <summary>How long one is remembered.</summary>
    internal static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private string Cookie => environment.IsDevelopment() ? "agii-onthouden" : "__Host-agii-onthouden";

    /// <summary>Whether this browser is remembered for this person; that it was used is saved with the next <c>Save</c>.</summary>
    internal async Task<bool> Knows(HttpContext http, Guid person, CancellationToken ct)
    {
        if (http.Request.Cookies[Cookie] is not { Length: 64 } secret)
        {
            return false;
        }

        var (hash, after) = (HashOf(person, secret), db.Context.Now - KeptFor);
        var known = await db.RememberedDevices.FirstOrDefaultAsync(d => d.PersonId == person && d.Hash == hash && d.At > after, ct);
        known?.UsedAt = db.Context.Now;
        return known is not null;
    }

    /// <summary>Remembers this browser from the next <c>Save</c> on, with a secret that nobody can have put there before.</summary>
    internal void Remember(HttpContext http, Guid person)
    {
        var secret = RandomNumberGenerator.GetHexString(64);
        db.RememberedDevices.Add(new()
        {
            PersonId = person, Hash = HashOf(person, secret), At = db.Context.Now,
            Device = Device.InWords(http.Request.Headers.UserAgent.ToString()),
        });
        http.Response.Cookies.Append(Cookie, secret, new CookieOptions
        {
            HttpOnly = true, Secure = http.Request.IsHttps || !environment.IsDevelopment(), SameSite = SameSiteMode.Strict, Path = "/",
            MaxAge = KeptFor, IsEssential = true,
        });
    }

    /// <summary>Those of a person that count, the last first.</summary>
    internal static async Task<IReadOnlyList<RememberedDevice>> Of(Guid person, IdentityDb db, CancellationToken ct)
    {
        var after = db.Context.Now - KeptFor;
        return await db.RememberedDevices.AsNoTracking().Where(d => d.PersonId == person && d.At > after)
            .OrderByDescending(d => d.At).ToListAsync(ct);
    }

    /// <summary>Forgets all of a person's, with the next <c>Save</c>.</summary>
    internal static async Task ForgetAll(Guid person, IdentityDb db, CancellationToken ct) =>
        db.RememberedDevices.RemoveRange(await db.RememberedDevices.Where(d => d.PersonId == person).ToListAsync(ct));

    /// <summary>Removes those that are not remembered any more.</summary>
    internal static async Task RemoveOld(IdentityDb db, TimeProvider time, CancellationToken ct)
    {
        var before = time.GetUtcNow().UtcDateTime - KeptFor;
        await db.RememberedDevices.Where(d => d.At < before).ExecuteDeleteAsync(ct);
    }

    private static string HashOf(Guid person, string secret) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{person}\n{secret}")));
}
