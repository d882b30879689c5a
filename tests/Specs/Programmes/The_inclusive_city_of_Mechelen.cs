using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>The policy plan "Werken aan een inclusieve stad", act by act, as the slides of Mechelen and AgII have it.</summary>
public class The_inclusive_city_of_Mechelen(PlatformFixture platform)
{
    private const string Plans = "/api/mechelen/policy-plans";

    [Fact]
    [Trait("C1", "03")]
    [Trait("C1", "04")]
    [Trait("C1", "05")]
    [Trait("C1", "07")]
    [Trait("C1", "17")]
    [Trait("C1", "22")]
    public async Task Has_its_themes_objectives_responsibilities_and_success_factors()
    {
        var (official, id) = await Begun();

        var plan = await official.GetJson($"{Plans}/{id}");
        plan["themes"]!.AsArray().Count.ShouldBe(5);
        plan["objectives"]!.AsArray().Select(o => o!["code"]!.GetValue<string>()).ShouldBe(["SD 1", "SD 2", "SD 3", "SD 4", "SD 5"]);
        plan["successFactors"]!.AsArray().Count.ShouldBe(5);

        var page = await (await platform.Browse("schepen@mechelen.example")).Get($"/mechelen/beleidsplannen/{id}");
        page.ShouldContain("“Het lokaal bestuur voert een algemeen en inclusief beleid gericht op de gehele samenleving.”");
        page.ShouldContain("Inclusief, kindvriendelijk, participatief, klantvriendelijk en slim");
        page.ShouldContain("Stafmedewerker diversiteit: mandaat, expertise, ondersteuning, coördinatie");
        page.ShouldContain("Schepen van diversiteit");
        page.ShouldContain("naar het gemeentefonds (vanaf 2016)");
        page.ShouldContain("Duidelijke en complementaire rolverdeling");
        page.ShouldNotContain("Plan wijzigen", customMessage: "an alderman only reads");
    }

    [Fact]
    [Trait("C1", "08")]
    [Trait("C1", "09")]
    [Trait("C1", "10")]
    [Trait("C1", "11")]
    [Trait("C1", "12")]
    [Trait("C1", "20")]
    public async Task Has_action_3_3_1_with_its_shortfall_as_the_sum_and_as_the_slide_has_it()
    {
        var (official, id) = await Begun();
        var action = await official.Create($"{Plans}/{id}/actions", H30());
        await official.Create($"/api/mechelen/programmes/{id}/personnel", new
        {
            fte = "0,5", months = 6, source = "municipality", employer = "Afdeling cultuurontwikkeling", actions = new[] { "3.3.1" },
        });

        var sheet = await official.GetJson($"{Plans}/{id}/actions/{action}");
        sheet["shortfallCents"]!.GetValue<long>().ShouldBe(990_000);
        sheet["how"]!.GetValue<string>().ShouldBe("€ 21.000 − € 8.000 − € 3.100 = € 9.900");
        sheet["staff"]![0]!["personMonths"]!.GetValue<decimal>().ShouldBe(3);
        sheet["warnings"]!.AsArray().Select(w => w!.GetValue<string>())
            .ShouldBe(["Actie 3.3.1: er staat een tekort van € 10.000, en de som geeft € 9.900."]);
        sheet["partners"]!.AsArray().Count.ShouldBe(6);

        var browser = await platform.Browse("ambtenaar@mechelen.example");
        var page = await browser.Get($"/mechelen/beleidsplannen/{id}/acties/{action}");
        page.ShouldContain("€ 21.000 − € 8.000 − € 3.100 = € 9.900");
        page.ShouldContain("Tekort cultuur: 10.000 euro");
        page.ShouldContain("0,5 VTE × 6 maanden = 3 persoonsmaanden");
        page.ShouldContain("Lopende actie");
        page.ShouldContain("2016-2017, 1 januari 2016 tot en met 31 december 2017");
        var board = await browser.Get($"/mechelen/beleidsplannen/{id}");
        board.ShouldContain("3.3.1 Traject H30");
        board.ShouldContain("€ 9.900");

        // The control: a shortfall as it is printed that is the sum gives no warning; a cover that is too much does.
        var right = H30("3.3.2");
        right["printedShortfallEuros"] = "9.900";
        var other = await official.Create($"{Plans}/{id}/actions", right);
        (await official.GetJson($"{Plans}/{id}/actions/{other}"))["warnings"]!.AsArray().ShouldBeEmpty();
        right["version"] = (await official.GetJson($"{Plans}/{id}"))["version"]!.GetValue<int>();
        right["covers"]![0]!["euros"] = "18.000";
        (await official.PutJson($"{Plans}/{id}/actions/{other}", right)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await official.GetJson($"{Plans}/{id}"))["warnings"]!.AsArray().Select(w => w!.GetValue<string>())
            .ShouldContain("Actie 3.3.2: de dekking van € 21.100 is meer dan de kosten van € 21.000.");
    }

    [Fact]
    [Trait("C1", "13")]
    [Trait("C1", "16")]
    [Trait("C1", "19")]
    [Trait("C1", "21")]
    public async Task Has_five_tracks_whose_wrong_years_are_named_and_not_refused()
    {
        var (official, id) = await Begun();
        string[] services =
        [
            "Afdeling marketing & communicatie", "Afdeling personeel", "Jeugddienst", "Sportdienst", "Afdeling cultuurontwikkeling",
        ];
        object[] phases =
        [
            new { name = "Verkennende gesprekken", from = "2015-10-01", until = "2015-12-31", printed = "oktober-december 2015" },
            new { name = "Draft actieplan", from = "2015-01-01", until = "2015-02-28", printed = "januari-februari 2015" },
            new { name = "Toelichting en advies M-team", from = "2015-02-01", until = "2015-02-28", printed = "februari 2015" },
            new { name = "Plenair overleg", from = "2015-03-01", until = "2015-03-31", printed = "maart 2015" },
            new { name = "Goedkeuring", from = "2016-04-29", until = "2016-04-29" },
        ];
        await official.Put($"{Plans}/{id}/tracks", new { tracks = services.Select(service => new { service, phases }), version = 1 });

        var plan = await official.GetJson($"{Plans}/{id}");
        plan["tracks"]!.AsArray().Count.ShouldBe(5);
        plan["warnings"]!.AsArray().Select(w => w!.GetValue<string>())
            .Where(w => w.StartsWith("Jeugddienst", StringComparison.Ordinal)).ShouldBe(
        [
            "Jeugddienst: de fase «Draft actieplan» eindigt op 28 februari 2015, voor de fase «Verkennende gesprekken» begint op "
                + "1 oktober 2015. Klopt het jaartal?",
            "Jeugddienst: de fase «Toelichting en advies M-team» eindigt op 28 februari 2015, voor de fase «Verkennende gesprekken» begint "
                + "op 1 oktober 2015. Klopt het jaartal?",
            "Jeugddienst: de fase «Plenair overleg» eindigt op 31 maart 2015, voor de fase «Verkennende gesprekken» begint op "
                + "1 oktober 2015. Klopt het jaartal?",
        ]);

        await official.Put($"{Plans}/{id}/approvals", new
        {
            approvals = new object[]
            {
                new { body = "College van burgemeester en schepenen", date = "29/04/2016", note = "goedgekeurd" },
                new { body = "M-team", date = "2016-02-15", note = "advies" },
            },
            version = 2,
        });
        await official.Put($"{Plans}/{id}/talks", new
        {
            talks = new[] { new { date = "2016-09-12", with = "Sportdienst", text = "Twee acties lopen." } }, version = 3,
        });
        var page = await (await platform.Browse("ambtenaar@mechelen.example")).Get($"/mechelen/beleidsplannen/{id}");
        page.ShouldContain("29 april 2016: College van burgemeester en schepenen (goedgekeurd)");
        page.IndexOf("M-team (advies)", StringComparison.Ordinal)
            .ShouldBeLessThan(page.IndexOf("29 april 2016: College", StringComparison.Ordinal));
        page.ShouldContain("12 september 2016, Sportdienst: Twee acties lopen.");
        page.ShouldContain("Jeugddienst: de fase «Plenair overleg» eindigt op 31 maart 2015");
        page.ShouldContain("Draft actieplan (januari-februari 2015)");
    }

    [Fact]
    [Trait("C1", "06")]
    [Trait("C1", "18")]
    public async Task Has_organisation_charts_of_2012_and_2016_in_which_a_person_stands_at_a_service()
    {
        var (official, id) = await Begun();
        var before = await official.Create("/api/mechelen/organisation-charts", new
        {
            name = "Organogram 2012", from = "2012-01-01",
            lines = new[]
            {
                "DEPSA; Departement Samenleving", "SOVT; Afdeling Sport, Onderwijs & Vrije Tijd; DEPSA", "SPO; Dienst Sport; SOVT",
                "JEU; Dienst Jeugd; SOVT", "WZ\tAfdeling Welzijn\tDEPSA", "DIV; Dienst Diversiteit; WZ",
            },
        });
        var after = await official.Create("/api/mechelen/organisation-charts", new
        {
            name = "Organogram 2016", from = "2016-04-01",
            services = new object[]
            {
                new { code = "SPM", name = "Strategisch programmamanagement" },
                new { code = "INC", name = "Inclusieve stad/diversiteit", parent = "SPM" },
            },
        });
        await official.Put($"{Plans}/{id}/contacts", new
        {
            contacts = new[]
            {
                new
                {
                    name = "Corinne Huybers", title = "Stafmedewerker diversiteit", organisation = "Stad Mechelen", service = "INC",
                    address = "Reuzenstraat 1, 2800 Mechelen", mobile = "0472 79 38 77", mail = "corinne.huybers@mechelen.example",
                },
            },
            version = 1,
        });

        (await official.GetJson("/api/mechelen/organisation-charts"))[1]!["until"]!.GetValue<string>().ShouldBe("2016-03-31");
        var browser = await platform.Browse("ambtenaar@mechelen.example");
        var page = await browser.Get($"/mechelen/organogrammen/{after}");
        page.ShouldContain("Corinne Huybers, Stafmedewerker diversiteit");
        var old = await browser.Get($"/mechelen/organogrammen/{before}");
        old.ShouldContain("van 1 januari 2012 tot en met 31 maart 2016");
        old.ShouldContain("Dienst Sport (SPO)");
        old.ShouldNotContain("Corinne Huybers");
        (await browser.Get($"/mechelen/beleidsplannen/{id}")).ShouldContain("0472 79 38 77, corinne.huybers@mechelen.example");

        await (await official.PostJson("/api/mechelen/organisation-charts",
            new { name = "Nog een", from = "2016-04-01", lines = new[] { "A; Dienst A" } })).ShouldRefuse(409, "chart-of-that-day");
        await (await official.PutAsync($"{Plans}/{id}/contacts", JsonContent.Create(
            new { contacts = new[] { new { name = "Iemand", service = "XYZ" } }, version = 2 })))
            .ShouldRefuse(400, "invalid-input", "Rij 1 (Iemand): dienst XYZ staat in geen organogram.");
    }

    private async Task<(HttpClient Official, Guid Id)> Begun()
    {
        var official = await platform.SignIn("ambtenaar@mechelen.example");
        return (official, await official.Create(Plans, new
        {
            name = "Werken aan een inclusieve stad", from = "2016-04-29", until = "2018-12-31", status = "running",
            vision = "“Het lokaal bestuur voert een algemeen en inclusief beleid gericht op de gehele samenleving.”",
            budgetNote = "De middelen van het Vlaams integratiebeleid gaan naar het gemeentefonds (vanaf 2016).",
            themes = new[] { "inclusief", "kindvriendelijk", "participatief", "klantvriendelijk", "slim" },
            objectives = new (string Code, string Name)[]
            {
                ("SD 1", "Het draagvlak voor etnisch-culturele diversiteit vergroten"), ("SD 2", "Een taalstimuleringsbeleid voeren"),
                ("SD 3", "Een diversiteitsbeleid voeren bij de eigen diensten en voorzieningen"),
                ("SD 4", "Een diversiteitsbeleid bij externe organisaties stimuleren"),
                ("SD 5", "Participatie van kansengroepen aan het lokaal beleid stimuleren"),
            }.Select(o => new { code = o.Code, name = o.Name }),
            successFactors = new[]
            {
                "Draagvlak en engagement", "Maatwerk", "Communicatie", "Opvolging", "Duidelijke en complementaire rolverdeling",
            },
            responsibilities = new object[]
            {
                new { who = "Stafmedewerker diversiteit", tasks = "mandaat, expertise, ondersteuning, coördinatie" },
                new { who = "Diensthoofd", tasks = "link met M-team" },
                new { who = "Schepen van diversiteit", isPolitical = true },
            },
        }));
    }

    private static JsonObject H30(string code = "3.3.1") => new()
    {
        ["code"] = code, ["objective"] = "SD 3", ["name"] = "Traject H30",
        ["description"] = "De werking van H30 wordt herbekeken om meer jongeren van diverse achtergrond te bereiken.",
        ["lead"] = "Cultuur", ["partners"] = new JsonArray("H30", "CC", "ROJM", "J@M", "Groep INTRO", "Jeugd"),
        ["costs"] = new JsonArray(new JsonObject { ["text"] = "Totaalkost", ["euros"] = "21.000" }),
        ["covers"] = new JsonArray(
            new JsonObject { ["text"] = "CC/H30", ["euros"] = "8.000" },
            new JsonObject { ["text"] = "Toelage Villanella", ["cents"] = 310_000 }),
        ["printedShortfallEuros"] = "10.000", ["printedRemark"] = "Tekort cultuur: 10.000 euro (personeelskost = 0,5 VTE, 6 maanden)",
        ["timing"] = "2016-2017", ["from"] = "2016-01-01", ["until"] = "2017-12-31", ["state"] = "running", ["ranBefore"] = true,
    };
}
