using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>What the deck of 13 December 2022 says on its sheets "Invulling acties", of which the council's committee heard.</summary>
public class How_actions_are_carried_out(PlatformFixture platform)
{
    [Fact]
    [Trait("C4", "12")]
    [Trait("C4", "13")]
    [Trait("C4", "14")]
    [Trait("C4", "16")]
    [Trait("C4", "18")]
    [Trait("C4", "20")]
    public async Task Is_written_down_for_each_with_partners_parts_and_the_session_of_the_committee()
    {
        var official = await platform.SignIn("ambtenaar@veurne.example");
        var programme = $"/api/veurne/programmes/{await official.Create("/api/veurne/programmes", PlanSamenleven.Of())}";
        var actions = (await official.GetJson(programme))["actions"]!.AsArray()
            .ToDictionary(a => a!["number"]!.GetValue<string>(), a => $"{programme}/actions/{a!["id"]}/description");

        await official.Put(actions["17"], new
        {
            state = "agreed", version = 1,
            subTargets = new[] { new { name = "professionals", target = 100 }, new { name = "Mechelaars", target = 200 } },
        });
        await official.Put(actions["11"], new { state = "running", partners = new[] { "Duo for a Job" }, version = 2 });
        await official.Put(actions["2"], new
        {
            lead = "Coördinator polarisatie", version = 3,
            description = "Omgevingsanalyse en actieplan.\nTransversaal: verschillende beleidsdomeinen.",
        });
        await official.Put($"{programme}/approvals", new
        {
            approvals = new[] { new { body = "Raadscommissie", date = "2022-12-13", note = "toelichting" } }, version = 4,
        });

        var page = await (await platform.Browse("schepen@veurne.example"))
            .Get(programme["/api".Length..].Replace("programmes", "programmas") + "/invulling");
        page.ShouldContain("300 deelnemers: 100 professionals en 200 Mechelaars");
        page.ShouldContain("Duo for a Job");
        page.ShouldContain("50 begeleidingen");
        page.ShouldContain("Transversaal: verschillende beleidsdomeinen.");
        page.ShouldContain("Voorstel");
        page.ShouldContain("13 december 2022: Raadscommissie (toelichting)");
        page.ShouldNotContain("Goedkeuringen wijzigen", customMessage: "an alderman only reads");
    }

    [Theory]
    [InlineData("""{"subTargets":[{"name":"burgers","target":100},{"name":"professionals","target":100}],"version":1}""", 409,
        "targets-do-not-add-up", "Actie 17: de delen samen zijn 100 + 100 = 200, en te behalen is 300.")]
    [InlineData("""{"subTargets":[{"name":"burgers","target":0}],"version":1}""", 400, "invalid-input",
        "Actie 17, deel 1: geef een geheel getal van 1 tot 100.000.")]
    [InlineData("""{"lead":"Iemand","version":7}""", 409, "changed-meanwhile", "intussen gewijzigd")]
    public async Task Is_refused_with_the_action_and_the_rule(string body, int status, string rule, string sentence)
    {
        var official = await platform.SignIn("ambtenaar@jabbeke.example");
        var id = await official.Start("jabbeke", PlanSamenleven.Of());
        var action = (await official.GetJson($"/api/jabbeke/programmes/{id}"))["actions"]!.AsArray()
            .Single(a => a!["number"]!.GetValue<string>() == "17")!["id"];

        await (await official.PutAsync($"/api/jabbeke/programmes/{id}/actions/{action}/description",
            JsonContent.Create(JsonNode.Parse(body)))).ShouldRefuse(status, rule, sentence);

        var read = await official.GetJson($"/api/jabbeke/programmes/{id}/descriptions");
        read["version"]!.GetValue<int>().ShouldBe(1);
        read["actions"]!.AsArray().ShouldAllBe(a => a!["lead"] == null && a["subTargets"]!.AsArray().Count == 0);
    }

    [Fact]
    [Trait("C4", "13")]
    public async Task Keeps_its_parts_in_step_with_what_is_planned()
    {
        var official = await platform.SignIn("ambtenaar@waregem.example");
        var programme = $"/api/waregem/programmes/{await official.Create("/api/waregem/programmes", PlanSamenleven.Of())}";
        var action = (await official.GetJson(programme))["actions"]!.AsArray().Single(a => a!["number"]!.GetValue<string>() == "17")!["id"];
        await official.Put($"{programme}/actions/{action}/description",
            new { subTargets = new[] { new { name = "werkers", target = 100 }, new { name = "burgers", target = 200 } }, version = 1 });
        object Planned(int reach, int version) =>
            new { version, onlyFilledIn = true, actions = new[] { new { number = "17", plannedReach = reach, priority = 1, row = 4 } } };
        const string sentence = "Rij 4: Actie 17: te behalen wordt 250, en dat was verdeeld in 100 + 200 = 300. Haal eerst de";
        var tried = await (await official.PostJson($"{programme}/actions/calculation", Planned(250, 2))).Body();
        tried["actions"]!.AsArray().Single(a => a!["number"]!.GetValue<string>() == "17")!["refused"]!.GetValue<string>()
            .ShouldStartWith(sentence);

        await (await official.PutAsJsonAsync($"{programme}/actions", Planned(250, 2))).ShouldRefuse(409, "targets-do-not-add-up", sentence);
        (await official.PutAsJsonAsync($"{programme}/actions", Planned(300, 2))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await official.Put($"{programme}/actions/{action}/description", new { subTargets = Array.Empty<object>(), version = 3 });
        (await official.PutAsJsonAsync($"{programme}/actions", Planned(250, 4))).StatusCode
            .ShouldBe(HttpStatusCode.NoContent, "the control: what is not divided may change");
    }

    [Fact]
    public async Task Is_written_down_on_pages()
    {
        var official = await platform.SignIn("ambtenaar@westerlo.example");
        var id = await official.Create("/api/westerlo/programmes", PlanSamenleven.Of());
        var browser = await platform.Browse("ambtenaar@westerlo.example");
        var list = $"/westerlo/programmas/{id}/invulling";
        var page = await browser.Get(list);
        page.ShouldContain("Nog niet besproken of goedgekeurd.");
        var action = page.Split($"{list}/")[1].Split('"')[0];

        var fields = Browser.Fields(await browser.Get($"{list}/{action}"));
        (fields["lead"], fields["partners[lines]"], fields["state"]) = ("Coördinator", "Een vzw\nEen school", "running");
        (await browser.Submit($"{list}/{action}", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        fields = Browser.Fields(await browser.Get($"/westerlo/programmas/{id}/goedkeuringen"));
        (fields["approvals[0].body"], fields["approvals[0].date"]) = ("College", "2026-02-02");
        (await browser.Submit($"/westerlo/programmas/{id}/goedkeuringen", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        page = await browser.Get(list);
        page.ShouldContain("Coördinator, Een vzw en Een school");
        page.ShouldContain("2 februari 2026: College");
    }
}
