using System.Net;
using System.Text.RegularExpressions;
using AgiiPlatform.Identity;
using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Identity;

/// <summary>How people get and take a second step, with what they hold.</summary>
internal static partial class Steps
{
    internal const string Own = "/mijn-account/twee-stappen", Step = "/aanmelden/tweede-stap", WithPasskey = "/aanmelden/passkey",
        Wrong = "Deze code is niet juist";

    /// <summary>Somebody new, who signs in with the password of the demo.</summary>
    internal static async Task<string> NewPerson(this PlatformFixture platform, string tenant, string role = "official")
    {
        var email = $"{Guid.NewGuid():N}@{tenant}.example";
        await (await platform.SignIn("beheerder@agii.example")).Create("/api/agii/people",
            new { name = "Tine Tweestap", email, password = PlatformFixture.Password, role, tenant });
        return email;
    }

    /// <summary>Gives the address and the password on the page; what comes after it.</summary>
    internal static async Task<(HttpStatusCode Status, string Page)> GivePassword(this Browser browser, string email)
    {
        var fields = Browser.Fields(await browser.Get("/aanmelden"));
        (fields["email"], fields["password"]) = (email, PlatformFixture.Password);
        return await browser.Post("/aanmelden", fields);
    }

    /// <summary>Sets up an app; its key, and the recovery codes that were shown.</summary>
    internal static async Task<(byte[] Key, IReadOnlyList<string> Codes)> SetUpApp(this Browser browser)
    {
        var page = await browser.Get($"{Own}/app");
        var (key, fields) = (KeyOn(page), Browser.FieldsOf(page, $"{Own}/app")[0]);
        fields["code"] = CodeOf(key);
        var (status, shown) = await browser.Post($"{Own}/app", fields);
        status.ShouldBe(HttpStatusCode.OK, shown);
        return (key, [.. Codes().Matches(shown).Select(m => m.Groups["code"].Value)]);
    }

    /// <summary>Somebody who signs in with an app, and the browser in which they set it up.</summary>
    internal static async Task<(string Email, byte[] Key, IReadOnlyList<string> Codes, Browser Browser)> WithApp(
        this PlatformFixture platform, string tenant)
    {
        var email = await platform.NewPerson(tenant);
        var browser = await platform.Browse(email);
        var (key, codes) = await browser.SetUpApp();
        return (email, key, codes, browser);
    }

    /// <summary>Adds a passkey; what the page says.</summary>
    internal static async Task<(HttpStatusCode Status, string Page)> AddPasskey(this Browser browser, SoftKey device, string name)
    {
        var page = await browser.Get($"{Own}/passkey");
        var fields = Browser.FieldsOf(page, $"{Own}/passkey")[0];
        (fields["name"], fields["credential"]) = (name, device.Make(SoftKey.Asked(page)));
        return await browser.Post($"{Own}/passkey", fields);
    }

    /// <summary>Answers the question of a page with a passkey; the form as it was sent, too.</summary>
    internal static async Task<(HttpStatusCode Status, string Page, Dictionary<string, string> Sent)> UsePasskey(
        this Browser browser, SoftKey device, string? page = null, string address = WithPasskey)
    {
        page ??= await browser.Get(address);
        var fields = Browser.FieldsOf(page, address)[0];
        fields["credential"] = device.Sign(SoftKey.Asked(page));
        var (status, answer) = await browser.Post(address, fields);
        return (status, answer, fields);
    }

    /// <summary>Gives a code on the page of the second step.</summary>
    internal static async Task<(HttpStatusCode Status, string Page)> GiveCode(
        this Browser browser, string page, string code, bool remember = false)
    {
        var fields = Browser.FieldsOf(page, Step)[^1];
        fields["code"] = code;
        if (remember)
        {
            fields["remember"] = "true";
        }

        return await browser.Post(Step, fields);
    }

    /// <summary>Presses the button that posts there, on a page.</summary>
    internal static async Task<(HttpStatusCode Status, string Page)> PressAt(this Browser browser, string page, string address) =>
        await browser.Post(address, Browser.FieldsOf(await browser.Get(page), address)[0]);

    /// <summary>
    /// What the app shows now, or a step of thirty seconds later, which counts too: the one after that of the set-up, which was used.
    /// </summary>
    internal static string CodeOf(byte[] key, int later = 0) => Totp.Code(key, TimeProvider.System.GetUtcNow().AddSeconds(30 * later));

    /// <summary>The id of who has this address: who has a second step does not ask for it with a password.</summary>
    internal static async Task<Guid> Person(this PlatformFixture platform, string email)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IdentityDb>().People.AsNoTracking().SingleAsync(p => p.Email == email)).Id;
    }

    /// <summary>What the log of AgII says of an act.</summary>
    internal static async Task<IReadOnlyList<string?>> Noted(this PlatformFixture platform, string act)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var agency = scope.ServiceProvider.GetRequiredService<MunicipalityRegistry>().Agency;
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(agency, [agency.Id], Actor.Nobody);
        return await scope.ServiceProvider.GetRequiredService<IdentityDb>().Audit.AsNoTracking().Where(a => a.Act == act)
            .Select(a => a.Reason).ToListAsync();
    }

    /// <summary>Whether somebody is signed in there, and may go where they like.</summary>
    internal static async Task<bool> IsIn(this Browser browser) => (await browser.Open("/organisaties")).StatusCode == HttpStatusCode.OK;

    /// <summary>Where the browser is sent.</summary>
    internal static async Task<string> SentTo(this Browser browser, string path) =>
        (await browser.Open(path)).Headers.Location?.OriginalString ?? "";

    /// <summary>The key, read as an app reads it when it is typed: base32 (RFC 4648).</summary>
    private static byte[] KeyOn(string page)
    {
        var letters = Key().Match(page).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal);
        letters.Length.ShouldBe(32);
        var bits = string.Concat(letters.Select(l => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(l), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Select(octet => Convert.ToByte(new string(octet), 2))];
    }

    [GeneratedRegex("(?<key>[A-Z2-7]{4}(?: [A-Z2-7]{4}){7})", RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex("<code>(?<code>[a-z0-9-]+)</code>", RegexOptions.NonBacktracking)]
    private static partial Regex Codes();
}
