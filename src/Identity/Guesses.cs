using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AgiiPlatform.Web.Input;
using Microsoft.Extensions.Hosting;

namespace AgiiPlatform.Identity;

/// <summary>
/// Slows down who guesses passwords, and nobody else. Each attempt is counted before its password is looked at, by one statement that
/// counts and refuses at once, so that guesses that come together are counted as if they came one by one, whichever replica they reach.
/// After a few at an address, or more from a source, one has to wait longer each time, and what comes before that time is not looked at.
/// </summary>
/// <remarks>
/// An address that others guess at is not closed to who it belongs to: a browser that signed in there before, or else a source that did,
/// has a count of its own (the device cookies of OWASP). An address that has no account is counted alike, so that no answer tells which
/// have one.
/// </remarks>
internal sealed class Guesses(IdentityDb db, IHostEnvironment environment, TimeProvider time)
{
    /// <summary>How many attempts are free, and how soon one is forgotten.</summary>
    private static readonly (int Free, TimeSpan Forgotten) AtAddress = (5, TimeSpan.FromMinutes(10)), FromSource =
        (40, TimeSpan.FromMinutes(1));

    /// <summary>How long a browser or a source stays known without signing in.</summary>
    internal static readonly TimeSpan KnownFor = TimeSpan.FromDays(90);

    private string Cookie => environment.IsDevelopment() ? "agii-toestel" : "__Host-agii-toestel";

    /// <summary>Counts an attempt, which is taken for wrong until it <see cref="Succeeded"/>.</summary>
    internal async Task<Attempt> Count(HttpContext http, string address, CancellationToken ct)
    {
        var browser = http.Request.Cookies[Cookie] is { Length: 32 } sent ? sent : null;
        var source = http.Source();
        var (fromBrowser, fromSource) = (browser is null ? null : Key("browser", browser, address), Key("source", source, address));
        var known = await db.Guesses.Where(g => g.Known && (g.Key == fromBrowser || g.Key == fromSource))
            .Select(g => g.Key).ToListAsync(ct);
        IReadOnlyList<string> counts = fromBrowser is not null && known.Contains(fromBrowser) ? [fromBrowser]
            : known.Contains(fromSource) ? [fromSource] : [Key("source", source), Key("address", address)];
        var isHeard = true;
        foreach (var key in counts) // the address last: a source that must wait adds nothing to it
        {
            isHeard = isHeard && await Add(key, key == counts[^1] ? AtAddress : FromSource, ct);
        }

        var until = await db.Guesses.Where(g => counts.Contains(g.Key)).MaxAsync(g => (long?)g.NotBefore, ct) ?? 0;
        var wait = TimeSpan.FromMilliseconds(Math.Max(0, until - Now));
        return new(isHeard, wait, address, counts);
    }

    /// <summary>It was the right password: takes the count back, and from now on knows this source, and this browser by a cookie.</summary>
    internal async Task Succeeded(Attempt attempt, HttpContext http, CancellationToken ct)
    {
        foreach (var key in attempt.Counts)
        {
            var one = (long)(key == attempt.Counts[^1] ? AtAddress : FromSource).Forgotten.TotalMilliseconds;
            await db.Guesses.Where(g => g.Key == key).ExecuteUpdateAsync(
                g => g.SetProperty(c => c.ForgottenAt, c => c.ForgottenAt - one).SetProperty(c => c.NotBefore, 0), ct);
        }

        await Know(Key("source", http.Source(), attempt.Address), ct);
        if (http.IsApi())
        {
            return; // programs keep no cookies
        }

        var browser = http.Request.Cookies[Cookie] is { Length: 32 } sent ? sent : RandomNumberGenerator.GetHexString(32);
        await Know(Key("browser", browser, attempt.Address), ct);
        http.Response.Cookies.Append(Cookie, browser, new CookieOptions
        {
            HttpOnly = true, Secure = http.Request.IsHttps || !environment.IsDevelopment(), SameSite = SameSiteMode.Strict, Path = "/",
            MaxAge = KnownFor, IsEssential = true,
        });
    }

    /// <summary>Forgets what was counted at an address: its password was renewed.</summary>
    internal Task Forget(string address, CancellationToken ct)
    {
        var key = Key("address", address);
        return db.Guesses.Where(g => g.Key == key).ExecuteDeleteAsync(ct);
    }

    /// <summary>Removes what says nothing any more.</summary>
    internal static async Task RemoveOld(IdentityDb db, TimeProvider time, CancellationToken ct)
    {
        var (now, old) = (time.GetUtcNow().ToUnixTimeMilliseconds(), time.GetUtcNow().Subtract(KnownFor).ToUnixTimeMilliseconds());
        await db.Guesses.Where(g => g.NotBefore < now && g.ForgottenAt < (g.Known ? old : now)).ExecuteDeleteAsync(ct);
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>
    /// Counts one more, unless one must still wait; answers whether it did. The wait after it: nothing while attempts are free, then two
    /// seconds, four, eight, to a quarter of an hour. How many there were is what is left to forget, in attempts.
    /// </summary>
    private async Task<bool> Add(string key, (int Free, TimeSpan Forgotten) rule, CancellationToken ct)
    {
        var (now, one) = (Now, (long)rule.Forgotten.TotalMilliseconds);
        var (free, half, longest) = (rule.Free * one, one / 2, (rule.Free + 9) * one);
        return await db.Database.ExecuteSqlAsync($"""
            insert into guesses (key, forgotten_at, not_before, known) values ({key}, {now + one}, 0, {false})
            on conflict (key) do update set
                forgotten_at = case when guesses.forgotten_at > {now} then guesses.forgotten_at else {now} end + {one},
                not_before = case
                    when guesses.forgotten_at - {now} + {half} < {free} then 0
                    when guesses.forgotten_at - {now} + {half} >= {longest} then {now + 900_000}
                    else {now} + (1000 << cast((guesses.forgotten_at - {now} + {half} - {free}) / {one} + 1 as integer)) end
            where guesses.not_before <= {now}
            """, ct) == 1;
    }

    private async Task Know(string key, CancellationToken ct)
    {
        var now = Now;
        await db.Database.ExecuteSqlAsync($"""
            insert into guesses (key, forgotten_at, not_before, known) values ({key}, {now}, 0, {true})
            on conflict (key) do update set forgotten_at = {now}, not_before = 0, known = {true}
            """, ct);
    }

    private static string Key(params string[] what) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', what))));

    /// <summary>An attempt that was counted.</summary>
    /// <param name="IsHeard">Whether its password is looked at.</param>
    /// <param name="Wait">How long to wait before the next.</param>
    /// <param name="Address">At which address.</param>
    /// <param name="Counts">Where it was counted, the address last.</param>
    internal sealed record Attempt(bool IsHeard, TimeSpan Wait, string Address, IReadOnlyList<string> Counts)
    {
        /// <summary>Says in the answer how long to wait before the next (<c>Retry-After</c>).</summary>
        internal void TellToWait(HttpContext http)
        {
            if (Wait > TimeSpan.Zero)
            {
                var seconds = Math.Ceiling(Wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                http.Response.OnStarting(() =>
                {
                    http.Response.Headers.RetryAfter = seconds;
                    return Task.CompletedTask;
                });
            }
        }
    }
}
