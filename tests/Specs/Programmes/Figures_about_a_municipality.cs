using System.Net;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

public class Figures_about_a_municipality(PlatformFixture platform)
{
    private const string Municipality = "rumst", Figures = $"/api/{Municipality}/figures";

    private Task<HttpClient> Official() => platform.SignIn($"ambtenaar@{Municipality}.example");

    /// <summary>The slices of S1's pie of which the label survived, as printed.</summary>
    private static readonly (string Label, int Percent, bool IsRest)[] Pie =
    [
        ("Marokko", 15, false), ("Nederland", 10, false), ("Spanje", 5, false), ("Roemenië", 4, false), ("Rusland", 3, false),
        ("Hongarije", 2, false), ("Verenigd Koninkrijk", 2, false), ("Bulgarije", 2, false), ("Frankrijk", 2, false),
        ("Duitsland", 2, false), ("Andere landen, minder dan 30 personen elk", 26, true),
    ];

    private static object Newcomers(string unit, params object[] values) => new
    {
        subject = "Nationaliteit van de nieuwkomers", unit, population = "nieuwkomers in de periode 2010-2012", whole = 1907,
        referenceDate = "2013-01-01", from = "2010-01-01", until = "2012-12-31",
        source = "Kruispuntbank Inburgering, Agentschap Integratie en Inburgering", values,
    };

    [Fact]
    [Trait("C1", "01")]
    [Trait("C1", "02")]
    public async Task The_rest_of_the_pie_of_Mechelen_is_26_48_percent_of_1907()
    {
        var official = await Official();
        var id = await official.Create(Figures,
            Newcomers("personen", new { label = "Andere nationaliteiten, minder dan 30 elk", value = 505, isRest = true }));

        var figure = await (await platform.SignIn($"schepen@{Municipality}.example")).GetJson($"{Figures}/{id}");

        figure["values"]![0]!["percent"]!.GetValue<decimal>().ShouldBe(26.48m);
        (figure["whole"]!.GetValue<decimal>(), figure["referenceDate"]!.GetValue<string>()).ShouldBe((1907m, "2013-01-01"));
        figure["period"]!["until"]!.GetValue<string>().ShouldBe("2012-12-31");
        figure["source"]!.GetValue<string>().ShouldStartWith("Kruispuntbank");
        figure["remark"]!.GetValue<string>().ShouldBe("De waarden zijn samen 505 van 1.907. 1.402 is niet bekend.");
    }

    /// <summary>D12: what was lost is told, and not filled in.</summary>
    [Fact]
    [Trait("C1", "02")]
    public async Task The_labels_that_survived_are_73_percent_and_that_is_told()
    {
        var official = await Official();
        var id = await official.Create(Figures,
            Newcomers("%", [.. Pie.Select(p => (object)new { label = p.Label, value = p.Percent, isRest = p.IsRest })]));

        var figure = await official.GetJson($"{Figures}/{id}");

        (figure["sum"]!.GetValue<int>(), figure["missing"]!.GetValue<int>()).ShouldBe((73, 27));
        figure["remark"]!.GetValue<string>().ShouldBe("De waarden zijn samen 73 %. 27 % is niet bekend.");
        figure["values"]!.AsArray().Count.ShouldBe(11, "nothing was filled in");
        var browser = await platform.Browse($"ambtenaar@{Municipality}.example");
        var page = await browser.Get($"/{Municipality}/cijfers/{id}");
        page.ShouldContain("class=\"pie\"");
        page.ShouldContain("pie__unknown");
        page.ShouldContain("d=\"M0 0 L0 -1000 A1000 1000 0 0 1 ");
        page.ShouldContain("11. Andere landen, minder dan 30 personen elk (rest)");
        page.ShouldContain("% van 1.907");
        page.ShouldNotContain("style=");
        (await browser.Get($"/{Municipality}/cijfers/{id}?als=staven")).ShouldContain("class=\"bars__rows\"");
    }

    [Fact]
    public async Task Without_a_whole_there_are_no_percentages()
    {
        var official = await Official();
        var id = await official.Create(Figures, new
        {
            subject = "Bezoekers van het praatcafé", unit = "bezoekers", referenceDate = "2025-12-31", source = "Telling",
            values = new[] { new { label = "Maandag", value = 12 }, new { label = "Woensdag", value = 20 } },
        });

        var figure = await official.GetJson($"{Figures}/{id}");

        figure["values"]!.AsArray().ShouldAllBe(v => v!["percent"] == null);
        var page = await (await platform.Browse($"ambtenaar@{Municipality}.example")).Get($"/{Municipality}/cijfers/{id}");
        page.ShouldContain("class=\"bars__rows\"");
        page[page.IndexOf("<main", StringComparison.Ordinal)..].ShouldNotContain(" %");
    }

    [Theory]
    [InlineData("""{}""", 400, "Geef een peildatum of een periode.")]
    [InlineData("""{"subject":"A","source":"B","referenceDate":"2013-01-01","unit":"%","values":[{"label":"X","value":3}]}""", 400,
        "Een percentage is er altijd een van een groep")]
    [InlineData("""{"subject":"A","source":"B","referenceDate":"2013-01-01","unit":"procent","values":[{"label":"X","value":3}]}""", 400,
        "Een percentage is er altijd een van een groep")]
    [InlineData("""{"subject":"A","source":"B","referenceDate":"2013-01-01","unit":"Pct.","values":[{"label":"X","value":3}]}""", 400,
        "Een percentage is er altijd een van een groep")]
    [InlineData("""
        {"subject":"A","source":"B","referenceDate":"2013-01-01","unit":"procent van de leerlingen","values":[{"label":"X","value":3}]}
        """, 400, "Schrijf als eenheid alleen %")]
    [InlineData("""
        {"subject":"A","source":"B","referenceDate":"2013-01-01","population":"P","whole":10,"unit":"percent",
            "values":[{"label":"X","value":99},{"label":"Y","value":4}]}
        """, 409, "De waarden zijn samen 103 %, meer dan het geheel.")]
    [InlineData("""
        {"subject":"A","source":"B","referenceDate":"2013-01-01","values":[{"label":"X","value":3},{"label":"Y","value":-1}]}
        """, 400,
        "Rij 2 (Y): de waarde moet groter of gelijk aan 0 zijn.")]
    [InlineData("""{"subject":"A","source":"B","referenceDate":"2013-01-01","values":[{"label":"X","value":3},{"value":1}]}""", 400,
        "Rij 2: schrijf wat er geteld is.")]
    [InlineData("""
        {"subject":"A","source":"B","referenceDate":"2013-01-01","values":[{"label":"X","value":3},{"label":"x","value":1}]}
        """, 409,
        "X staat er twee keer: in de rijen 1 en 2.")]
    [InlineData("""
        {"subject":"A","source":"B","referenceDate":"2013-01-01",
            "values":[{"label":"X","value":3,"isRest":true},{"label":"Y","value":1,"isRest":true}]}
        """, 409, "Er kan maar één rest zijn, en de rijen 1 en 2 zijn het allemaal.")]
    [InlineData("""{"subject":"A","source":"B","referenceDate":"2013-01-01","whole":10,"values":[{"label":"X","value":11}]}""", 409,
        "De waarden zijn samen 11, meer dan de groep van 10.")]
    [InlineData("""
        {"subject":"A","source":"B","referenceDate":"2013-01-01","population":"P","whole":10,"unit":"%",
            "values":[{"label":"X","value":99},{"label":"Y","value":4}]}
        """, 409, "De waarden zijn samen 103 %, meer dan het geheel.")]
    [InlineData("""{"subject":"A","source":"B","from":"2013-01-01","until":"2012-01-01","values":[{"label":"X","value":3}]}""", 409,
        "voor ze begint op 1 januari 2013")]
    public async Task Are_refused_with_a_sentence_and_nothing_is_written(string body, int status, string sentence)
    {
        var official = await platform.SignIn("ambtenaar@hove.example");

        var answer = await official.PostJson("/api/hove/figures", JsonNode.Parse(body));

        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Body()).ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).ShouldContain(sentence);
        (await official.GetJson("/api/hove/figures"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Are_corrected_and_removed_with_a_reason_by_who_had_the_last_version()
    {
        var official = await Official();
        var id = await official.Create(Figures, Newcomers("personen", new { label = "Marokko", value = 280 }));
        object Corrected(int version, string? reason) => new
        {
            subject = "Nationaliteit", unit = "personen", population = "nieuwkomers", whole = 1907, referenceDate = "2013-01-01",
            source = "KBI", values = new[] { new { label = "Marokko", value = 286 } }, version, reason,
        };

        await (await official.PutAsJsonAsync($"{Figures}/{id}", Corrected(1, null))).ShouldRefuse(400, "invalid-input", "Schrijf waarom.");
        (await official.PutAsJsonAsync($"{Figures}/{id}", Corrected(1, "Tikfout"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await official.PutAsJsonAsync($"{Figures}/{id}", Corrected(1, "Nog een"))).ShouldRefuse(409, "changed-meanwhile");
        (await official.GetJson($"{Figures}/{id}"))["values"]![0]!["value"]!.GetValue<int>().ShouldBe(286);
        await (await official.PostJson($"{Figures}/{id}/removal", new { reason = "Weg", version = 1 }))
            .ShouldRefuse(409, "changed-meanwhile");
        (await official.PostJson($"{Figures}/{id}/removal", new { reason = "Dubbel" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await official.GetJson($"{Figures}?limit=100"))["items"]!.AsArray().ShouldNotContain(f => f!["id"]!.GetValue<Guid>() == id);
        var removed = await official.GetJson($"{Figures}/{id}"); // and it stays readable, with what it was
        removed["removed"]!["reason"]!.GetValue<string>().ShouldBe("Dubbel");
        removed["removed"]!["by"]!.GetValue<string>().ShouldEndWith(", ambtenaar");
        var before = removed["earlier"]![0]!;
        (before["source"]!.GetValue<string>(), before["values"]![0]!["value"]!.GetValue<int>(),
            before["corrected"]!["reason"]!.GetValue<string>())
            .ShouldBe(("Kruispuntbank Inburgering, Agentschap Integratie en Inburgering", 280, "Tikfout"));
        await (await official.PostJson($"{Figures}/{id}/removal", new { reason = "Nog eens" })).ShouldRefuse(409, "figure-removed");
        await (await official.PutAsJsonAsync($"{Figures}/{id}", Corrected(3, "Toch"))).ShouldRefuse(409, "figure-removed");
        var browser = await platform.Browse($"schepen@{Municipality}.example");
        (await browser.Get($"/{Municipality}/cijfers")).ShouldContain("Verwijderde cijfers (1)");
        var page = await browser.Get($"/{Municipality}/cijfers/{id}");
        page.ShouldContain("Dit cijfer is verwijderd");
        page.ShouldContain("Bron: van Kruispuntbank Inburgering, Agentschap Integratie en Inburgering naar KBI");
        page.ShouldContain("Marokko: van 280 naar 286");
    }

    [Theory]
    [InlineData("%")]
    [InlineData("Procent")]
    [InlineData("pct.")]
    public async Task In_percent_are_shown_so_however_that_is_written(string unit)
    {
        var official = await Official();

        var id = await official.Create(Figures, Newcomers(unit, new { label = "Marokko", value = 15 }));

        (await official.GetJson($"{Figures}/{id}"))["unit"]!.GetValue<string>().ShouldBe("%");
    }

    [Fact]
    public async Task Are_of_the_own_municipality_and_written_by_its_officials()
    {
        var official = await Official();
        var key = Guid.NewGuid().ToString();
        var given = Newcomers("personen", new { label = "Marokko", value = 280 });
        var id = await official.Create(Figures, given, key);
        (await official.Create(Figures, given, key)).ShouldBe(id);
        var stranger = await platform.SignIn("ambtenaar@zandhoven.example");

        (await (await platform.SignIn($"schepen@{Municipality}.example")).PostJson(Figures, given)).StatusCode
            .ShouldBe(HttpStatusCode.Forbidden);
        (await stranger.GetAsync($"{Figures}/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/api/zandhoven/figures/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostJson($"/api/zandhoven/figures/{id}/removal", new { reason = "x" })).StatusCode
            .ShouldBe(HttpStatusCode.NotFound);
        (await official.GetAsync($"{Figures}/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK); // the control
    }

    [Fact]
    public async Task Are_added_and_corrected_on_pages()
    {
        var browser = await platform.Browse("ambtenaar@edegem.example");
        (await browser.Get("/edegem/cijfers")).ShouldContain("Nog geen cijfers");
        var fields = Browser.Fields(await browser.Get("/edegem/cijfers/nieuw"));
        (fields["subject"], fields["source"], fields["referenceDate"], fields["whole"]) = ("Herkomst", "Statbel", "1/1/2025", "100");
        (fields["values[0].label"], fields["values[0].value"]) = ("België", "zestig");
        (await browser.Post("/edegem/cijfers/nieuw", fields)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (fields["values[0].value"], fields["values[2].label"], fields["values[2].value"]) = ("60", "Andere", "39.5");

        var answer = await browser.Submit("/edegem/cijfers/nieuw", fields);

        var page = await browser.Get($"{answer.Headers.Location}");
        page.ShouldContain("De waarden zijn samen 99,5 van 100. 0,5 is niet bekend.");
        fields = Browser.Fields(await browser.Get($"{answer.Headers.Location}/corrigeren"));
        (fields["values[1].value"], fields["reason"]) = ("40", "Afronding");
        await browser.Submit($"{answer.Headers.Location}/corrigeren", fields);
        (await browser.Get($"{answer.Headers.Location}")).ShouldNotContain("niet bekend");
    }
}
