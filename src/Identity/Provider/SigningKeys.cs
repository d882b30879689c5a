using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Identity.Provider;

/// <summary>
/// The keys of the provider, kept in the platform's key ring and sealed with it: Identity adds them, and every process reads them to know
/// its tokens. What was not sealed with a key that counts is no key.
/// </summary>
/// <remarks>
/// A key is published some time before it is used, so that nobody meets a token of a key that they do not know; and stays published until
/// the last token that it signed has expired. Of two processes that make one at the same moment both count.
/// </remarks>
internal sealed class SigningKeys(
    IOptions<KeyManagementOptions> ring, IDataProtectionProvider protection, IConfiguration configuration, TimeProvider time,
    ILogger<SigningKeys> log)
{
    private const string Element = "signingKey";
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan JustRead = TimeSpan.FromSeconds(0.2);

    private readonly IDataProtector _seal = protection.CreateProtector(nameof(SigningKeys));
    private readonly Lock _reading = new();
    private readonly Dictionary<string, SigningKey> _opened = [];
    private readonly HashSet<string> _told = [];
    private volatile IReadOnlyList<SigningKey> _published = [];
    private long? _readAt;

    /// <summary>How long a key is used (<c>Identity:KeyLifetime</c>, thirty days by default).</summary>
    internal TimeSpan Lifetime { get; } = configuration.GetValue("Identity:KeyLifetime", TimeSpan.FromDays(30));

    /// <summary>The one that signs now; null when none was made yet.</summary>
    internal SigningKey? Active => Published.LastOrDefault(k => k.From <= time.GetUtcNow());

    /// <summary>Those that may have signed something that is still good, and those that will sign, the oldest first.</summary>
    internal IReadOnlyList<SigningKey> Published => Read(Fresh);

    private TimeSpan Ahead => Lifetime < TimeSpan.FromDays(2) ? Lifetime / 2 : TimeSpan.FromDays(1);

    /// <summary>Reads them anew, unless that was just done: somebody met a key that is not known here.</summary>
    internal IReadOnlyList<SigningKey> Refresh() => Read(JustRead);

    /// <summary>Makes the next key when it is time, and the first one at once.</summary>
    internal void Rotate()
    {
        var now = time.GetUtcNow();
        var known = Read(TimeSpan.Zero);
        if (known.Count > 0 && known[^1].From + Lifetime - Ahead > now)
        {
            return;
        }

        var key = SigningKey.Make(Active is null ? now : now + Ahead);
        ring.Value.XmlRepository!.StoreElement(
            new XElement(Element, new XAttribute("id", key.Signing.Thumbprint), _seal.Protect(key.Write())),
            $"signing-{key.Signing.Thumbprint}");
        Read(TimeSpan.Zero);
    }

    private IReadOnlyList<SigningKey> Read(TimeSpan age)
    {
        if (_readAt is { } at && time.GetElapsedTime(at) < age)
        {
            return _published;
        }

        lock (_reading)
        {
            if (_readAt is { } meanwhile && time.GetElapsedTime(meanwhile) < age)
            {
                return _published;
            }

            try
            {
                var keys = (ring.Value.XmlRepository?.GetAllElements() ?? [])
                    .Where(e => e.Name == Element).Select(Open).OfType<SigningKey>().OrderBy(k => k.From).ToList();
                var kept = OpenIdProvider.LongestToken + (Lifetime < TimeSpan.FromDays(1) ? Lifetime : TimeSpan.FromDays(1));
                var now = time.GetUtcNow();
                var published = keys.Where((_, i) => i == keys.Count - 1 || now < keys[i + 1].From + kept).ToList();
                _published = published.SequenceEqual(_published) ? _published : published; // the same list says that nothing changed
            }
            catch (Exception e) when (_published.Count > 0)
            {
                log.LogWarning(e, "The keys of tokens could not be read anew; those of before are used.");
            }

            _readAt = time.GetTimestamp();
            return _published;
        }
    }

    private SigningKey? Open(XElement element)
    {
        if (_opened.TryGetValue(element.Value, out var known))
        {
            return known;
        }

        try
        {
            return _opened[element.Value] = SigningKey.Read(_seal.Unprotect(element.Value));
        }
        catch (CryptographicException)
        {
            if (_told.Add(element.Value))
            {
                log.LogError("A key of tokens does not count: it was not sealed with a key of the key ring that counts.");
            }

            return null;
        }
    }
}
