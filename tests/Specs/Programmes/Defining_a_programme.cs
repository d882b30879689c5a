using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>AgII defines programmes as data, and changes them in versions.</summary>
[Trait("C4", "27")]
public class Defining_a_programme(PlatformFixture platform)
{
    private const string Api = "/api/agii/programme-definitions";

    private static object Definition(string? id = null, int? version = null, long rate = 32_000, object? actions = null) => new
    {
        id, version, name = "Sociaal proefplan", from = "2026-01-01", until = "2030-12-31", source = "Voor de proef",
        objectives = new[] { new { code = "1", name = "Samen" } },
        actions = actions ?? new object[]
        {
            new { number = "1", name = "Begeleiden", objective = "1", unit = "begeleidingen", rateCents = rate,
                caps = new[] { new { max = 300 } } },
            new { number = "2", name = "Plannen", objective = "1", unit = "plan", rateCents = 2_500_000,
                caps = new[] { new { max = 1 } }, jury = true },
            new { number = "3", name = "Overleggen", objective = "1" },
        },
        payment = new
        {
            firstPercent = 70, mentorCents = 500_000, coFundingPercent = 50, reportMonths = new[] { 12, 24 }, testPercent = 20,
        },
    };

    private Task<HttpClient> Manager() => platform.SignIn("regiomanager.antwerpen@agii.example");

    private static async Task Define(HttpClient manager, string id) =>
        (await manager.PostJson(Api, Definition(id))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

    [Fact]
    public async Task Lists_what_comes_with_the_platform_and_the_empty_template_of_its_successor()
    {
        var items = (await (await Manager()).GetJson(Api))["items"]!.AsArray();

        items.Single(d => d!["id"]!.GetValue<string>() == "plan-samenleven")!["actions"]!.GetValue<int>().ShouldBe(24);
        items.Single(d => d!["id"]!.GetValue<string>() == "sociale-cohesieplan")!["actions"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Everything_in_it_is_data()
    {
        var manager = await Manager();
        await Define(manager, "proefplan-data");

        var read = await manager.GetJson($"{Api}/proefplan-data");

        read["period"]!.ToJsonString().ShouldBe("""{"from":"2026-01-01","until":"2030-12-31"}""");
        read["payment"]!.ToJsonString().ShouldBe(
            """{"firstPercent":70,"mentorCents":500000,"coFundingPercent":50,"reportMonths":[12,24],"testPercent":20}""");
        read["actions"]!.AsArray().Select(a => (a!["number"]!.GetValue<string>(), a["rateCents"]?.GetValue<long>(),
            a["jury"]!.GetValue<bool>())).ShouldBe([("1", 32_000, false), ("2", 2_500_000, true), ("3", null, false)]);
        var official = await platform.SignIn("ambtenaar@schoten.example");
        var programme = await official.GetJson("/api/schoten/programmes/" + await official.Create("/api/schoten/programmes", new
        {
            definition = "proefplan-data",
            actions = new[] { new { number = "1", plannedReach = 10, priority = 1, mentor = true } },
        }));
        programme["totals"]!["subsidyCents"]!.GetValue<long>().ShouldBe(320_000);
        programme["totals"]!["coFundingCents"]!.GetValue<long>().ShouldBe(160_000);
        programme["totals"]!["firstPaymentCents"]!.GetValue<long>().ShouldBe(224_000);
        programme["totals"]!["mentorCents"]!.GetValue<long>().ShouldBe(500_000);
    }

    [Fact]
    public async Task What_was_applied_for_under_an_older_version_keeps_its_rules()
    {
        var manager = await Manager();
        await Define(manager, "proefplan-versies");
        var official = await platform.SignIn("ambtenaar@schoten.example");
        object Chosen(int planned) => new { number = "1", plannedReach = planned, priority = 1 };
        var old = "/api/schoten/programmes/" + await official.Create("/api/schoten/programmes",
            new { definition = "proefplan-versies", actions = new[] { Chosen(10) } });
        var before = (await official.GetJson(old)).ToJsonString();

        (await manager.PostJson($"{Api}/proefplan-versies/versions", Definition(version: 1, rate: 40_000)))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await official.GetJson(old)).ToJsonString().ShouldBe(before);
        (await official.PutAsJsonAsync($"{old}/actions", new
        {
            version = JsonNode.Parse(before)!["version"]!.GetValue<int>(), actions = new[] { Chosen(20) },
        })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await official.GetJson(old))["totals"]!["subsidyCents"]!.GetValue<long>().ShouldBe(640_000, "at the rate of version 1");
        var other = await platform.SignIn("ambtenaar@ronse.example");
        var young = await other.GetJson("/api/ronse/programmes/" + await other.Create("/api/ronse/programmes",
            new { definition = "proefplan-versies", actions = new[] { Chosen(10) } }));
        young["definition"]!["version"]!.GetValue<int>().ShouldBe(2);
        young["totals"]!["subsidyCents"]!.GetValue<long>().ShouldBe(400_000);
        var read = await manager.GetJson($"{Api}/proefplan-versies?version=1");
        read["versions"]!.ToJsonString().ShouldBe("[2,1]");
        read["actions"]![0]!["rateCents"]!.GetValue<long>().ShouldBe(32_000);
    }

    [Fact]
    public async Task A_second_writer_and_a_repetition_make_one_version()
    {
        var manager = await Manager();
        await Define(manager, "proefplan-tweemaal");
        var (address, key) = ($"{Api}/proefplan-tweemaal/versions", $"{Guid.NewGuid()}");

        for (var i = 0; i < 2; i++)
        {
            (await manager.PostJson(address, Definition(version: 1, rate: 50_000), key)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        await (await manager.PostJson(address, Definition(version: 1, rate: 60_000))).ShouldRefuse(409, "changed-meanwhile", "versie 2");
        (await manager.PostJson(address, Definition(version: 2, rate: 50_000))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await manager.GetJson($"{Api}/proefplan-tweemaal"))["versions"]!.ToJsonString().ShouldBe("[2,1]", "what says the same is none");
    }

    [Fact]
    public async Task Of_several_versions_at_the_same_moment_one_is_kept()
    {
        var manager = await Manager();
        await Define(manager, "proefplan-tegelijk");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6)
            .Select(i => manager.PostJson($"{Api}/proefplan-tegelijk/versions", Definition(version: 1, rate: 50_000 + i))));

        answers.Count(a => a.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.NoContent))
        {
            await refused.ShouldRefuse(409, "changed-meanwhile");
        }

        (await manager.GetJson($"{Api}/proefplan-tegelijk"))["versions"]!.ToJsonString().ShouldBe("[2,1]");
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused() =>
        await (await (await Manager()).PostJson(Api, Definition("plan-samenleven"))).ShouldRefuse(
            409, "definition-exists", "nieuwe versie");

    [Theory]
    [InlineData("""{"number":"1","name":"x","objective":"9"}""",
        "actions[0].objective", "Actie 1: doelstelling 9 is er niet.")]
    [InlineData("""{"number":"1","name":"x"}""",
        "actions[0].objective", "Actie 1: vul de doelstelling in.")]
    [InlineData("""{"number":"1","objective":"1"}""",
        "actions[0].name", "Actie 1: vul in wat er gebeurt.")]
    [InlineData("""{"name":"x","objective":"1"}""",
        "actions[0].number", "Actie zonder nummer: vul het nummer in.")]
    [InlineData("""{"number":"1","name":"x","objective":"1","rateCents":0,"limits":"3"}""",
        "actions[0].rate", "Actie 1: een bedrag per eenheid")]
    [InlineData("""{"number":"1","name":"x","objective":"1","rateCents":100,"rate":"2","limits":"3"}""",
        "actions[0].rate", "Actie 1: er staan twee verschillende bedragen")]
    [InlineData("""{"number":"1","name":"x","objective":"1","rate":79000000000000000000000000000,"limits":"3"}""",
        "actions[0].rate", "Actie 1: een bedrag per eenheid")]
    [InlineData("""{"number":"1","name":"x","objective":"1","rate":"0,001","limits":"3"}""",
        "actions[0].rate", "in euro en cent")]
    [InlineData("""{"number":"1","name":"x","objective":"1","rateCents":100}""",
        "actions[0].limits", "Actie 1: geef ook een maximum.")]
    [InlineData("""{"number":"1","name":"x","objective":"1","rateCents":100,"limits":"veel"}""",
        "actions[0].limits", "Actie 1: schrijf het maximum als 300")]
    [InlineData("""{"number":"1","name":"x","objective":"1","rateCents":100,"limits":"0"}""",
        "actions[0].limits", "tussen 1 en 100.000")]
    [InlineData("""{"number":"1","name":"x","objective":"1","rateCents":100,"limits":"a: 3; a: 4"}""",
        "actions[0].limits", "dezelfde naam")]
    [InlineData("""{"number":"1","name":"x","objective":"1","rateCents":100,"limits":"38 (reglement 39,5)"}""",
        "actions[0].limits", "afgerond op het volgende")]
    [InlineData("""{"number":"1","name":"x","objective":"1","rateCents":100,"limits":"1+1+1+1+1+1"}""",
        "actions[0].limits", "hoogstens 5 deelgroepen")]
    [InlineData("""{"number":"1","name":"x","objective":"1","jury":true}""",
        "actions[0].rate", "een maximum of een jury kan alleen bij een bedrag")]
    [InlineData("""{"number":"1","name":"x","objective":"1"},{"number":"1","name":"y","objective":"1"}""",
        "actions[1].number", "Actie 1 staat er twee keer.")]
    [InlineData("""{"row":7,"number":"1","name":"x","objective":"9"}""",
        "actions[0].objective", "Rij 7: actie 1: doelstelling 9 is er niet.")]
    public async Task An_action_that_cannot_be_is_refused_by_name_and_nothing_is_written(string actions, string field, string sentence)
    {
        var manager = await Manager();

        var refused = await manager.PostJson(Api, Definition("proefplan-fout", actions: JsonNode.Parse($"[{actions}]")));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Body())["errors"]![field]!.AsArray().Select(e => e!.GetValue<string>())
            .ShouldContain(e => e.Contains(sentence, StringComparison.Ordinal));
        (await manager.GetAsync($"{Api}/proefplan-fout")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_makes_the_next_version_from_a_sheet_and_shows_first_what_changes()
    {
        var manager = await Manager();
        await Define(manager, "proefplan-blad");
        var browser = await platform.Browse("regiomanager.antwerpen@agii.example");
        const string page = "/agii/programmadefinities/proefplan-blad/nieuwe-versie";
        var csv = Encoding.UTF8.GetString(await manager.GetByteArrayAsync($"{Api}/proefplan-blad/actions.csv"));
        csv.ShouldContain("1;Begeleiden;1;begeleidingen;320;300;");

        var (_, preview) = await browser.SendSheet(page, $"{page}/inlezen", "acties.csv", Encoding.UTF8.GetBytes(
            csv.Replace("320;300;", "\"330,50\";\"jongeren: 100; ouderen: 50 (reglement 49,5)\";", StringComparison.Ordinal)
                .Replace("3;Overleggen", "4;Praten", StringComparison.Ordinal)));

        preview.ShouldContain("max. 300. Dat wordt: “Begeleiden”, doelstelling 1. € 330,50 per eenheid (begeleidingen), "
            + "max. 100 voor jongeren en 50 (reglement 49,5) voor ouderen.");
        preview.ShouldContain("Actie 4 is nieuw");
        preview.ShouldContain("Actie 3 verdwijnt.");
        (await manager.GetJson($"{Api}/proefplan-blad"))["versions"]!.ToJsonString().ShouldBe("[1]", "nothing is written yet");
        var fields = Browser.FieldsOf(preview, page).Single();
        (await browser.Submit(page, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var next = await manager.GetJson($"{Api}/proefplan-blad");
        next["version"]!.GetValue<int>().ShouldBe(2);
        next["actions"]![0]!["caps"]!.ToJsonString().ShouldBe(
            """[{"max":100,"name":"jongeren","regulation":null},{"max":50,"name":"ouderen","regulation":49.5}]""");
        next["payment"]!["mentorCents"]!.GetValue<long>().ShouldBe(500_000);
        (await browser.Get("/agii/programmadefinities/proefplan-blad")).ShouldContain("Versie 2");
        (await browser.Get("/agii/programmadefinities/proefplan-blad?versie=1")).ShouldContain("€ 320 per eenheid");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Plan_Samenleven_leaves_as_a_sheet_and_comes_back_unchanged(string format)
    {
        var manager = await Manager();
        var browser = await platform.Browse("regiomanager.antwerpen@agii.example");
        const string page = "/agii/programmadefinities/plan-samenleven/nieuwe-versie";
        var versions = (await manager.GetJson($"{Api}/plan-samenleven"))["versions"]!.ToJsonString();

        var (_, preview) = await browser.SendSheet(page, $"{page}/inlezen", $"acties.{format}",
            await manager.GetByteArrayAsync($"{Api}/plan-samenleven/actions.{format}"));

        preview.ShouldContain("Er verandert niets.");
        (await browser.Submit(page, Browser.FieldsOf(preview, page).Single())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await manager.GetJson($"{Api}/plan-samenleven"))["versions"]!.ToJsonString().ShouldBe(versions);
    }

    [Fact]
    public async Task A_programme_is_defined_on_a_page()
    {
        var browser = await platform.Browse("beheerder@agii.example");
        const string page = "/agii/programmadefinities/nieuw";
        var fields = Browser.FieldsOf(await browser.Get(page), page).Single();
        (fields["name"], fields["from"], fields["until"], fields["source"]) = ("Plan van de pagina", "2027-01-01", "2027-12-31", "Proef");
        fields["goals[lines]"] = "1. Samen leren\n2. Samen werken";
        (fields["actions[0].number"], fields["actions[0].name"], fields["actions[0].objective"]) = ("1", "Lezen", "2");
        (fields["actions[0].rate"], fields["actions[0].limits"], fields["payment.firstPercent"]) = ("1.250,50", "40", "80");

        (await browser.Post($"{page}/nakijken", fields)).Page.ShouldContain(
            "Actie 1 is nieuw: “Lezen”, doelstelling 2. € 1.250,50 per eenheid, max. 40.");
        (await browser.Submit(page, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await browser.Get("/agii/programmadefinities")).ShouldContain("Plan van de pagina");
        (await browser.Get("/agii/programmadefinities/plan-van-de-pagina")).ShouldContain("1. Lezen");
    }

    [Theory]
    [InlineData("nieuw")]
    [InlineData("plan-samenleven/nieuwe-versie")]
    public async Task What_is_typed_above_is_not_lost_when_a_file_is_read(string form)
    {
        var browser = await platform.Browse("beheerder@agii.example");
        var page = $"/agii/programmadefinities/{form}";
        (string, string)[] typed =
        [
            ("name", "Plan van een blad"), ("from", "2027-01-01"), ("until", "2027-12-31"), ("source", "Proef"),
            ("goals[lines]", "1. Samen leren"), ("payment.months", "4, 8"),
        ];

        var (_, read) = await browser.SendSheet(page, $"{page}/inlezen", "acties.csv",
            Sheets.Csv("Nummer;Actie;Doelstelling", "1;Lezen;1"), typed);
        var (status, wrong) = await browser.SendSheet(page, $"{page}/inlezen", "acties.csv", Sheets.Csv("Naam", "x"), typed);

        status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.ShouldContain("De kolom Nummer is er niet.");
        foreach (var shown in (string[])[read, wrong])
        {
            var fields = Browser.FieldsOf(shown, page).Single();
            typed.Select(t => (t.Item1, fields[t.Item1])).ShouldBe(typed);
        }

        Browser.FieldsOf(read, page).Single()["actions[0].name"].ShouldBe("Lezen");
    }

    [Fact]
    public async Task Is_for_AgII_only()
    {
        foreach (var (who, status) in (IEnumerable<(string, HttpStatusCode)>)
            [("consulent.antwerpen@agii.example", HttpStatusCode.Forbidden),
             ("trajectbegeleider.antwerpen@agii.example", HttpStatusCode.Forbidden),
             ("ambtenaar@schoten.example", HttpStatusCode.NotFound)])
        {
            var person = await platform.SignIn(who);
            (await person.PostJson(Api, Definition("proefplan-mag-niet"))).StatusCode.ShouldBe(status, who);
            (await person.PostJson($"{Api}/plan-samenleven/versions", Definition(version: 1))).StatusCode.ShouldBe(status, who);
            (await person.GetAsync(Api)).StatusCode.ShouldBe(status, who);
        }

        var official = await platform.SignIn("ambtenaar@schoten.example");
        (await official.PostJson("/api/schoten/programme-definitions", Definition("proefplan-mag-niet"))).StatusCode
            .ShouldBe(HttpStatusCode.NotFound, "a municipality has none of its own");
    }
}
