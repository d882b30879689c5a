using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs;
using AgiiPlatform.Specs.Agreements;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Operate.Restoring;

/// <summary>
/// Real acts in one municipality over HTTP: an agreement signed with its document, a visit held, two clients referred with their national
/// numbers, people signed in. What was made, and how it looks from outside, with the sessions of that moment.
/// </summary>
internal sealed class Scene
{
    private static readonly byte[] SignedCopy = Pdf("getekend exemplaar, met é en €");
    private readonly Dictionary<string, string> _tokens = [];
    private readonly string _slug;
    private readonly string _region;
    private string _cookie = "";
    private string _agreement = "", _document = "";

    private Scene(string slug, string region) => (_slug, _region) = (slug, region);

    /// <summary>The two referrals.</summary>
    internal Guid First { get; private set; }

    /// <inheritdoc cref="First"/>
    internal Guid Second { get; private set; }

    /// <summary>The national number of the first client.</summary>
    internal const string Number = "90021500195", OtherNumber = "90021500294";

    internal static async Task<Scene> Play(Uri host, string slug, string region)
    {
        var scene = new Scene(slug, region);
        await scene.SignIn(host);
        using var official = scene.As(host, $"ambtenaar@{slug}.example");
        using var manager = scene.As(host, $"regiomanager.{region}@agii.example");
        using var ocmw = scene.As(host, $"ocmw@{slug}.example");
        using var consultant = scene.As(host, $"consulent.{region}@agii.example");
        using var alderman = scene.As(host, $"schepen@{slug}.example");
        using var director = scene.As(host, $"directeur@{slug}.example");
        foreach (var person in (HttpClient[])[official, alderman, director])
        {
            await PlatformFixture.Until(async () => (await person.GetAsync($"/api/{slug}/agreements")).IsSuccessStatusCode);
        }

        scene._agreement = await official.Approved(slug);
        var upload = await official.Upload(scene._agreement, SignedCopy, "Getekend.pdf");
        upload.StatusCode.ShouldBe(HttpStatusCode.Created, await upload.Content.ReadAsStringAsync());
        scene._document = upload.Headers.Location!.ToString();
        (await alderman.Sign(scene._agreement, 0, 0)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await director.Sign(scene._agreement, 0, 1)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await manager.Sign(scene._agreement, 1, 0)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var me = (await consultant.GetJson("/api/identity/me"))["id"]!.GetValue<Guid>();
        await manager.Create("/api/agii/assignments", new { municipality = slug, consultant = me, from = "2019-01-01" });
        await PlatformFixture.Until(async () => (await consultant.GetAsync($"/api/{slug}/visits")).IsSuccessStatusCode);
        var visit = await consultant.Create($"/api/{slug}/visits", new { date = "2020-03-03", topic = "Kennismaking" });
        await consultant.Done($"/api/{slug}/visits/{visit}/completion", new { outcome = "Goed gesprek." });

        await PlatformFixture.Until(async () => (await ocmw.GetAsync($"/api/{slug}/protocols")).IsSuccessStatusCode);
        var protocol = await ocmw.Create($"/api/{slug}/protocols", new
        {
            legalBasis = "Decreet van 7 juni 2013", purposes = (string[])["Toeleiding"], from = "2019-06-21", signedOn = "2019-06-21",
            fields = (string[])["insz", "name", "reason"],
        });
        await manager.Done($"/api/{slug}/protocols/{protocol}/signature", new { signedOn = "2019-06-21" });
        scene.First = await Refer(Number, "Amina");
        scene.Second = await Refer(OtherNumber, "Bilal");
        await scene.FiguresAreThere(host);
        return scene;

        Task<Guid> Refer(string insz, string firstName) => ocmw.Create($"/api/{slug}/referrals",
            new { direction = "ocmw-to-agii", reason = "mo", client = new { insz, firstName, lastName = "Voorbeeld" } });
    }

    /// <summary>Waits until AgII's figures have heard of the visit and the signatures.</summary>
    internal Task FiguresAreThere(Uri host) => PlatformFixture.Until(async () => await Figures(host) is var figures
        && figures.Contains("\"visited\":true") && figures.Contains("\"signed\":true"));

    /// <summary>What AgII's figures say of the municipality.</summary>
    internal async Task<string> Figures(Uri host)
    {
        using var manager = As(host, $"regiomanager.{_region}@agii.example");
        return (await manager.GetJson("/api/agii/overview/municipalities?asOf=2020-12-31")).AsArray()
            .First(m => m!["name"]!.GetValue<string>().Equals(_slug, StringComparison.OrdinalIgnoreCase))!.ToJsonString()
            + (await manager.GetJson("/api/agii/overview?asOf=2020-12-31")).ToJsonString();
    }

    /// <summary>All of it as people see it, with the sessions that they had: the same before and after.</summary>
    internal async Task<string> Seen(Uri host, bool first = true)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host };
        browser.DefaultRequestHeaders.Add("Cookie", _cookie);
        (await browser.GetAsync($"/{_slug}/overeenkomsten")).StatusCode.ShouldBe(HttpStatusCode.OK, "still signed in");
        return await Figures(host) + await SeenInside(host, first);
    }

    /// <summary>What the municipality's own people see.</summary>
    internal async Task<string> SeenInside(Uri host, bool first = true)
    {
        using var official = As(host, $"ambtenaar@{_slug}.example");
        using var ocmw = As(host, $"ocmw@{_slug}.example");
        (await official.GetByteArrayAsync(_document)).ShouldBe(SignedCopy, "the document, byte for byte");
        if (first)
        {
            (await NumberOf(host, First)).ShouldBe(Number);
        }

        (await NumberOf(host, Second)).ShouldBe(OtherNumber);
        (HttpClient Person, string Path)[] asked =
        [
            (official, _agreement), (official, $"/api/{_slug}/visits"), (official, "/api/identity/me"), (ocmw, $"/api/{_slug}/protocols"),
        ];
        return string.Join('\n', await Task.WhenAll(asked.Select(async a => (await a.Person.GetJson(a.Path)).ToJsonString())));
    }

    /// <summary>The national number of a referral, as a social worker asks it.</summary>
    internal async Task<string> NumberOf(Uri host, Guid referral)
    {
        using var ocmw = As(host, $"ocmw@{_slug}.example");
        var answer = await ocmw.PostJson($"/api/{_slug}/referrals/{referral}/national-number", new { reason = "Opzoeken in het dossier" });
        answer.IsSuccessStatusCode.ShouldBeTrue($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Body()).AsObject().First().Value!.GetValue<string>();
    }

    /// <summary>The status of a client's file.</summary>
    internal async Task<HttpStatusCode> StatusOf(Uri host, Guid referral)
    {
        using var ocmw = As(host, $"ocmw@{_slug}.example");
        return (await ocmw.GetAsync($"/api/{_slug}/referrals/{referral}")).StatusCode;
    }

    /// <summary>A client of this person, with the token of the first sign-in.</summary>
    internal HttpClient As(Uri host, string email) => new()
    {
        BaseAddress = host, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", _tokens[email]) },
    };

    private async Task SignIn(Uri host)
    {
        using var anybody = new HttpClient { BaseAddress = host };
        foreach (var email in (string[])[$"ambtenaar@{_slug}.example", $"schepen@{_slug}.example", $"directeur@{_slug}.example",
            $"ocmw@{_slug}.example", $"regiomanager.{_region}@agii.example", $"consulent.{_region}@agii.example"])
        {
            var answer = await anybody.PostJson("/api/identity/login", new { email, password = PlatformFixture.Password });
            _tokens[email] = (await answer.Body())["accessToken"]!.GetValue<string>();
        }

        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host };
        var page = await browser.GetAsync("/aanmelden");
        var fields = Browser.Fields(WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()));
        (fields["email"], fields["password"]) = ($"ambtenaar@{_slug}.example", PlatformFixture.Password);
        using var form = new HttpRequestMessage(HttpMethod.Post, "/aanmelden") { Content = new FormUrlEncodedContent(fields) };
        form.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        var signedIn = await browser.SendAsync(form);
        _cookie = string.Join("; ", signedIn.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])
            .Where(c => c.StartsWith("agii=", StringComparison.Ordinal)));
        _cookie.ShouldNotBeEmpty();
    }
}
