using System.Net;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>The services of an organisation chart leave as a file, and come back into that chart or a new one.</summary>
public class Organisation_charts_as_a_sheet(PlatformFixture platform)
{
    private const string Municipality = "steenokkerzeel";

    /// <summary>No two charts begin on the same day.</summary>
    private static DateOnly _day = new(2001, 1, 1);

    private async Task<(HttpClient Official, Browser Browser, string Api, string Page)> Recorded()
    {
        var official = await platform.SignIn($"ambtenaar@{Municipality}.example");
        _day = _day.AddDays(1);
        var id = await official.Create($"/api/{Municipality}/organisation-charts", new
        {
            name = "Diensten", from = $"{_day:O}",
            services = (object[])
            [
                new { code = "SOVT", name = "Samenleving, vrije tijd" }, new { code = "SPO", name = "Dienst Sport", parent = "SOVT" },
                new { code = "CUL", name = "Cultuur", parent = "SOVT" },
            ],
        });
        return (official, await platform.Browse($"ambtenaar@{Municipality}.example"), $"/api/{Municipality}/organisation-charts/{id}",
            $"/{Municipality}/organogrammen/{id}");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Come_back_as_they_left_and_change_nothing(string format)
    {
        var (official, browser, api, page) = await Recorded();
        var before = (await official.GetJson(api)).ToJsonString();
        var file = await official.GetByteArrayAsync($"{api}/services.{format}");

        var preview = await browser.Preview($"{page}/wijzigen", $"{page}/nakijken", $"o.{format}", file);

        preview.ShouldContain("Er verandert niets aan de diensten.");
        (await browser.Submit($"{page}/wijzigen", Browser.FieldsOf(preview, $"{page}/wijzigen").Single())).StatusCode
            .ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(api)).ToJsonString().ShouldBe(before, "also the version");
        (await (await platform.Browse($"schepen@{Municipality}.example")).Get(page)).ShouldContain($"{page}/diensten.{format}");
    }

    [Fact]
    public async Task Correct_the_chart_or_make_the_next_one_once_that_is_confirmed()
    {
        var (official, browser, api, page) = await Recorded();
        var file = Sheets.Csv("Code;Dienst;Onder", "SOVT;Samenleving, vrije tijd;", "SPO;Sportdienst;SOVT", "JEU;Jeugd;SOVT");

        var preview = await browser.Preview($"{page}/wijzigen", $"{page}/nakijken", "o.csv", file);

        preview.ShouldContain("Rij 3: SPO Sportdienst: Dienst “Dienst Sport” wordt “Sportdienst”");
        preview.ShouldContain("Rij 4: JEU Jeugd: nieuw");
        preview.ShouldContain("CUL Cultuur: verdwijnt");
        (await official.GetJson(api)).ToJsonString().ShouldNotContain("Jeugd", customMessage: "nothing is written until it is confirmed");
        var fields = Browser.FieldsOf(preview, $"{page}/wijzigen").Single();
        (await browser.Submit($"{page}/wijzigen", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(api))["services"]!.AsArray().Select(s => $"{s!["code"]} {s["name"]} {s["parent"]}")
            .ShouldBe(["SOVT Samenleving, vrije tijd ", "SPO Sportdienst SOVT", "JEU Jeugd SOVT"]);

        var next = $"/{Municipality}/organogrammen/nieuw";
        _day = _day.AddDays(1);
        var (status, made) = await browser.SendSheet(next, $"{next}/nakijken", "o.csv", file, ("name", "Nieuw"), ("from", $"{_day:O}"));
        status.ShouldBe(HttpStatusCode.OK);
        fields = Browser.FieldsOf(made, next).Single();
        (fields["name"], fields["from"]).ShouldBe(("Nieuw", $"{_day:O}"), "what was typed beside the rows is not lost");
        var chart = $"{(await browser.Submit(next, fields)).Headers.Location}";
        (await official.GetJson($"/api/{Municipality}/organisation-charts/{chart.Split('/')[^1].Split('?')[0]}"))["services"]!
            .AsArray().Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("JEU;Jeugd;X", "Rij 3 (JEU): de bovenliggende dienst X staat niet in dit organogram.")]
    [InlineData("JEU;Jeugd;JEU", "Rij 3 (JEU): deze dienst staat onder zichzelf.")]
    [InlineData("JEU;;SOVT", "Rij 3: geef een code van hoogstens 20 tekens en een naam")]
    [InlineData("SOVT;Nog eens;", "Rij 3: Code SOVT staat ook in rij 2.")]
    public async Task That_cannot_be_are_refused_by_row_and_nothing_is_written(string row, string sentence)
    {
        var (official, browser, api, page) = await Recorded();
        var before = (await official.GetJson(api)).ToJsonString();

        var (_, preview) = await browser.SendSheet($"{page}/wijzigen", $"{page}/nakijken", "o.csv",
            Sheets.Csv("Code;Dienst;Onder", "SOVT;Samenleving;", row));

        preview.ShouldContain(sentence);
        (await official.GetJson(api)).ToJsonString().ShouldBe(before);
    }

    [Fact]
    public async Task That_somebody_else_changed_meanwhile_are_not_overwritten()
    {
        var (official, browser, api, page) = await Recorded();
        var preview = await browser.Preview($"{page}/wijzigen", $"{page}/nakijken", "o.csv", Sheets.Csv("Code;Dienst", "SOVT;Sport"));
        var from = (await official.GetJson(api))["from"]!.GetValue<string>();
        await official.Put(api, new { name = "Intussen", from, version = 1, lines = (string[])["A; Dienst A"] });

        var (status, refused) = await browser.Post($"{page}/wijzigen", Browser.FieldsOf(preview, $"{page}/wijzigen").Single());

        status.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldContain("Iemand anders heeft dit organogram intussen gewijzigd.");
        (await official.GetJson(api))["name"]!.GetValue<string>().ShouldBe("Intussen");
    }
}
