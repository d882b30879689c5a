using System.Net;
using System.Net.Http.Json;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>How the actions of a programme are carried out leaves as a file, and comes back the same way.</summary>
public class How_actions_are_carried_out_as_a_sheet(PlatformFixture platform)
{
    private const string Municipality = "steenokkerzeel";

    private async Task<(HttpClient Official, Browser Browser, string Api, string Page)> Described()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var id = await official.Start(Municipality, PlanSamenleven.Of());
        var api = $"/api/{Municipality}/programmes/{id}";
        var action = (await official.GetJson(api))["actions"]!.AsArray().Single(a => a!["number"]!.GetValue<string>() == "17")!["id"];
        await official.Put($"{api}/actions/{action}/description", new
        {
            state = "agreed", lead = "Coördinator", partners = (string[])["Vzw A, B", "C; D"], description = "Eerst;\ndan", version = 1,
            subTargets = (object[])[new { name = "professionals", target = 100 }, new { name = "burgers", target = 200 }],
        });
        return (official, await platform.Browse($"ambtenaar@{Municipality}.example"), api, $"/{Municipality}/programmas/{id}/invulling");
    }

    private static async Task<(int Version, string Descriptions)> Now(HttpClient official, string api)
    {
        var now = await official.GetJson($"{api}/descriptions");
        return (now["version"]!.GetValue<int>(), now["actions"]!.ToJsonString());
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Comes_back_as_it_left_and_changes_nothing(string format)
    {
        var (official, browser, api, page) = await Described();
        var before = await Now(official, api);
        var file = await official.GetByteArrayAsync($"{api}/descriptions.{format}");

        var preview = await browser.Preview(page, $"{page}/nakijken", $"i.{format}", file);

        preview.ShouldContain("Er verandert niets aan wat bewaard is.");
        (await browser.Confirm(preview, $"{page}/inlezen")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Now(official, api)).ShouldBe(before, "also the version: nothing is written");
        (await browser.Get(page)).ShouldContain($"{page}.{format}");
    }

    [Fact]
    public async Task Changes_by_the_number_of_the_action_and_a_second_time_nothing_changes()
    {
        var (official, browser, api, page) = await Described();
        var file = Sheets.Csv("Actie;Status;Trekker;Verdeling",
            "17;Loopt;Sociale dienst;\"professionals: 120; burgers: 180\"", "9;Loopt;An;");

        var preview = await browser.Preview(page, $"{page}/nakijken", "i.csv", file);

        preview.ShouldContain("0 nieuw, 2 gewijzigd, 0 zonder wijziging.");
        preview.ShouldContain("Status “Afgesproken” wordt “Loopt”; Trekker “Coördinator” wordt “Sociale dienst”; "
            + "Verdeling “professionals: 100; burgers: 200” wordt “professionals: 120; burgers: 180”");
        (await official.GetJson($"{api}/descriptions")).ToJsonString().ShouldNotContain("Sociale dienst");
        (await browser.Confirm(preview, $"{page}/inlezen")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var action = (await official.GetJson($"{api}/descriptions"))["actions"]!.AsArray()
            .Single(a => a!["number"]!.GetValue<string>() == "17")!;
        (action["lead"]!.GetValue<string>(), action["state"]!.GetValue<string>(), action["description"]!.GetValue<string>(),
            action["partners"]!.AsArray().Count, action["subTargets"]![0]!["target"]!.GetValue<int>())
            .ShouldBe(("Sociale dienst", "running", "Eerst;\ndan", 2, 120));
        var saved = await Now(official, api);

        await browser.BringIn(page, page, "i.csv", file);

        (await Now(official, api)).ShouldBe(saved);
    }

    [Theory]
    [InlineData("99;Loopt;;", "Rij 3: kolom Actie: actie 99 is er niet in Plan Samenleven.")]
    [InlineData("9;bezig;;", "Rij 3, kolom Status: “bezig” kan hier niet.")]
    [InlineData("9;Loopt;;burgers", "Rij 3, kolom Verdeling: “burgers” is niet te lezen.")]
    [InlineData("9;Loopt;;burgers: 1", "Rij 3: Actie 9: de delen samen zijn 1 = 1, en te behalen is")]
    [InlineData("9;Loopt;;burgers: 0", "Rij 3: Actie 9, deel 1: geef een geheel getal van 1 tot 100.000.")]
    [InlineData("9;Loopt;;burgers: 1,5", "Rij 3, kolom Verdeling: “burgers: 1,5” is niet te lezen.")]
    [InlineData("17;Loopt;;", "Rij 3: Actie 17 staat ook in rij 2.")]
    public async Task That_cannot_be_is_refused_by_row_and_nothing_is_written(string row, string sentence)
    {
        var (official, browser, api, page) = await Described();
        var before = await Now(official, api);

        var (_, preview) = await browser.SendSheet(page, $"{page}/nakijken", "i.csv",
            Sheets.Csv("Actie;Status;Trekker;Verdeling", "17;Loopt;An;", row));

        preview.ShouldContain(sentence);
        Browser.FieldsOf(preview, $"{page}/inlezen").ShouldBeEmpty("there is nothing to confirm");
        (await Now(official, api)).ShouldBe(before);
    }

    [Fact]
    public async Task That_somebody_else_changed_meanwhile_is_not_overwritten()
    {
        var (official, browser, api, page) = await Described();
        var preview = await browser.Preview(page, $"{page}/nakijken", "i.csv", Sheets.Csv("Actie;Trekker", "17;An"));
        await official.Put($"{api}/approvals", new { approvals = (object[])[new { body = "College", date = "2024-01-01" }], version = 2 });
        var before = await Now(official, api);

        var (status, refused) = await browser.Confirmed(preview, $"{page}/inlezen");

        status.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldContain("Iemand anders heeft dit programma intussen gewijzigd.");
        await (await official.PutAsJsonAsync($"{api}/descriptions", new { version = 1, actions = (object[])[new { number = "17" }] }))
            .ShouldRefuse(409, "rule:changed-meanwhile");
        (await Now(official, api)).ShouldBe(before);
    }
}
