using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Identity;

/// <summary>An administrator finds people by name, municipality and role, and municipalities by name and region, with totals.</summary>
public class Searching_people_and_municipalities(PlatformFixture platform)
{
    [Fact]
    public async Task People_are_found_by_name_municipality_and_role_with_how_many_there_are()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");

        var found = await Search("municipality=veurne");
        found["found"]!.GetValue<int>().ShouldBe(4);
        found["items"]!.AsArray().ShouldAllBe(p => p!["access"]!.AsArray().Any(a => a!["tenant"]!.GetValue<string>() == "veurne"));
        found["total"]!.GetValue<int>().ShouldBeGreaterThan(1000);
        (await Search("municipality=VEURNE&role=alderman"))["items"]!.AsArray().Select(p => p!["email"]!.GetValue<string>())
            .ShouldBe(["schepen@veurne.example"]);
        (await Search("municipality=heist op den berg&search=dirk"))["found"]!.GetValue<int>().ShouldBe(0, "it has hyphens");
        (await Search("municipality=Heist-op-den-Berg&search=dirk"))["found"]!.GetValue<int>().ShouldBe(1);
        (await Search("municipality=atlantis"))["found"]!.GetValue<int>().ShouldBe(0);
        (await Search("role=regional-manager&search=limburg"))["found"]!.GetValue<int>().ShouldBe(1);
        // By name, over all pages; and a role that has ended does not count.
        var names = new List<string>();
        string? after = null;
        do
        {
            var page = await Search($"municipality=veurne&limit=2&after={after}");
            names.AddRange(page["items"]!.AsArray().Select(p => p!["name"]!.GetValue<string>()));
            after = page["next"]?.GetValue<string>();
        }
        while (after is not null);
        names.ShouldBe(["An Ambtenaar (Veurne)", "Dirk Directeur (Veurne)", "Olga Werkers (Veurne)", "Sam Schepen (Veurne)"]);
        await administrator.Create("/api/agii/people", new
        {
            name = "Was Er", email = $"w{Guid.NewGuid():N}@veurne.example", password = PlatformFixture.Password, role = "official",
            tenant = "Veurne", until = Flanders.Today.AddDays(-1).ToString("O"),
        });
        (await Search("municipality=veurne"))["found"]!.GetValue<int>().ShouldBe(4);

        Task<JsonNode> Search(string query) => administrator.GetJson($"/api/agii/people?{query}");
    }

    [Fact]
    public async Task A_municipality_is_typed_and_completed_where_it_was_chosen_from_286()
    {
        var browser = await platform.Browse("beheerder@agii.example");
        var page = await browser.Get("/agii/personen/nieuw");
        page.ShouldNotContain("<select class=\"au-c-input au-c-input--block\" id=\"tenant\"");
        page.ShouldContain("<option value=\"Heist-op-den-Berg\">");
        var fields = Browser.Fields(page);
        (fields["name"], fields["email"], fields["role"], fields["tenant"]) =
            ("Heidi Nieuw", $"h{Guid.NewGuid():N}@heist-op-den-berg.example", "official", "Nergens");
        var (status, refused) = await browser.Post("/agii/personen/nieuw", fields);
        (status, refused.Contains("Deze organisatie bestaat niet.")).ShouldBe((HttpStatusCode.BadRequest, true));
        refused.ShouldContain("value=\"Nergens\"");
        fields = Browser.Fields(refused);
        fields["tenant"] = "heist-op-den-BERG";

        (await browser.Submit("/agii/personen/nieuw", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        page = await browser.Get("/agii/personen?gemeente=Heist-op-den-Berg&zoek=heidi&rol=official");
        page.ShouldContain("Heidi Nieuw");
        page.ShouldContain("1 persoon gevonden, van 1.");
    }

    [Fact]
    public async Task Municipalities_are_found_by_name_and_region_with_who_is_there()
    {
        var administrator = await platform.SignIn("beheerder@agii.example");

        var found = await administrator.GetJson("/api/agii/organisations?search=veurn");
        (found["found"]!.GetValue<int>(), found["total"]!.GetValue<int>()).ShouldBe((1, 285));
        var one = found["items"]![0]!;
        (one["slug"]!.GetValue<string>(), one["people"]!.GetValue<int>(), one["managing"]!.GetValue<int>()).ShouldBe(("veurne", 4, 1));
        (await administrator.GetJson("/api/agii/organisations?region=limburg&limit=100"))["items"]!.AsArray()
            .ShouldAllBe(o => o!["region"]!.GetValue<string>() == "limburg");
        var browser = await platform.Browse("beheerder@agii.example");
        (await browser.Get("/agii/organisaties?zoek=veurne")).ShouldContain("1 gemeente gevonden");
        // Not for others, and not at a municipality.
        await (await (await platform.SignIn("regiomanager.antwerpen@agii.example")).GetAsync("/api/agii/organisations"))
            .ShouldRefuse(403, "no-permission");
        (await (await platform.SignIn("directeur@veurne.example")).GetAsync("/api/veurne/organisations")).StatusCode
            .ShouldBe(HttpStatusCode.NotFound);
    }
}
