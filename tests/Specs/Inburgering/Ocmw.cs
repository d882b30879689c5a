using System.Text.Json.Nodes;

namespace AgiiPlatform.Specs.Inburgering;

/// <summary>An OCMW in the province of one of AgII's regions, its people, and what they usually do. Municipalities from L to O.</summary>
internal sealed class Ocmw
{
    internal static readonly string[] AllFields =
        ["insz", "name", "birth-date", "phone", "email", "interpreter", "reason", "gpmi", "appointment", "note"];

    private static int _serial = 100;

    private Ocmw(string slug, HttpClient worker, HttpClient counsellor, HttpClient manager) =>
        (Slug, Worker, Counsellor, Manager) = (slug, worker, counsellor, manager);

    internal string Slug { get; }

    /// <summary>The OCMW's social worker.</summary>
    internal HttpClient Worker { get; }

    /// <summary>The trajectory counsellor of AgII's region.</summary>
    internal HttpClient Counsellor { get; }

    /// <summary>AgII's regional manager, who confirms for AgII that it signed a protocol.</summary>
    internal HttpClient Manager { get; }

    internal string Referrals => $"/api/{Slug}/referrals";

    internal static Task<Ocmw> Of(PlatformFixture platform, string slug, string region, bool protocol = true) =>
        Of(platform.SignIn, slug, region, protocol);

    /// <summary>The same on another host than that of the other specs: <paramref name="signIn"/> signs in there.</summary>
    internal static async Task<Ocmw> Of(Func<string, Task<HttpClient>> signIn, string slug, string region, bool protocol = true)
    {
        var ocmw = new Ocmw(slug, await signIn($"ocmw@{slug}.example"), await signIn($"trajectbegeleider.{region}@agii.example"),
            await signIn($"regiomanager.{region}@agii.example"));
        if (protocol && (await ocmw.Worker.GetJson($"/api/{slug}/protocols"))["items"]!.AsArray().Count == 0)
        {
            await ocmw.RegisterProtocol();
        }

        return ocmw;
    }

    /// <summary>A protocol that both signed on a day; without that day, that nobody signed yet.</summary>
    internal async Task<Guid> RegisterProtocol(string[]? fields = null, string from = "2020-01-01", string? until = null,
        string? signedOn = "2019-12-01", string legalBasis = "Decreet van 7 juni 2013")
    {
        var protocol = await Worker.Create($"/api/{Slug}/protocols", new
        {
            legalBasis, purposes = new[] { "Toeleiden naar inburgering" }, fields = fields ?? AllFields, from, until, signedOn,
        });
        if (signedOn is not null)
        {
            (await Confirm(Manager, protocol, signedOn)).EnsureSuccessStatusCode();
        }

        return protocol;
    }

    /// <summary>Confirms, for the party of this person, that it signed the protocol.</summary>
    internal Task<HttpResponseMessage> Confirm(HttpClient person, Guid protocol, string signedOn) =>
        person.PostJson($"/api/{Slug}/protocols/{protocol}/signature", new { signedOn });

    /// <summary>A referral as a social worker fills it in, about somebody who occurs nowhere else.</summary>
    internal static JsonObject Referral(string? insz = null, string reason = "nt2") => new()
    {
        ["client"] = new JsonObject { ["insz"] = insz ?? NewInsz(), ["firstName"] = "Amina", ["lastName"] = "Voorbeeld" },
        ["reason"] = reason,
    };

    internal Task<Guid> Send(JsonObject? referral = null) => Worker.Create(Referrals, referral ?? Referral());

    internal Task<Guid> SendBack(JsonObject? referral = null)
    {
        referral ??= Referral();
        referral["direction"] = "agii-to-ocmw";
        return Counsellor.Create(Referrals, referral);
    }

    internal async Task<string> StateOf(Guid id) =>
        (await Worker.GetJson($"{Referrals}/{id}/history")).AsArray()[^1]!["state"]!.GetValue<string>();

    /// <summary>A valid national number of an invented person, never the same twice.</summary>
    internal static string NewInsz()
    {
        var serial = Interlocked.Increment(ref _serial);
        var digits = $"8{serial / 900 % 10}0{1 + serial % 9}15{serial % 900 + 50:000}";
        return $"{digits}{97 - (long.Parse(digits) % 97):00}";
    }
}
