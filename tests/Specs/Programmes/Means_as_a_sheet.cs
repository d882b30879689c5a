using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>The people and the operating money of a programme leave as a file, and come back the same way.</summary>
public class Means_as_a_sheet(PlatformFixture platform)
{
    private const string Municipality = "zutendaal";

    private async Task<(HttpClient Official, Browser Browser, string Api, string Page)> Started()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var id = await official.Start(Municipality, PlanSamenleven.Of());
        await official.Create($"/api/{Municipality}/programmes/{id}/personnel", new
        {
            fte = 0.5, source = "municipality", employer = "Integratiedienst", actions = (string[])["9", "15"], months = 6.5,
            tasks = "Begeleiden;\nen opvolgen",
        });
        await official.Create($"/api/{Municipality}/programmes/{id}/personnel", new
        {
            fte = 0.2, source = "agency", employer = "AgII", actionTasks = (object[])[new { action = "24", tasks = "train de trainer" }],
        });
        await official.Create($"/api/{Municipality}/programmes/{id}/operating", new
        {
            text = "Drukwerk", cents = 750_050,
            shares = (object[])[new { action = "15", cents = 500_000 }, new { action = "16", cents = 250_050 }],
        });
        await official.Create($"/api/{Municipality}/programmes/{id}/operating", new { text = "Zalen", cents = 10_000, strengthens = true });
        return (official, await platform.Browse($"ambtenaar@{Municipality}.example"), $"/api/{Municipality}/programmes/{id}",
            $"/{Municipality}/programmas/{id}");
    }

    [Theory]
    [InlineData("personnel", "personeel", "csv")]
    [InlineData("personnel", "personeel", "xlsx")]
    [InlineData("operating", "werkingsmiddelen", "csv")]
    [InlineData("operating", "werkingsmiddelen", "xlsx")]
    public async Task Come_back_as_they_left_and_change_nothing(string part, string word, string format)
    {
        var (official, browser, api, page) = await Started();
        var before = (await official.GetJson(api)).ToJsonString();
        var file = await official.GetByteArrayAsync($"{api}/{part}.{format}");

        var preview = await browser.Preview($"{page}/middelen", $"{page}/{word}/nakijken", $"{word}.{format}", file);

        preview.ShouldContain("Er verandert niets aan wat bewaard is.");
        (await browser.Confirm(preview, $"{page}/{word}/inlezen")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(api)).ToJsonString().ShouldBe(before, "also the version: nothing is written");
        (await browser.Get($"{page}/middelen")).ShouldContain($"{page}/{word}.{format}");
    }

    [Fact]
    public async Task Change_by_their_mark_or_are_added_and_a_second_time_nothing_changes()
    {
        var (official, browser, api, page) = await Started();
        var csv = Encoding.UTF8.GetString(await official.GetByteArrayAsync($"{api}/personnel.csv"));
        var changed = Encoding.UTF8.GetBytes(
            csv.Replace("Integratiedienst;gemeente;0,5;", "Dienst Welzijn;gemeente;0,75;", StringComparison.Ordinal)
            + "Vzw De Keeting;partner;1,25;;9, 24;Praatcafé;;\r\n");

        var preview = await browser.Preview($"{page}/middelen", $"{page}/personeel/nakijken", "personeel.csv", changed);

        preview.ShouldContain("1 nieuw, 1 gewijzigd, 1 zonder wijziging.");
        preview.ShouldContain("Dienst of organisatie “Integratiedienst” wordt “Dienst Welzijn”; VTE “0,5” wordt “0,75”");
        (await official.GetJson($"{api}/personnel")).AsArray().Count.ShouldBe(2, "nothing is written until it is confirmed");
        (await browser.Confirm(preview, $"{page}/personeel/inlezen")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var lines = (await official.GetJson($"{api}/personnel")).AsArray();
        lines.Select(l => $"{l!["employer"]} {l["fte"]} {string.Join('+', l["actions"]!.AsArray())}")
            .ShouldBe(["Dienst Welzijn 0.75 9+15", "AgII 0.2 24", "Vzw De Keeting 1.25 9+24"]);
        lines[0]!["tasks"]!.GetValue<string>().ShouldBe("Begeleiden;\nen opvolgen");
        lines[1]!["actionTasks"]![0]!["tasks"]!.GetValue<string>().ShouldBe("train de trainer", "what has no column that comes back stays");
        var saved = (await official.GetJson(api)).ToJsonString();

        await browser.BringIn($"{page}/middelen", $"{page}/personeel", "personeel.csv", changed);

        (await official.GetJson(api)).ToJsonString().ShouldBe(saved);
    }

    [Fact]
    public async Task Of_which_a_column_is_not_told_keep_what_it_holds()
    {
        var (official, browser, api, page) = await Started();
        var line = (await official.GetJson($"{api}/operating"))[0]!["id"]!.GetValue<Guid>();

        await browser.BringIn($"{page}/middelen", $"{page}/werkingsmiddelen", "w.csv",
            Sheets.Csv("Waarvoor;Kenmerk", $"Drukwerk 2026;{line}"));

        var now = (await official.GetJson($"{api}/operating"))[0]!;
        (now["text"]!.GetValue<string>(), now["cents"]!.GetValue<long>(), now["shares"]!.AsArray().Count)
            .ShouldBe(("Drukwerk 2026", 750_050, 2));
    }

    [Theory]
    [InlineData("personeel", "Dienst of organisatie;Wie;VTE\r\nDienst;iemand;1",
        "Rij 2, kolom Wie: “iemand” kan hier niet. Kies uit: gemeente, partner, AgII.")]
    [InlineData("personeel", "Dienst of organisatie;Wie;VTE;Kenmerk\r\nDienst;gemeente;1;0193cc0e-0000-7000-8000-000000000000",
        "Rij 2: kolom Kenmerk: deze regel is er niet (meer)")]
    [InlineData("personeel", "Dienst of organisatie;Wie\r\nDienst;gemeente",
        "De kolom VTE is er niet, en een nieuwe rij kan niet zonder.")]
    [InlineData("personeel", "Dienst of organisatie;Wie;VTE\r\nA;gemeente;1\r\nB;gemeente;\r\nC;gemeente;0",
        "Rij 3: Vul het aantal VTE in.")]
    [InlineData("personeel", "Dienst of organisatie;Wie;VTE\r\nA;gemeente;1\r\nB;gemeente;\r\nC;gemeente;0",
        "Rij 4: «C»: geef meer dan 0")]
    [InlineData("personeel", "Dienst of organisatie;Wie;VTE;Acties\r\nA;gemeente;1;9, 99",
        "Rij 2: «A»: actie 99 staat niet in dit programma.")]
    [InlineData("personeel", "Dienst of organisatie;Wie;VTE\r\nA;gemeente;1\r\nA;gemeente;1", "Rij 3 zegt hetzelfde als rij 2.")]
    [InlineData("werkingsmiddelen", "Waarvoor;Bedrag\r\nA;12,345", "Rij 2, kolom Bedrag: “12,345” is geen getal.")]
    [InlineData("werkingsmiddelen", "Waarvoor;Bedrag\r\nA;12,3450", "Rij 2: Geef een bedrag in hele centen")]
    [InlineData("werkingsmiddelen", "Waarvoor;Bedrag;Acties\r\nA;100;\"15: 60; 16: 30\"",
        "Rij 2: «A»: de delen van de acties samen zijn €\u00a060 + €\u00a030")]
    [InlineData("werkingsmiddelen", "Waarvoor;Bedrag;Acties\r\nA;100;15: veel", "Rij 2, kolom Acties: “15: veel” is niet te lezen.")]
    public async Task That_cannot_be_are_refused_by_row_and_nothing_is_written(string part, string csv, string sentence)
    {
        var (official, browser, api, page) = await Started();
        var before = (await official.GetJson(api)).ToJsonString();

        var (_, preview) = await browser.SendSheet($"{page}/middelen", $"{page}/{part}/nakijken", "x.csv", Encoding.UTF8.GetBytes(csv));

        preview.ShouldContain(sentence);
        Browser.FieldsOf(preview, $"{page}/{part}/inlezen").ShouldBeEmpty("there is nothing to confirm");
        (await official.GetJson(api)).ToJsonString().ShouldBe(before);
    }

    [Fact]
    public async Task At_the_API_are_one_list_of_rows_with_the_version_that_was_read()
    {
        var (official, _, api, _) = await Started();
        var version = (await official.GetJson(api))["version"]!.GetValue<int>();
        object Lines(int v, params object[] lines) => new { version = v, lines };
        var good = new { employer = "A", source = "partner", fte = 1 };

        await (await official.PutAsJsonAsync($"{api}/personnel", Lines(version, good, new { employer = "B", source = "partner" })))
            .ShouldRefuse(400, "invalid-input");
        (await official.GetJson($"{api}/personnel")).AsArray().Count.ShouldBe(2, "all rows or none");
        await (await official.PutAsJsonAsync($"{api}/personnel", Lines(version - 1, good))).ShouldRefuse(409, "rule:changed-meanwhile");
        await official.Put($"{api}/personnel", Lines(version, good));
        (await official.GetJson($"{api}/personnel")).AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task Are_taken_out_by_who_reads_and_brought_in_by_who_writes()
    {
        var (_, _, api, page) = await Started();
        var reader = await platform.SignIn($"schepen@{Municipality}.example");

        (await reader.GetAsync($"{api}/personnel.csv")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await reader.PutAsJsonAsync($"{api}/personnel", new JsonObject())).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await platform.Browse($"schepen@{Municipality}.example")).Get($"{page}/middelen")).ShouldNotContain("Bestand inlezen");
        (await (await platform.SignIn("ambtenaar@waregem.example")).GetAsync($"{api}/personnel.csv")).StatusCode
            .ShouldBe(HttpStatusCode.NotFound);
    }
}
