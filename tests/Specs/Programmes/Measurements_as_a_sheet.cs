using System.Net;
using System.Text;
using AgiiPlatform.Specs.Agreements;
using static AgiiPlatform.Specs.Programmes.MeasuringCalls;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>The measurements of a programme leave as a file, and come back the same way.</summary>
public class Measurements_as_a_sheet(PlatformFixture platform)
{
    private const string Municipality = "harelbeke";

    private async Task<(HttpClient Official, Browser Browser, string Api, string Page)> Measured()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        var api = await official.TakePart(Municipality);
        await official.Measure(api, "15", "2022-12-31", 40);
        await official.Measure(api, "15", "2023-01-31", 60);
        return (official, await platform.Browse($"ambtenaar@{Municipality}.example"), api, $"{api.ToPage()}/metingen");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Go_to_another_programme_and_give_the_same_there_and_a_second_time_nothing_changes(string format)
    {
        var from = await Measured();
        var api = await from.Official.TakePart(Municipality);
        var page = $"{api.ToPage()}/metingen";
        var file = await from.Official.GetByteArrayAsync($"{from.Api}/measurements.{format}");

        var preview = await from.Browser.Preview(page, $"{page}/nakijken", $"metingen.{format}", file);

        preview.ShouldContain("2 nieuw, 0 gewijzigd, 0 zonder wijziging.");
        (await from.Official.Action(api, "15")).Series().ShouldBeEmpty("nothing is written until it is confirmed");
        (await from.Browser.Confirm(preview, $"{page}/inlezen")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await from.Official.Action(api, "15")).Series().ShouldBe(["2022-12-31 40", "2023-01-31 60"]);
        var saved = (await from.Official.GetJson($"{api}/measurements")).ToJsonString();

        preview = await from.Browser.Preview(page, $"{page}/nakijken", $"metingen.{format}", file);
        preview.ShouldContain("Er verandert niets aan wat bewaard is.");
        (await from.Browser.Confirm(preview, $"{page}/inlezen")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await from.Official.GetJson($"{api}/measurements")).ToJsonString().ShouldBe(saved);
    }

    /// <summary>The whole series moves up: each row meets the others as they will be, not as they were.</summary>
    [Fact]
    public async Task That_are_there_already_are_corrected_with_a_reason()
    {
        var (official, browser, api, page) = await Measured();
        var file = Sheets.Csv(
            "Actie;Datum;Bereikt;Bron", "15;31/12/2022;70;Herteld", "15;31/1/2023;90;Herteld", "9;28/2/2023;12,0;Herteld");

        var preview = await browser.Preview(page, $"{page}/nakijken", "metingen.csv", file);

        preview.ShouldContain("Bereikt “40” wordt “70”; Bron “Registratie” wordt “Herteld”");
        var (status, refused) = await browser.Confirmed(preview, $"{page}/inlezen");
        status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ShouldContain("Schrijf waarom.");
        (await official.Action(api, "15")).Series().ShouldBe(["2022-12-31 40", "2023-01-31 60"]);
        await browser.BringIn(page, page, "metingen.csv", file, ("reason", "Dubbel geteld"));
        var action = await official.Action(api, "15");
        action.Series().ShouldBe(["2022-12-31 70", "2023-01-31 90"]);
        action["measurements"]![0]!["earlier"]![0]!["reason"]!.GetValue<string>().ShouldBe("Dubbel geteld");
        (await official.Action(api, "9")).Series().ShouldBe(["2023-02-28 12"]);
    }

    [Fact]
    public async Task That_somebody_else_corrected_meanwhile_are_not_overwritten()
    {
        var (official, browser, api, page) = await Measured();
        var preview = await browser.Preview(page, $"{page}/nakijken", "metingen.csv",
            Sheets.Csv("Actie;Datum;Bereikt;Bron", "15;31/1/2023;90;x"));
        await official.Measure(api, "15", "2023-03-31", 95);

        var (_, refused) = await browser.Confirmed(preview, $"{page}/inlezen", ("reason", "x"));

        refused.ShouldContain("Rij 2: Actie 15: iemand anders heeft dit intussen gewijzigd.");
        (await official.Action(api, "15")).Series()[1].ShouldBe("2023-01-31 60");
    }

    [Theory]
    [InlineData("15;30/2/2023;50;x", "Rij 2, kolom Datum: “30/2/2023” is geen dag die bestaat.")]
    [InlineData("15;44985;50;x", "Rij 2, kolom Datum: “44985” is een getal, geen dag.")]
    [InlineData("15;28/2/2023;50,5;x", "Rij 2: Actie 15: geef een geheel getal.")]
    [InlineData("15;28/2/2023;50;x", "Rij 2: Actie 15: 50 op 28 februari 2023 is minder dan 60 op 31 januari 2023.")]
    [InlineData("15;28/2/2023;70;", "Rij 2: Vul de bron in.")]
    [InlineData("99;28/2/2023;70;x", "Rij 2: kolom Actie: actie 99 is er niet in Plan Samenleven.")]
    [InlineData("15;28/2/2023;70;x\r\n15;2023-02-28;71;x", "Rij 3: Actie 15, Datum 2023-02-28 staat ook in rij 2.")]
    [InlineData("15;28/2/2020;70;x", "Rij 2: Actie 15: het programma begint pas op")]
    public async Task That_cannot_be_are_refused_by_row_and_nothing_is_written(string rows, string sentence)
    {
        var (official, browser, api, page) = await Measured();
        var before = (await official.GetJson($"{api}/measurements")).ToJsonString();

        var (_, preview) = await browser.SendSheet(page, $"{page}/nakijken", "metingen.csv",
            Encoding.UTF8.GetBytes($"Actie;Datum;Bereikt;Bron\r\n{rows}\r\n9;28/2/2023;5;x"));

        preview.ShouldContain(sentence);
        Browser.FieldsOf(preview, $"{page}/inlezen").ShouldBeEmpty("there is nothing to confirm");
        (await official.GetJson($"{api}/measurements")).ToJsonString().ShouldBe(before);
    }
}
