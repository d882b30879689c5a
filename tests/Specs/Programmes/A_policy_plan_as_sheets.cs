using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>The tables of a policy plan leave as files, and come back the same way.</summary>
public class A_policy_plan_as_sheets(PlatformFixture platform)
{
    private const string Municipality = "steenokkerzeel";

    private async Task<(HttpClient Official, Browser Browser, string Api, string Page)> Begun()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var id = await official.Create($"/api/{Municipality}/policy-plans", new
        {
            name = "Plan", from = "2024-01-01", until = "2026-12-31", objectives = (object[])[new { code = "3", name = "Onthaal" }],
        });
        var api = $"/api/{Municipality}/policy-plans/{id}";
        await official.Create($"{api}/actions", new
        {
            code = "3.3.1", name = "Onthaaltraject", objective = "3", lead = "Welzijn", description = "Eerst;\ndan",
            partners = (string[])["Vzw Hand, in hand", "VDAB"], state = "running", ranBefore = false, from = "2024-02-01",
            costs = (object[])[new { text = "Zaal; met koffie", cents = 2_000_050 }, new { text = "Druk", cents = 100_000 }],
            covers = (object[])[new { text = "Subsidie: 2024", cents = 800_000 }], printedShortfallCents = 1_000_000,
        });
        await official.Create($"{api}/actions", new { code = "3.3.2", name = "Praattafels", partners = (string[])["A; B"] });
        return (official, await platform.Browse($"ambtenaar@{Municipality}.example"), api, $"/{Municipality}/beleidsplannen/{id}");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Come_back_as_they_left_and_change_nothing(string format)
    {
        var (official, browser, api, page) = await Begun();
        var before = (await official.GetJson(api)).ToJsonString();
        var file = await official.GetByteArrayAsync($"{api}/actions.{format}");

        var preview = await browser.Preview(page, $"{page}/acties/nakijken", $"a.{format}", file);

        preview.ShouldContain("Er verandert niets aan wat bewaard is.");
        (await browser.Confirm(preview, $"{page}/acties/inlezen")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(api)).ToJsonString().ShouldBe(before, "also the version: nothing is written");
    }

    [Fact]
    public async Task Change_an_action_by_its_code_or_add_one_and_a_second_time_nothing_changes()
    {
        var (official, browser, api, page) = await Begun();
        var file = Sheets.Csv(
            "Code;Actie;Trekker;Partners;Status;Kosten per post",
            "3.3.1;Onthaaltraject;Sociale dienst;\"Vzw Hand, in hand; VDAB\";Afgerond;\"Zaal; met koffie: 20.000,50; Druk: 1.100\"",
            "3.3.3;Taalbuddy's;;\"AgII\nVDAB\";Afgesproken;Vorming: 250");

        var preview = await browser.Preview(page, $"{page}/acties/nakijken", "a.csv", file);

        preview.ShouldContain("1 nieuw, 1 gewijzigd, 0 zonder wijziging.");
        preview.ShouldContain("Trekker “Welzijn” wordt “Sociale dienst”; Status “Loopt” wordt “Afgerond”; Kosten per post");
        (await official.GetJson(api))["actions"]!.AsArray().Count.ShouldBe(2, "nothing is written until it is confirmed");
        (await browser.Confirm(preview, $"{page}/acties/inlezen")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var actions = (await official.GetJson(api))["actions"]!.AsArray();
        actions.Select(a => $"{a!["code"]} {a["lead"]} {a["state"]} {a["costCents"]} {a["coverCents"]} {a["partners"]!.AsArray().Count}")
            .ShouldBe(["3.3.1 Sociale dienst done 2110050 800000 2", "3.3.2  proposed 0 0 1", "3.3.3  agreed 25000 0 2"]);
        (actions[0]!["description"]!.GetValue<string>(), actions[0]!["objective"]!.GetValue<string>())
            .ShouldBe(("Eerst;\ndan", "3"), "what the file has no column for stays");
        var saved = (await official.GetJson(api)).ToJsonString();

        await browser.BringIn(page, $"{page}/acties", "a.csv", file);

        (await official.GetJson(api)).ToJsonString().ShouldBe(saved);
    }

    [Theory]
    [InlineData("9.1;Actie;9;;", "Rij 3: Actie 9.1: doelstelling 9 staat niet in dit plan.")]
    [InlineData("9.1;;;;", "Rij 3: Vul de actie in.")]
    [InlineData("9.1;Actie;;bezig;", "Rij 3, kolom Status: “bezig” kan hier niet. Kies uit: Voorstel, Afgesproken,")]
    [InlineData("9.1;Actie;;;Zaal", "Rij 3, kolom Kosten per post: “Zaal” is niet te lezen.")]
    [InlineData("9.1;Actie;;;Zaal: 1,2345", "Rij 3: Geef een bedrag in hele centen")]
    [InlineData("3.3.1;Actie;;;", "Rij 3: Code 3.3.1 staat ook in rij 2.")]
    public async Task That_cannot_be_are_refused_by_row_and_nothing_is_written(string row, string sentence)
    {
        var (official, browser, api, page) = await Begun();
        var before = (await official.GetJson(api)).ToJsonString();

        var (_, preview) = await browser.SendSheet(page, $"{page}/acties/nakijken", "a.csv",
            Sheets.Csv("Code;Actie;Doelstelling;Status;Kosten per post", "3.3.1;Anders;;;", row));

        preview.ShouldContain(sentence);
        Browser.FieldsOf(preview, $"{page}/acties/inlezen").ShouldBeEmpty("there is nothing to confirm");
        (await official.GetJson(api)).ToJsonString().ShouldBe(before);
    }

    [Fact]
    public async Task That_somebody_else_changed_meanwhile_are_not_overwritten()
    {
        var (official, browser, api, page) = await Begun();
        var file = Sheets.Csv("Code;Actie", "3.3.1;Anders");
        var preview = await browser.Preview(page, $"{page}/acties/nakijken", "a.csv", file);
        await official.Create($"{api}/actions", new { code = "3.3.9", name = "Intussen" });
        var before = (await official.GetJson(api)).ToJsonString();

        var (status, refused) = await browser.Confirmed(preview, $"{page}/acties/inlezen");

        status.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldContain("Iemand anders heeft dit programma intussen gewijzigd.");
        await (await official.PutAsJsonAsync($"{api}/actions", new { version = 1, actions = (object[])[new { code = "1", name = "A" }] }))
            .ShouldRefuse(409, "rule:changed-meanwhile");
        (await official.GetJson(api)).ToJsonString().ShouldBe(before);
    }

    [Fact]
    public async Task Are_taken_out_by_who_reads_and_brought_in_by_who_writes()
    {
        var (_, _, api, page) = await Begun();
        var reader = await platform.SignIn($"schepen@{Municipality}.example");

        (await reader.GetAsync($"{api}/actions.csv")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await reader.PutAsJsonAsync($"{api}/actions", new JsonObject())).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await platform.Browse($"schepen@{Municipality}.example")).Get(page)).ShouldNotContain("Bestand inlezen");
    }
}
