using System.Net;
using System.Net.Http.Json;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>
/// The host as it runs in Production, behind a proxy that ends TLS and goes on over http; on a database that the demo filled.
/// </summary>
[Trait(Shape.Only, Shape.Embedded)]
public class In_production
{
    private const string DemoAccount = "beheerder@agii.example";

    [Fact]
    public async Task Forms_work_behind_a_named_proxy_and_demo_accounts_do_not_sign_in()
    {
        var data = Directory.CreateTempSubdirectory("agii-production").FullName;
        var settings = PlatformFixture.Settings(data);
        var signIn = new { email = DemoAccount, password = PlatformFixture.Password };
        await using (var development = await HostProcess.Start(settings))
        {
            using var client = new HttpClient { BaseAddress = development.Address };
            (await client.PostAsJsonAsync("/api/identity/login", signIn)).StatusCode.ShouldBe(HttpStatusCode.OK); // the control
            (await client.GetAsync("/ontwikkeling")).StatusCode.ShouldBe(HttpStatusCode.OK);
            await (await development.SignIn(DemoAccount)).Create("/api/agii/people",
                new { name = "Pia Nieuw", email = "pia@zele.be", password = PlatformFixture.Password, role = "official", tenant = "zele" });
            await (await development.SignIn(DemoAccount)).Create("/api/agii/people",
                new { name = "Ada Nieuw", email = "ada@agii.be", password = PlatformFixture.Password, role = "administrator" });
        }

        settings["Demo:Accounts"] = "false";
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        settings["Proxies"] = "127.0.0.1, 10.20.0.0/16";
        await using (var production = await HostProcess.Start(settings))
        {
            using var proxied = Behind(production.Address, "https");
            var page = await proxied.GetAsync("/aanmelden");
            page.StatusCode.ShouldBe(HttpStatusCode.OK);
            var cookies = page.Headers.GetValues("Set-Cookie").ToList();
            cookies.ShouldContain(c => c.StartsWith("agii-formulier=", StringComparison.Ordinal) && c.Contains("; secure"));

            var fields = Browser.Fields(WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()));
            (fields["email"], fields["password"]) = (DemoAccount, PlatformFixture.Password);
            using var form = new HttpRequestMessage(HttpMethod.Post, "/aanmelden") { Content = new FormUrlEncodedContent(fields) };
            form.Headers.Add("Cookie", cookies.Select(c => c.Split(';')[0]));
            var answer = await proxied.SendAsync(form);
            answer.StatusCode.ShouldBe(HttpStatusCode.Conflict); // the form arrived, and was refused as a wrong password is
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("horen niet bij elkaar");

            (await As("pia@zele.be", proxied, fields, cookies, "/ontwikkeling")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "it is for developers");
            (await As("pia@zele.be", proxied, fields, cookies, "/organisaties")).StatusCode.ShouldBe(HttpStatusCode.OK, "the control");
            var ada = await As("ada@agii.be", proxied, fields, cookies, "/organisaties"); // she manages accounts
            ada.Headers.Location!.OriginalString.ShouldBe("/mijn-account/twee-stappen?terug=%2Forganisaties");

            await (await proxied.PostAsJsonAsync("/api/identity/login", signIn)).ShouldRefuse(404, "not-found"); // not even the right one
            foreach (var path in (string[])["/aanmelden", "/bestaat/niet", "/api/nergens", "/mechelen"])
            {
                var any = await proxied.GetAsync(path);
                any.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000"]);
                any.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            }

            using var plain = Behind(production.Address, "http");
            (await plain.GetAsync("/bestaat/niet")).Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        }

        settings["Proxies"] = "10.20.0.0/16"; // and who is not named is not believed
        await using (var elsewhere = await HostProcess.Start(settings))
        {
            using var unknown = Behind(elsewhere.Address, "https");
            (await unknown.GetAsync("/aanmelden")).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            (await unknown.GetAsync("/bestaat/niet")).Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        }

        settings["Proxies"] = "de proxy";
        (await HostProcess.Refusal(settings)).ShouldContain("'de proxy' is no address");
    }

    /// <summary>Signs in with the form, and opens a page.</summary>
    private static async Task<HttpResponseMessage> As(
        string email, HttpClient client, Dictionary<string, string> fields, IReadOnlyList<string> cookies, string path)
    {
        (fields["email"], fields["password"]) = (email, PlatformFixture.Password);
        using var form = new HttpRequestMessage(HttpMethod.Post, "/aanmelden") { Content = new FormUrlEncodedContent(fields) };
        form.Headers.Add("Cookie", cookies.Select(c => c.Split(';')[0]));
        var signedIn = await client.SendAsync(form);
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var set = signedIn.Headers.GetValues("Set-Cookie").Select(c => c.Split("; ")).ToList();
        Attributes("__Host-agii").ShouldBe(["path=/", "secure", "samesite=lax", "httponly"], ignoreOrder: true); // of one host: no domain
        Attributes("__Host-agii-toestel").Where(a => !a.StartsWith("max-age", StringComparison.Ordinal))
            .ShouldBe(["path=/", "secure", "samesite=strict", "httponly"], ignoreOrder: true);
        using var page = new HttpRequestMessage(HttpMethod.Get, path);
        page.Headers.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        return await client.SendAsync(page);

        IEnumerable<string> Attributes(string cookie) =>
            set.Single(c => c[0].StartsWith(cookie + "=", StringComparison.Ordinal)).Skip(1);
    }

    /// <summary>As the proxy calls the host: over http, with a word about what the browser used.</summary>
    private static HttpClient Behind(Uri address, string scheme)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.7");
        return client;
    }
}
