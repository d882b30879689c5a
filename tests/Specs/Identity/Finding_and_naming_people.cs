using System.Net;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Identity;

public class Finding_and_naming_people(PlatformFixture platform)
{
    [Theory]
    [InlineData("René Çelik", "René")]
    [InlineData("René Çelik", "rene celik")]
    [InlineData("Élodie Aydın", "Elodie")]
    [InlineData("Élodie Aydın", "AYDIN")]
    [InlineData("Fatma Yıldız", "yildiz")]
    [InlineData("Fatma Yildiz", "Yıldız")]
    [InlineData("İpek Łukasik", "ipek lukasik")]
    public async Task A_name_is_found_with_or_without_its_accents(string name, string search)
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var email = $"{Guid.NewGuid():N}@agii.example";
        var id = await administrator.Create("/api/agii/people",
            new { name, email, password = "een-lang-wachtwoord", role = "consultant", tenant = "agii" });

        var found = (await administrator.GetJson($"/api/agii/people?limit=100&search={Uri.EscapeDataString(search)}"))["items"]!.AsArray();

        found.Select(p => p!["id"]!.GetValue<Guid>()).ShouldContain(id);
        (await administrator.GetJson($"/api/agii/people?search={email.ToUpperInvariant()}"))["items"]!.AsArray().Count.ShouldBe(1);
        (await administrator.GetJson("/api/agii/people?search=zoiemandiserniet"))["items"]!.AsArray().ShouldBeEmpty("control");
    }

    [Fact]
    public async Task People_are_listed_by_name_over_all_pages_also_with_accents_and_apostrophes()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        var mark = $"q{Guid.NewGuid():N}"[..12];
        string[] names = ["An Aerts", "De Panne", "Deerlijk", "Dewulf", "D'hondt", "Élodie", "Elodie Z", "Eve", "'s-Gravenvoeren", "Sint"];
        foreach (var name in names) // the newest first would be the other way round
        {
            await administrator.Create("/api/agii/people", new
            {
                name, email = $"{mark}{Guid.NewGuid():N}@agii.example", password = "een-lang-wachtwoord", role = "consultant",
                tenant = "agii",
            });
        }

        var found = new List<string>();
        string? after = null;
        do
        {
            var page = await administrator.GetJson($"/api/agii/people?search={mark}&limit=3&after={after}");
            found.AddRange(page["items"]!.AsArray().Select(p => p!["name"]!.GetValue<string>()));
            after = page["next"]?.GetValue<string>();
        }
        while (after is not null);

        found.ShouldBe(names);
    }

    [Fact]
    public async Task An_address_may_have_an_apostrophe_and_a_wrong_one_is_told_at_its_own_field()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");
        object Account(string email) =>
            new { name = "An D'hondt", email, password = "een-lang-wachtwoord", role = "official", tenant = "aalst" };

        await administrator.Create("/api/agii/people", Account("an.d'hondt@aalst.example"));
        using var anonymous = platform.Anonymous();
        (await anonymous.PostJson("/api/identity/login", new { email = "an.d'hondt@aalst.example", password = "een-lang-wachtwoord" }))
            .StatusCode.ShouldBe(HttpStatusCode.OK);

        foreach (var wrong in (string[])["a@x.be,b@y.be", "a@x.be,b", "a b@x.be", "<a@x.be>"])
        {
            var refused = await administrator.PostJson("/api/agii/people", Account(wrong));
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest, wrong);
            (await refused.Body())["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["email"], wrong);
        }
    }

    [Theory]
    [InlineData("/gent/café?zoek=é", "/gent/caf%C3%A9?zoek=%C3%A9")]
    [InlineData("/é", "/%C3%A9")]
    [InlineData("/gent/overleg?zoek=a%20b#deel", "/gent/overleg?zoek=a%20b#deel")]
    public async Task The_way_back_after_signing_in_may_have_accents(string back, string location)
    {
        var browser = new Browser(platform.Address);
        var fields = Browser.Fields(await browser.Get($"/aanmelden?terug={Uri.EscapeDataString(back)}"));
        (fields["email"], fields["password"]) = ("ambtenaar@gent.example", PlatformFixture.Password);

        var answer = await browser.Submit("/aanmelden", fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.GetValues("Location").ShouldBe([location]);
    }
}
