using System.Net;
using System.Text;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>The actions of a programme leave as a file, and come back the same way.</summary>
public class Actions_as_a_sheet(PlatformFixture platform)
{
    private async Task<(HttpClient Official, Browser Browser, string Api, string Page)> Started(string municipality, object programme)
    {
        var official = await platform.SignIn($"ambtenaar@{municipality}.example");
        var id = await official.Start(municipality, programme);
        return (official, await platform.Browse($"ambtenaar@{municipality}.example"), $"/api/{municipality}/programmes/{id}",
            $"/{municipality}/programmas/{id}/acties");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Go_to_another_programme_and_give_the_same_there_and_a_second_time_nothing_changes(string format)
    {
        var from = await Started("hemiksem", PlanSamenleven.Of());
        var to = await Started("ieper", new { definition = "plan-samenleven" });
        var file = await from.Official.GetByteArrayAsync($"{from.Api}/actions.{format}");
        (await from.Official.GetAsync($"{from.Api}/actions.{format}")).Content.Headers.ContentDisposition!.FileName
            .ShouldBe($"acties.{format}");

        var (status, preview) = await to.Browser.SendSheet(to.Page, $"{to.Page}/inlezen", $"acties.{format}", file);

        status.ShouldBe(HttpStatusCode.OK);
        preview.ShouldContain("De subsidie gaat van € 0 naar € 586.975");
        preview.ShouldContain("Actie 9: nieuw");
        (await to.Official.GetJson(to.Api))["actions"]!.AsArray().ShouldBeEmpty("nothing is written until it is confirmed");
        (await to.Browser.Submit(to.Page, Browser.FieldsOf(preview, to.Page).Single())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var saved = await to.Official.GetJson(to.Api);
        saved["totals"]!.ToJsonString().ShouldBe((await from.Official.GetJson(from.Api))["totals"]!.ToJsonString());

        (_, preview) = await to.Browser.SendSheet(to.Page, $"{to.Page}/inlezen", $"acties.{format}", file);
        preview.ShouldContain("Er verandert niets aan wat bewaard is.");
        (await to.Browser.Submit(to.Page, Browser.FieldsOf(preview, to.Page).Single())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await to.Official.GetJson(to.Api)).ToJsonString().ShouldBe(saved.ToJsonString());
    }

    [Theory]
    [InlineData("Naam;Gepland extra\r\nx;1", "De kolom Nummer is er niet.")]
    [InlineData("Nummer;Gepland extra\r\n15;abc", "Rij 2, kolom Gepland extra: “abc” is geen getal.")]
    [InlineData("Nummer;Gepland extra;Kleur\r\n15;1;rood", "De kolom “Kleur” hoort niet bij deze tabel.")]
    [InlineData("Nummer;Nummer\r\n15;1", "De kolom Nummer staat er twee keer.")]
    [InlineData("Nummer;Mentor\r\n15;misschien", "Rij 2, kolom Mentor: “misschien” is geen ja of nee.")]
    [InlineData("Nummer;Prioriteit\r\n;3", "Rij 2: vul de kolom Nummer in.")]
    [InlineData("Nummer;Prioriteit", "Er staan geen rijen in het bestand.")]
    public async Task A_file_that_cannot_be_read_is_refused_naming_the_row(string csv, string sentence)
    {
        var (official, browser, api, page) = await Started("gistel", new { definition = "plan-samenleven" });

        var (status, answer) = await browser.SendSheet(page, $"{page}/inlezen", "acties.csv", Encoding.UTF8.GetBytes(csv));

        status.ShouldBe(HttpStatusCode.BadRequest);
        answer.ShouldContain(sentence);
        (await official.GetJson(api))["actions"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("15;301;;1", "Rij 2: Actie 15: max. 300")]
    [InlineData("25;1;;1", "Rij 2: actie 25 is er niet in Plan Samenleven.")]
    [InlineData("17;;100 + 200;1", "Rij 2: Actie 17: max. 150 voor burgers, en er zijn er 200 gepland.")]
    [InlineData("17;301;100 + 100;1", "de deelgroepen zijn samen 200, en gepland is 301")]
    [InlineData("17;;1+1+1;1", "Rij 2: Actie 17 heeft 2 deelgroepen, en er is voor meer iets gepland.")]
    [InlineData("17;;1+1+1+1+1+1;1", "Actie 17: “1+1+1+1+1+1” is geen getal.")]
    [InlineData("15;3;;", "Rij 2: Actie 15: geef een prioriteit vanaf 1")]
    public async Task A_row_that_does_not_fit_is_named_with_its_rule_and_nothing_is_written(string row, string sentence)
    {
        var (official, browser, api, page) = await Started("gistel", new { definition = "plan-samenleven" });

        var (_, preview) = await browser.SendSheet(page, $"{page}/inlezen", "acties.csv",
            Sheets.Csv("Nummer;Gepland extra;Per deelgroep;Prioriteit", row, "16;1;;9"));

        preview.ShouldContain(sentence);
        if (!row.StartsWith("25", StringComparison.Ordinal))
        {
            var (status, refused) = await browser.Post(page, Browser.FieldsOf(preview, page).Single());
            ((int)status).ShouldBeInRange(400, 409);
            refused.ShouldContain(sentence);
        }

        (await official.GetJson(api))["actions"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_planned_in_all_is_given_to_the_sub_groups()
    {
        var (official, browser, api, page) = await Started("gistel", new { definition = "plan-samenleven" });

        var (_, preview) = await browser.SendSheet(page, $"{page}/inlezen", "acties.csv",
            Sheets.Csv("Nummer;Gepland extra;Prioriteit", "9;262,5;1", "17;1.50;2", "16;1;3"));

        preview.ShouldContain("(150 + 37,5 + 75) × € 650 = € 170.625");
        preview.ShouldContain("Rij 3: Actie 17: geef een geheel getal.");
        var fields = Browser.FieldsOf(preview, page).Single();
        (fields["actions[1].groups.g1"], fields["actions[1].groups.g2"]) = ("100", "50");
        (await browser.Submit(page, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(api))["actions"]!.AsArray().SelectMany(a => a!["planned"]!.AsArray().Select(p => p!.GetValue<decimal>()))
            .ShouldBe([150, 37.5m, 75, 1, 100, 50]);
    }

    [Theory]
    [InlineData("acties.xlsx", "geen werkmap")]
    [InlineData("acties.pdf", "%PDF-1.7")]
    [InlineData("acties.csv", "")]
    [InlineData("acties.xlsx", "PK\u0003\u0004 en verder niets")]
    public async Task A_file_of_another_kind_is_refused(string name, string content)
    {
        var (_, browser, _, page) = await Started("gistel", new { definition = "plan-samenleven" });

        (await browser.SendSheet(page, $"{page}/inlezen", name, Encoding.UTF8.GetBytes(content))).Status
            .ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public void A_workbook_gives_back_what_was_written_in_it()
    {
        object?[] row = ["=1+1", 37.5m, 1_250m, new DateOnly(2023, 3, 31), "é <&> \"x\"", null, "  met ruimte"];

        Xlsx.Read(Xlsx.Write("Naam: met/tekens", [["a", "b", "c", "d", "e", "f", "g"], row]))[1].Select(c => c.Text)
            .ShouldBe(["=1+1", "37,5", "1250", "31/3/2023", "é <&> \"x\"", "", "  met ruimte"]);
    }

    [Theory]
    [InlineData("a;b\n1;\"x;\"\"y\"\"\"\n")]
    [InlineData("a,b\r\n1,\"x;\"\"y\"\"\"")]
    [InlineData("a\tb\r\n1\t\"x;\"\"y\"\"\"")]
    public void A_CSV_is_read_as_spreadsheets_write_it(string text) =>
        Csv.Read(Encoding.UTF8.GetBytes(text))[1].ShouldBe(["1", "x;\"y\""]);

    [Fact]
    public void A_CSV_in_the_Windows_set_is_read_too() =>
        Csv.Read([(byte)'a', (byte)'\n', 0xE9, 0x80]).Select(r => r[0]).ShouldBe(["a", "é€"]);
}
