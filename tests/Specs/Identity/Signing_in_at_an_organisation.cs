using System.Net;
using AgiiPlatform.Identity;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// People of an organisation sign in at its own provider, which others wrote: npm's oidc-provider stands in for ACM/IDM.
/// </summary>
public sealed class Signing_in_at_an_organisation(PlatformFixture platform)
{
    private const string Official = "AgII-ambtenaar:OVO001111", Alderman = "AgII-schepen:OVO001111", Reader = "AgII-lezer:OVO001111";

    [Fact]
    public async Task From_the_page_of_the_organisation_to_the_provider_and_back_with_the_roles_of_its_claims()
    {
        await Configure();
        var browser = new Browser(platform.Address);
        var page = await browser.Get("/vosselaar/aanmelden?terug=/vosselaar/overeenkomsten");
        page.ShouldContain("Aanmelden bij Vosselaar");
        page.ShouldContain("/vosselaar/aanmelden/verder?terug=%2Fvosselaar%2Fovereenkomsten");

        var arrived = await Through(browser, "acm-schepen", "/vosselaar/overeenkomsten");

        arrived.Headers.Location!.ToString().ShouldBe("/vosselaar/overeenkomsten");
        (await SignInElsewhere.IsSignedIn(browser)).ShouldBeTrue();
        await PlatformFixture.Until(async () => (await browser.Open("/vosselaar/overeenkomsten")).StatusCode == HttpStatusCode.OK);
        (await RolesOf("sofie@vosselaar.example")).ShouldBe(["alderman", "official"], ignoreOrder: true);
        (await browser.Open("/retie/overeenkomsten")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "nowhere else");
    }

    [Fact]
    public async Task An_address_of_its_domain_leads_to_the_page_of_the_organisation_when_no_password_is_typed()
    {
        await Configure();
        var browser = new Browser(platform.Address);
        var fields = Browser.Fields(await browser.Get("/aanmelden?terug=/vosselaar/overleg"));
        fields["email"] = "wie-dan-ook@Vosselaar.example";
        using var led = await browser.Submit("/aanmelden", fields);
        led.Headers.Location!.ToString().ShouldBe("/vosselaar/aanmelden?terug=%2Fvosselaar%2Foverleg");

        fields["email"] = "wie-dan-ook@mechelen.example"; // the control
        (await browser.Post("/aanmelden", fields)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Who_works_for_another_organisation_there_does_not_get_in()
    {
        await Configure();
        var browser = new Browser(platform.Address);

        using var answer = await Through(browser, "acm-elders");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await SignInElsewhere.IsSignedIn(browser)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_account_with_the_same_address_is_linked_with_both_proofs_only()
    {
        await Configure();
        const string email = "bea@vosselaar.example";
        var administrator = await platform.SignIn("beheerder@agii.example");
        var person = await administrator.Create("/api/agii/people",
            new { name = "Bea Bestaand", email, password = PlatformFixture.Password, role = "official", tenant = "vosselaar" });
        var browser = new Browser(platform.Address);
        using var asked = await Through(browser, "acm-bestaand");
        var page = WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync());
        page.ShouldContain("Uw account koppelen");
        (await SignInElsewhere.IsSignedIn(browser)).ShouldBeFalse("the address alone proves nothing");
        var fields = Browser.Fields(page);

        (fields["email"], fields["password"]) = (email, "dit is het niet");
        (await browser.Post("/vosselaar/aanmelden/koppelen", fields)).Status.ShouldBe(HttpStatusCode.Conflict);
        (fields["password"], var ticket) = (PlatformFixture.Password, fields["bewijs"]);
        fields["bewijs"] = ticket[..^2] + "AA";
        (await browser.Post("/vosselaar/aanmelden/koppelen", fields)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (fields["email"], fields["bewijs"]) = ("beheerder@agii.example", ticket);
        var (status, refused) = await browser.Post("/vosselaar/aanmelden/koppelen", fields);
        (status, refused.Contains("rollen buiten Vosselaar")).ShouldBe((HttpStatusCode.Conflict, true), refused);
        (await SignInElsewhere.IsSignedIn(browser)).ShouldBeFalse();

        fields["email"] = email;
        (await browser.Post("/vosselaar/aanmelden/koppelen", fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await SignInElsewhere.IsSignedIn(browser)).ShouldBeTrue();
        var later = new Browser(platform.Address);
        (await Through(later, "acm-bestaand")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await SignInElsewhere.IsSignedIn(later)).ShouldBeTrue();

        // Where passwords no longer count, hers does not; that of somebody who was not linked yet does.
        await SignInElsewhere.Configure(platform, "vosselaar", Method("vosselaar", SignInElsewhere.Issuer, onlyHere: true));
        using var anonymous = platform.Anonymous();
        await (await anonymous.PostJson("/api/identity/login", new { email, password = PlatformFixture.Password }))
            .ShouldRefuse(409, "sign-in-at-organisation", "U meldt zich aan via Vosselaar");
        (await SignInElsewhere.IsSignedIn(await platform.Browse("directeur@vosselaar.example"))).ShouldBeTrue();
        await Configure();
        (await anonymous.PostJson("/api/identity/login", new { email, password = PlatformFixture.Password })).StatusCode
            .ShouldBe(HttpStatusCode.OK, "the control");

        // With a role elsewhere, the organisation's provider no longer speaks for this person.
        await administrator.Create($"/api/agii/people/{person}/rights", new { role = "official", tenant = "retie" });
        (await Through(new Browser(platform.Address), "acm-bestaand")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_role_that_is_no_longer_said_ends_and_one_that_an_administrator_ended_stays_ended()
    {
        await Configure();
        (await Through(new Browser(platform.Address), "acm-nieuw")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await RolesOf("nele@vosselaar.example")).ShouldBe(["official"]);
        var administrator = await platform.SignIn("beheerder@agii.example");
        var person = (await administrator.GetJson("/api/agii/people?search=nele@vosselaar"))["items"]![0]!["id"]!.GetValue<Guid>();
        var right = (await administrator.GetJson($"/api/agii/people/{person}"))["access"]![0]!["id"]!.GetValue<Guid>();
        (await administrator.PostJson($"/api/agii/people/{person}/rights/{right}/end", new { until = "2020-01-01" }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await Through(new Browser(platform.Address), "acm-nieuw")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "switched off");
        (await RolesOf("nele@vosselaar.example")).ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_provider_is_away_a_page_says_what_to_do()
    {
        await SignInElsewhere.Configure(platform, "dessel", Method("dessel", $"http://127.0.0.1:{HostProcess.FreePort()}"));

        using var answer = await new Browser(platform.Address).Open("/dessel/aanmelden/verder");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("niet bereikbaar");
        (await SignInElsewhere.IsSignedIn(await platform.Browse("ambtenaar@dessel.example"))).ShouldBeTrue("passwords still count");
    }

    [Fact]
    public async Task A_merged_municipality_sends_people_on_and_one_that_does_not_exist_is_not_there()
    {
        var browser = new Browser(platform.Address);
        using var ended = await browser.Open("/ham/aanmelden");
        ended.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        WebUtility.HtmlDecode(await ended.Content.ReadAsStringAsync()).ShouldContain("/tessenderlo-ham/aanmelden");

        (await browser.Open("/bestaat-niet/aanmelden")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.Open("/ravels/aanmelden")).Headers.Location!.ToString().ShouldStartWith("/aanmelden?terug=");
    }

    private Task Configure() => Configure(platform);

    /// <summary>Has Vosselaar sign its people in there.</summary>
    internal static Task Configure(PlatformFixture platform) =>
        SignInElsewhere.Configure(platform, "vosselaar", Method("vosselaar", SignInElsewhere.Issuer));

    private static object Method(string slug, string issuer, bool onlyHere = false) => new
    {
        kind = "openid", issuer, onlyHere, clientId = $"agii-{slug}", secretName = "vosselaar", scope = "openid profile email vo",
        domains = new[] { $"{slug}.example" }, organisationClaim = "vo_orgcode", organisationCode = "OVO001111",
        roles = new object[]
        {
            new { claim = "agii_rol", value = Official, role = "official", opens = true },
            new { claim = "agii_rol", value = Alderman, role = "alderman" },
            new { claim = "agii_rol", value = Reader, role = "official" },
        },
    };

    /// <summary>Sends a browser to the provider, where somebody signs in as this account, and back.</summary>
    internal static async Task<HttpResponseMessage> Through(Browser browser, string account, string back = "/vosselaar")
    {
        using var leaves = await browser.Open($"/vosselaar/aanmelden/verder?terug={Uri.EscapeDataString(back)}");
        leaves.StatusCode.ShouldBe(HttpStatusCode.Redirect, await leaves.Content.ReadAsStringAsync());
        var returned = await new SignInElsewhere(account).From(leaves.Headers.Location!.ToString());
        return await browser.Open(returned.PathAndQuery);
    }

    private async Task<IReadOnlyList<string>> RolesOf(string email)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var person = await scope.ServiceProvider.GetRequiredService<IdentityDb>().People.Include(p => p.Rights)
            .SingleAsync(p => p.Email == email);
        return [.. person.Rights.Where(r => r.Until is null || r.Until >= today).Select(r => r.Role)];
    }
}
