using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

public class Listing_agreements(PlatformFixture platform)
{
    [Fact]
    public async Task The_newest_comes_first_page_by_page_with_what_is_next()
    {
        var official = await platform.SignIn("ambtenaar@diest.example");
        foreach (var title in (string[])["Een", "Twee", "Drie", "Vier", "Vijf"])
        {
            await official.Draft("diest", Terms(title));
        }

        var seen = new List<string>();
        var after = "";
        for (var page = 0; page < 3; page++)
        {
            var list = await official.GetJson($"/api/diest/agreements?limit=2{after}");
            seen.AddRange(list["items"]!.AsArray().Select(i => i!["title"]!.GetValue<string>()));
            list["items"]![0]!["next"]!.GetValue<string>().ShouldStartWith("Wacht op het college");
            (list["next"] is null).ShouldBe(page == 2);
            after = $"&after={list["next"]}";
        }

        seen.ShouldBe(["Vijf", "Vier", "Drie", "Twee", "Een"]);
    }

    [Fact]
    public async Task A_state_and_a_theme_narrow_it_down()
    {
        var official = await platform.SignIn("ambtenaar@damme.example");
        await official.Draft("damme", Terms("Concept"));
        await official.Approved("damme", Terms("Goedgekeurd", theme: "language-support"));
        foreach (var (title, from, until) in new[]
        {
            ("Lopend", "2020-01-01", "2090-12-31"), ("Afgelopen", "2020-01-01", "2020-12-31"), ("Straks", "2090-01-01", "2090-12-31"),
        })
        {
            var agreement = await official.Approved("damme", Terms(title, from, until));
            (await (await platform.SignIn("schepen@damme.example")).Sign(agreement, 0, 0)).EnsureSuccessStatusCode();
            (await (await platform.SignIn("directeur@damme.example")).Sign(agreement, 0, 1)).EnsureSuccessStatusCode();
            (await (await platform.SignIn("regiomanager.west-vlaanderen@agii.example")).Sign(agreement, 1, 0)).EnsureSuccessStatusCode();
        }

        async Task<string[]> Titles(string query) =>
        [
            .. (await official.GetJson($"/api/damme/agreements?{query}"))["items"]!.AsArray().Select(i => i!["title"]!.GetValue<string>()),
        ];

        (await Titles("state=draft")).ShouldBe(["Concept"]);
        (await Titles("state=approved")).ShouldBe(["Goedgekeurd"]);
        (await Titles("state=running")).ShouldBe(["Lopend"]);
        (await Titles("state=ended")).ShouldBe(["Afgelopen"]);
        (await Titles("state=signed")).ShouldBe(["Straks"]);
        (await Titles("state=rejected")).ShouldBeEmpty();
        (await Titles("theme=language-support")).ShouldBe(["Goedgekeurd"]);
        (await Titles("theme=language-support&state=draft")).ShouldBeEmpty();
        (await Titles("")).ShouldBe(["Straks", "Afgelopen", "Lopend", "Goedgekeurd", "Concept"]);
        await (await official.GetAsync("/api/damme/agreements?state=zomaar"))
            .ShouldRefuse(400, "invalid-input", "Deze status bestaat niet.");
        await (await official.GetAsync("/api/damme/agreements?theme=1")).ShouldRefuse(400, "invalid-input", "Dit thema bestaat niet.");
    }

    [Fact]
    public async Task On_the_page_it_is_narrowed_down_and_leafed_through_by_its_address()
    {
        var official = await platform.SignIn("ambtenaar@dessel.example");
        foreach (var title in (string[])["Kookles", "Taalles", "Zwemles"])
        {
            await official.Draft("dessel", Terms(title));
        }

        var browser = await platform.Browse("ambtenaar@dessel.example");
        var page = await browser.Get("/dessel/overeenkomsten?status=draft&zoek=les&aantal=2");
        (page.Contains("Zwemles", StringComparison.Ordinal), page.Contains("Kookles", StringComparison.Ordinal)).ShouldBe((true, false));
        var next = Regex.Match(page, "/dessel/overeenkomsten\\?[^\"]*na=[^\"]*", RegexOptions.NonBacktracking).Value;

        var rest = await browser.Get(next);

        (rest.Contains("Zwemles", StringComparison.Ordinal), rest.Contains("Kookles", StringComparison.Ordinal)).ShouldBe((false, true));
        (await browser.Get("/dessel/overeenkomsten?zoek=taal")).ShouldNotContain("Kookles");
        (await browser.Get("/dessel/overeenkomsten?status=approved")).ShouldContain("Geen overeenkomsten gevonden");
    }

    [Fact]
    public async Task On_the_page_an_empty_list_says_what_to_do_and_only_to_whom_may_do_it()
    {
        var official = await (await platform.Browse("ambtenaar@diepenbeek.example")).Get("/diepenbeek/overeenkomsten");
        var alderman = await (await platform.Browse("schepen@diepenbeek.example")).Get("/diepenbeek/overeenkomsten");

        official.ShouldContain("Eerste overeenkomst opstellen");
        alderman.ShouldContain("Nog geen overeenkomsten");
        alderman.ShouldNotContain("overeenkomsten/nieuw");
    }
}
