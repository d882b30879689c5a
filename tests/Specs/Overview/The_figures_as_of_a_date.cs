using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AgiiPlatform.Specs.Agreements;
using static AgiiPlatform.Specs.PlatformFixture;

namespace AgiiPlatform.Specs.Overview;

[Collection(Alone.Name)]
public class The_figures_as_of_a_date(PlatformFixture platform)
{
    private const string Manager = "regiomanager.limburg@agii.example";

    [Theory]
    [InlineData("2018-11-07", "all", 308)]
    [InlineData("2019-11-07", "all", 300)]
    [InlineData("2019-11-07", "agii", 298)]
    [InlineData("2024-12-31", "all", 300)]
    [InlineData("2025-01-01", "all", 285)]
    [InlineData("2025-01-01", "agii", 283)]
    public async Task Are_taken_of_the_municipalities_of_that_date(string asOf, string population, int size)
    {
        var figures = await Figures(asOf, $"&population={population}");
        figures["asOf"]!.GetValue<string>().ShouldBe(asOf);
        Number(figures["population"]!["size"]).ShouldBe(size);
        figures["population"]!["name"]!.GetValue<string>().ShouldBe(population == "all" ? "alle Vlaamse gemeenten" : "werkingsgebied AgII");
    }

    [Theory]
    [InlineData("2019-11-07", "limburg 42, antwerpen 69, oost-vlaanderen 60, vlaams-brabant 65, west-vlaanderen 64")]
    [InlineData("2025-11-07", "limburg 38, antwerpen 67, oost-vlaanderen 55, vlaams-brabant 63, west-vlaanderen 62")]
    public async Task Come_per_region_the_own_one_first(string asOf, string sizes) =>
        string.Join(", ", (await Figures(asOf))["regions"]!.AsArray().Select(r => $"{r!["region"]} {r["size"]}")).ShouldBe(sizes);

    [Theory]
    [InlineData("2019-11-07", "all")]
    [InlineData("2019-11-07", "agii")]
    [InlineData("2025-11-07", "all")]
    public async Task Of_the_regions_add_up_to_the_total_and_to_the_list(string asOf, string population)
    {
        await Visit("added up", "lanaken", "limburg", "2019-06-07");
        await Until(async () => (await Row("Lanaken", "2019-11-07"))["visited"]!.GetValue<bool>());

        var question = $"asOf={asOf}&population={population}";
        var administrator = await platform.SignIn("beheerder@agii.example");
        JsonNode figures = null!;
        List<JsonNode> rows = [];
        await Until(async () => // other specs write meanwhile: two readings of one moment are compared
        {
            figures = await administrator.GetJson($"/api/agii/overview?{question}");
            rows = [.. (await administrator.GetJson($"/api/agii/overview/municipalities?{question}")).AsArray().Select(r => r!)];
            return (await administrator.GetJson($"/api/agii/overview?{question}")).ToJsonString() == figures.ToJsonString();
        });

        foreach (var name in new[] { "visited", "signed" })
        {
            var count = Number(figures[name]!["count"]);
            figures["regions"]!.AsArray().Sum(r => Number(r![name])).ShouldBe(count);
            rows.Count(r => r[name]!.GetValue<bool>()).ShouldBe(count);
            figures[name]!["share"]!.GetValue<decimal>()
                .ShouldBe(Math.Round((decimal)count / rows.Count, 4, MidpointRounding.AwayFromZero));
        }

        figures["regions"]!.AsArray().Select(r => r!["region"]!.GetValue<string>()).ShouldBeInOrder(); // no region of their own
        figures["regions"]!.AsArray().Sum(r => Number(r!["size"])).ShouldBe(rows.Count);
    }

    [Fact]
    public async Task Count_a_municipality_once_and_only_for_visits_that_were_held()
    {
        await Visit("first", "hamont-achel", "limburg", "2019-02-03");
        await Visit("second", "hamont-achel", "limburg", "2019-04-05");
        var consultant = await platform.ConsultantIn("hamont-achel", "limburg");
        await platform.ConsultantIn("peer", "limburg");
        await consultant.Create("/api/peer/visits", new { date = "2019-05-06" }); // only planned
        var cancelled = await consultant.Create("/api/peer/visits", new { date = "2019-05-07" });
        await consultant.PostJson($"/api/peer/visits/{cancelled}/cancellation", new { reason = "Ziek." });

        await Until(async () => (await Row("Hamont-Achel", "2019-11-07"))["visited"]!.GetValue<bool>());
        (await Row("Hamont-Achel", "2019-11-07"))["firstVisit"]!.GetValue<string>().ShouldBe("2019-02-03");
        (await Row("Hamont-Achel", "2019-02-02"))["visited"]!.GetValue<bool>().ShouldBeFalse("it was not visited yet");
        (await Row("Hamont-Achel", "2019-02-03"))["visited"]!.GetValue<bool>().ShouldBeTrue();
        (await Row("Hamont-Achel", "2025-11-07"))["visited"]!.GetValue<bool>().ShouldBeFalse("that is another legislature");
        (await Row("Peer", "2019-11-07"))["visited"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Count_which_signed_agreements_hold_the_minimum_content()
    {
        // In a legislature of their own, so that only these two are counted: one with all three parts in an agreement, one with them in two.
        await Signed("kinrooi", ("dataExchange", "Cijfers."), ("contactPerson", "Een naam."), ("mutualReferral", "Over en weer."));
        await Signed("leopoldsburg", ("contactPerson", "Een naam."));
        await Signed("leopoldsburg", ("dataExchange", "Cijfers."), ("mutualReferral", "Over en weer."));
        var manager = await platform.SignIn("regiomanager.limburg@agii.example");
        JsonNode content = null!;
        await Until(async () =>
        {
            content = (await manager.GetJson("/api/agii/overview?asOf=2018-12-31&region=limburg"))["minimumContent"]!;
            return Number(content["dataExchange"]) + Number(content["contactPerson"]) >= 4;
        });
        (Number(content["of"]), Number(content["dataExchange"]), Number(content["contactPerson"]),
            Number(content["mutualReferral"]), Number(content["complete"]))
            .ShouldBe((2, 2, 2, 2, 1));

        async Task Signed(string municipality, params (string Name, string Clause)[] content)
        {
            var official = await platform.SignIn($"ambtenaar@{municipality}.example");
            var terms = Agreements.AgreementCalls.Terms("Minimale inhoud", "2016-01-01", "2018-12-31", "policy-period");
            foreach (var (name, clause) in content)
            {
                terms[name] = clause;
            }

            var agreement = await Agreements.AgreementCalls.Approved(official, municipality, terms);
            foreach (var (person, party, representative) in new[] { ($"schepen@{municipality}.example", 0, 0),
                ($"directeur@{municipality}.example", 0, 1), ("regiomanager.limburg@agii.example", 1, 0) })
            {
                (await Agreements.AgreementCalls.Sign(await platform.SignIn(person), agreement, party, representative, "2017-03-01"))
                    .EnsureSuccessStatusCode();
            }
        }
    }

    [Fact]
    public async Task Take_back_a_visit_that_was_held_by_mistake()
    {
        var id = await Visit("mistake", "wellen", "limburg", "2020-02-03");
        await Until(async () => (await Row("Wellen", "2020-12-31"))["visited"]!.GetValue<bool>());

        var consultant = await platform.ConsultantIn("wellen", "limburg");
        await consultant.PostJson($"/api/wellen/visits/{id}/cancellation", new { reason = "Verkeerde gemeente." });

        await Until(async () => !(await Row("Wellen", "2020-12-31"))["visited"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Put_a_visit_of_before_the_legislature_in_the_one_before()
    {
        await Visit("old", "riemst", "limburg", "2018-12-31");
        await Until(async () => (await Row("Riemst", "2018-12-31"))["visited"]!.GetValue<bool>());
        (await Row("Riemst", "2019-11-07"))["visited"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Can_be_narrowed_to_one_region()
    {
        var figures = await Figures("2019-11-07", "&region=antwerpen");
        Number(figures["population"]!["size"]).ShouldBe(69);
        figures["regions"]!.AsArray().Single()!["region"]!.GetValue<string>().ShouldBe("antwerpen");
        (await (await platform.SignIn(Manager)).GetJson("/api/agii/overview/municipalities?asOf=2025-01-01&region=antwerpen"))
            .AsArray().Count.ShouldBe(67);
    }

    /// <summary>Which not yet, in my region? The page, its file and the API answer alike.</summary>
    [Theory]
    [InlineData("not-visited", "visited", false)]
    [InlineData("visited", "visited", true)]
    [InlineData("not-signed", "signed", false)]
    [InlineData("signed", "signed", true)]
    public async Task Are_listed_of_one_region_in_one_state(string state, string figure, bool expected)
    {
        await Visit("of the region", "lummen", "limburg", "2020-05-06");
        await Until(async () => (await Row("Lummen", "2020-12-31"))["visited"]!.GetValue<bool>());
        var (manager, browser) = (await platform.SignIn(Manager), await platform.Browse(Manager));
        const string where = "asOf=2020-12-31&region=limburg";

        var all = (await manager.GetJson($"/api/agii/overview/municipalities?{where}")).AsArray();
        var names = (await manager.GetJson($"/api/agii/overview/municipalities?{where}&state={state}")).AsArray()
            .Select(m => m!["name"]!.GetValue<string>()).ToList();
        names.ShouldBe(all.Where(m => m![figure]!.GetValue<bool>() == expected).Select(m => m!["name"]!.GetValue<string>()));
        (names.Count < all.Count || figure == "signed").ShouldBeTrue("control: the list was narrowed");
        names.ShouldBeSubsetOf((await manager.GetJson("/api/agii/overview/municipalities?asOf=2020-12-31")).AsArray()
            .Where(m => m!["region"]!.GetValue<string>() == "limburg").Select(m => m!["name"]!.GetValue<string>()));

        var page = await browser.Get($"/agii/overzicht?datum=2020-12-31&regio=limburg&status={state}");
        Listed(page).ShouldBe(names);
        page.ShouldContain($"{names.Count} van de 42 gemeenten in regio Limburg: ");
        if (names.Count == 0)
        {
            page.ShouldContain("Geen gemeenten gevonden");
        }

        var file = Regex.Match(page, "/agii/overzicht/gemeenten\\.csv[^\"]*", RegexOptions.NonBacktracking).Value;
        (await browser.Get(file)).Split("\r\n")[1..^1].Select(line => line.Split(';')[1]).ShouldBe(names);
        var program = await manager.GetStringAsync($"/api/agii/overview/municipalities.csv?{where}&state={state}");
        program.Split("\r\n")[1..^1].Select(line => line.Split(';')[1]).ShouldBe(names);
    }

    [Fact]
    public async Task Are_asked_of_a_region_and_a_state_that_exist_and_the_way_back_keeps_the_question()
    {
        var (manager, browser) = (await platform.SignIn(Manager), await platform.Browse(Manager));
        foreach (var path in new[] { "overview/municipalities", "overview/municipalities.csv" })
        {
            var answer = await manager.GetAsync($"/api/agii/{path}?state=bijna");
            await answer.ShouldRefuse(400, "invalid-input");
            (await answer.Body())["errors"]!.AsObject().Select(e => e.Key).ShouldBe(["state"]);
        }

        foreach (var (question, sentence) in new[]
            { ("status=bijna", "Deze status bestaat niet."), ("regio=henegouwen", "Deze regio bestaat niet.") })
        {
            var page = await browser.Open($"/agii/overzicht?{question}");
            page.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await page.Content.ReadAsStringAsync()).ShouldContain(sentence);
            (await browser.Open($"/agii/overzicht/gemeenten.csv?{question}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        var list = await browser.Get("/agii/overzicht?datum=2020-12-31&regio=limburg&status=not-signed");
        var one = Regex.Match(list, "href=\"(?<address>/agii/overzicht/alken[^\"]*)\"", RegexOptions.NonBacktracking)
            .Groups["address"].Value;
        (await browser.Get(one)).ShouldContain("/agii/overzicht?datum=2020-12-31&bevolking=all&regio=limburg&status=not-signed");
    }

    [Theory]
    [InlineData("asOf=31-11-2019", "asOf")]
    [InlineData("asOf=2012-12-31", "asOf")]
    [InlineData("asOf=2037-01-01", "asOf")]
    [InlineData("population=everyone", "population")]
    [InlineData("region=henegouwen", "region")]
    public async Task Name_what_is_wrong_with_a_question(string question, string field)
    {
        var manager = await platform.SignIn(Manager);
        foreach (var path in new[] { "overview", "overview/municipalities", "overview/municipalities.csv" })
        {
            var answer = await manager.GetAsync($"/api/agii/{path}?{question}");
            await answer.ShouldRefuse(400, "invalid-input");
            (await answer.Body())["errors"]!.AsObject().Select(e => e.Key).ShouldBe([field]);
        }
    }

    [Fact]
    public async Task Are_of_today_when_no_date_is_asked() =>
        (await (await platform.SignIn(Manager)).GetJson("/api/agii/overview"))["asOf"]!.GetValue<string>()
            .ShouldBe(Flanders.Today.ToString("O"));

    [Fact]
    public async Task Are_asked_in_Dutch_at_the_page_and_in_its_file()
    {
        var browser = await platform.Browse(Manager);

        (await browser.Get("/agii/overzicht?datum=2019-11-07&bevolking=agii")).ShouldContain("Van de 298 gemeenten");
        (await browser.Get("/agii/overzicht/gemeenten.csv?datum=2024-12-31&regio=antwerpen")).Split('\n').Length.ShouldBe(69 + 2);
        var wrong = await browser.Open("/agii/overzicht?datum=gisteren&bevolking=niemand");
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await wrong.Content.ReadAsStringAsync();
        page.ShouldContain("Geef een datum als 2019-11-07.");
        page.ShouldContain("Kies &#x27;all&#x27; (alle Vlaamse gemeenten)");
    }

    [Fact]
    public async Task Are_for_regional_managers_and_administrators()
    {
        foreach (var path in new[] { "overview", "overview/municipalities", "overview/municipalities.csv" })
        {
            await (await (await platform.SignIn("consulent.limburg@agii.example")).GetAsync($"/api/agii/{path}"))
                .ShouldRefuse(403, "no-permission");
            await (await (await platform.SignIn("ambtenaar@hasselt.example")).GetAsync($"/api/agii/{path}")).ShouldRefuse(404, "not-found");
            await (await (await platform.SignIn("ambtenaar@hasselt.example")).GetAsync($"/api/hasselt/{path}"))
                .ShouldRefuse(404, "not-found");
            await (await platform.Anonymous().GetAsync($"/api/agii/{path}")).ShouldRefuse(401, "not-signed-in");
        }
    }

    [Fact]
    public async Task Are_the_same_in_the_list_and_in_the_file()
    {
        var manager = await platform.SignIn(Manager);
        var rows = (await manager.GetJson("/api/agii/overview/municipalities?asOf=2013-01-02&population=agii")).AsArray();
        var answer = await manager.GetAsync("/api/agii/overview/municipalities.csv?asOf=2013-01-02&population=agii");
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        bytes.AsSpan(0, 3).SequenceEqual(Encoding.UTF8.Preamble).ShouldBeTrue();
        var lines = Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n");
        lines[0].ShouldBe("nis;name;region;visited;firstVisit;signed;signedOn");
        lines[^1].ShouldBeEmpty();
        lines[1..^1].ShouldBe(rows.Select(r =>
            $"{r!["nis"]};{r["name"]};{r["region"]};{r["visited"]!.ToJsonString()};{r["firstVisit"]};"
            + $"{r["signed"]!.ToJsonString()};{r["signedOn"]}"));
    }

    /// <summary>The names in the last table of the page, in its order.</summary>
    private static List<string> Listed(string page) =>
        [.. Regex.Matches(page[page.IndexOf("id=\"gemeenten\"", StringComparison.Ordinal)..],
            "<th scope=\"row\"><a href=\"[^\"]*\">(?<name>[^<]*)</a>", RegexOptions.NonBacktracking).Select(m => m.Groups["name"].Value)];

    private async Task<Guid> Visit(string what, string municipality, string region, string date)
    {
        var consultant = await platform.ConsultantIn(municipality, region);
        var id = await consultant.Create($"/api/{municipality}/visits", new { date, topic = what });
        (await consultant.PostJson($"/api/{municipality}/visits/{id}/completion", new { outcome = "Besproken." }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
        return id;
    }

    private async Task<JsonNode> Figures(string asOf, string more = "") =>
        await (await platform.SignIn(Manager)).GetJson($"/api/agii/overview?asOf={asOf}{more}");

    private async Task<JsonNode> Row(string name, string asOf) =>
        (await (await platform.SignIn(Manager)).GetJson($"/api/agii/overview/municipalities?asOf={asOf}"))
            .AsArray().Single(r => r!["name"]!.GetValue<string>() == name)!;

    private static int Number(JsonNode? node) => node!.GetValue<int>();
}
