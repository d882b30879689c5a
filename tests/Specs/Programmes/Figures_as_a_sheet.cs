using System.Net;
using System.Text;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>The figures of a municipality leave as a file, and come back the same way.</summary>
public class Figures_as_a_sheet(PlatformFixture platform)
{
    private const string Heading =
        "Onderwerp;Groep;Peildatum;Eerste dag;Laatste dag;Eenheid;Grootte van de groep;Bron;Nota;Wat;Waarde;Rest";

    private async Task<(HttpClient Official, Browser Browser, string Api, string Page)> Of(string municipality) =>
        (await platform.SignIn($"ambtenaar@{municipality}.example"), await platform.Browse($"ambtenaar@{municipality}.example"),
            $"/api/{municipality}/figures", $"/{municipality}/cijfers");

    private static object Newcomers(string subject) => new
    {
        subject, unit = "personen", population = "nieuwkomers 2010-2012", whole = 1907, referenceDate = "2013-01-01", source = "KBI",
        values = (object[])
        [
            new { label = "Marokko", value = 286.5 }, new { label = "Andere, minder dan 30 elk", value = 505, isRest = true },
        ],
    };

    [Theory]
    [InlineData("csv", "roeselare", "waregem")]
    [InlineData("xlsx", "de-haan", "de-panne")]
    public async Task Go_to_another_municipality_and_give_the_same_there_and_a_second_time_nothing_changes(
        string format, string one, string two)
    {
        var (from, to) = (await Of(one), await Of(two));
        await from.Official.Create(from.Api, Newcomers("Nationaliteit"));
        var file = await from.Official.GetByteArrayAsync($"{from.Api}.{format}");

        var preview = await to.Browser.Preview(to.Page, $"{to.Page}/nakijken", $"cijfers.{format}", file);

        preview.ShouldContain("1 nieuw, 0 gewijzigd, 0 zonder wijziging.");
        (await to.Official.GetJson(to.Api))["items"]!.AsArray().ShouldBeEmpty("nothing is written until it is confirmed");
        (await to.Browser.Confirm(preview, $"{to.Page}/inlezen")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var saved = (await to.Official.GetJson(to.Api)).ToJsonString();
        saved.ShouldContain("""{"label":"Andere, minder dan 30 elk","value":505,"isRest":true,"percent":26.48}""");

        preview = await to.Browser.Preview(to.Page, $"{to.Page}/nakijken", $"cijfers.{format}", file);
        preview.ShouldContain("Er verandert niets aan wat bewaard is.");
        (await to.Browser.Confirm(preview, $"{to.Page}/inlezen")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await to.Official.GetJson(to.Api)).ToJsonString().ShouldBe(saved);
    }

    [Fact]
    public async Task That_are_there_already_are_corrected_with_a_reason()
    {
        var (official, browser, api, page) = await Of("dentergem");
        var id = await official.Create(api, Newcomers("Nationaliteit"));
        var file = Sheets.Csv(Heading, "Nationaliteit;nieuwkomers 2010-2012;1/1/2013;;;personen;1907;KBI;;Marokko;300;",
            "Nationaliteit;nieuwkomers 2010-2012;1/1/2013;;;;;;;Nederland;190;");

        var preview = await browser.Preview(page, $"{page}/nakijken", "cijfers.csv", file);

        preview.ShouldContain("Marokko: 286,5 wordt 300; Nederland is nieuw (190); Andere, minder dan 30 elk verdwijnt");
        var (status, refused) = await browser.Confirmed(preview, $"{page}/inlezen");
        (status, refused.Contains("Schrijf waarom.", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true));
        await browser.BringIn(page, page, "cijfers.csv", file, ("reason", "Nieuwe telling"));
        (await official.GetJson($"{api}/{id}"))["values"]!.AsArray().Select(v => v!["value"]!.GetValue<decimal>()).ShouldBe([300, 190]);
    }

    [Theory]
    [InlineData("A;g;1/1/2013;;;%;10;KBI;;x;5;\r\nA;g;1/1/2013;;;%;12;KBI;;y;5;",
        "Rij 3, kolom Grootte van de groep: dit is anders dan in rij 2, en beide zijn van hetzelfde cijfer.")]
    [InlineData("A;g;1/1/2013;;;;10;KBI;;x;5;\r\nA;g;1/1/2013;;;;10;KBI;;y;-5;", "Rij 3 (y): de waarde moet groter of gelijk aan 0 zijn.")]
    [InlineData("A;g;1/1/2013;;;;10;KBI;;x;5;ja\r\nA;g;1/1/2013;;;;10;KBI;;y;5;ja",
        "Er kan maar één rest zijn, en de rijen 2 en 3 zijn het allemaal.")]
    [InlineData("A;g;1/1/2013;;;;10;KBI;;x;5;\r\nA;g;2013-01-01;;;;10;KBI;;X;6;", "staat ook in rij 2.")]
    [InlineData("A;g;1/1/2013;;;;10;KBI;;x;50 %;",
        "Rij 2, kolom Waarde: “50 %” is een percentage, geen getal. Schrijf het getal zonder %.")]
    [InlineData("A;g;;;;;10;KBI;;x;5;", "Rij 2: Geef een peildatum of een periode.")]
    [InlineData("A;g;1/1/2013;;;;10;;;x;5;", "Rij 2: Vul de bron in.")]
    public async Task That_cannot_be_are_refused_by_row_and_nothing_is_written(string rows, string sentence)
    {
        var (official, browser, api, page) = await Of("heuvelland");

        var (_, preview) = await browser.SendSheet(page, $"{page}/nakijken", "cijfers.csv", Encoding.UTF8.GetBytes($"{Heading}\r\n{rows}"));

        preview.ShouldContain(sentence);
        Browser.FieldsOf(preview, $"{page}/inlezen").ShouldBeEmpty("there is nothing to confirm");
        (await official.GetJson(api))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task With_as_many_rows_as_a_file_may_have_are_all_taken_and_with_more_none()
    {
        var (official, browser, api, page) = await Of("knokke-heist");
        string[] lines = [.. Enumerable.Range(0, 201).Select(i => $"Cijfer {i / 10};g;1/1/2013;;;n;1000;KBI;nota;Waarde {i};1;")];

        await browser.BringIn(page, page, "cijfers.csv", Sheets.Csv([Heading, .. lines.Take(200)]));

        (await official.GetJson($"{api}?limit=100"))["items"]!.AsArray().Sum(f => f!["values"]!.AsArray().Count).ShouldBe(200);
        (await browser.SendSheet(page, $"{page}/nakijken", "cijfers.csv", Sheets.Csv([Heading, .. lines]))).Page
            .ShouldContain("Het bestand heeft 201 rijen; hoogstens 200 kunnen samen.");
    }
}
