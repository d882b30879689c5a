using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Programmes;
using AgiiPlatform.Programmes.Definitions;
using AgiiPlatform.Programmes.Measuring;
using AgiiPlatform.Specs.Agreements;
using static AgiiPlatform.Specs.Programmes.MeasuringCalls;

namespace AgiiPlatform.Specs.Programmes;

public class Measuring_an_action(PlatformFixture platform)
{
    private const string Municipality = "putte";

    private Task<HttpClient> Official() => platform.SignIn($"ambtenaar@{Municipality}.example");

    [Fact]
    [Trait("C4", "03")]
    [Trait("C4", "21")]
    public async Task Gives_a_series_with_its_sources_in_the_order_of_the_days()
    {
        var official = await Official();
        var programme = await official.TakePart(Municipality);
        await official.Measure(programme, "8", "2023-03-31", 32);
        await official.Measure(programme, "8", "2022-12-31", 20);

        var action = await (await platform.SignIn($"schepen@{Municipality}.example")).Action(programme, "8");

        action.Series().ShouldBe(["2022-12-31 20", "2023-03-31 32"]);
        action["measurements"]![0]!["source"]!.GetValue<string>().ShouldBe("Registratie");
        (action["kpi"]!.GetValue<int>(), action["progress"]!["percent"]!.GetValue<decimal>()).ShouldBe((125, 25.6m));
    }

    /// <summary>T118: the test of 25 % after six months, to the unit.</summary>
    [Theory]
    [InlineData("8", 31, "failed", "31 van 125, minstens 32 van 125 nodig (25 %)")]
    [InlineData("8", 32, "passed", "32 van 125, minstens 32 van 125 nodig (25 %)")]
    [InlineData("9", 65, "failed", "65 van 262, minstens 66 van 262 nodig (25 %)")]
    [InlineData("9", 66, "passed", "66 van 262, minstens 66 van 262 nodig (25 %)")]
    [InlineData("20", 29, "failed", "29 van 120, minstens 30 van 120 nodig (25 %)")]
    [InlineData("20", 30, "passed", "30 van 120, minstens 30 van 120 nodig (25 %)")]
    [InlineData("13", 37, "failed", "37 van 150, minstens 38 van 150 nodig (25 %)")]
    [InlineData("13", 38, "passed", "38 van 150, minstens 38 van 150 nodig (25 %)")]
    [Trait("C4", "21")]
    public async Task Is_tested_at_six_months(string number, int reached, string state, string how)
    {
        var official = await Official();
        var programme = await official.TakePart(Municipality);
        await official.Measure(programme, number, "2023-03-31", reached);
        await official.Measure(programme, number, "2023-04-01", 100); // a day too late for the test

        var test = (await official.Action(programme, number))["progress"]!["test"]!;

        test["state"]!.GetValue<string>().ShouldBe(state);
        test["on"]!.GetValue<string>().ShouldBe("2023-03-31");
        test["text"]!.GetValue<string>().ShouldContain(how);
    }

    [Fact]
    public async Task Is_judged_by_a_jury_where_the_definition_says_so_and_not_measured_is_no_failure()
    {
        var official = await Official();
        var programme = await official.TakePart(Municipality);
        await official.Measure(programme, "22", "2023-03-31", 1);

        var actions = (await official.GetJson($"{programme}/measurements"))["actions"]!.AsArray();

        actions.Where(a => State(a!) == "jury").Select(a => a!["number"]!.GetValue<string>()).ShouldBe(["2", "16", "18", "19", "22"]);
        actions.Where(a => State(a!) == "not-measured").Count().ShouldBe(8);

        static string State(JsonNode action) => action["progress"]!["test"]!["state"]!.GetValue<string>();
    }

    [Fact]
    public async Task Gives_a_forecast_that_says_how_it_was_found()
    {
        var official = await Official();
        var programme = await official.TakePart(Municipality);
        await official.Measure(programme, "9", "2023-03-31", 105);

        var forecast = (await official.Action(programme, "9"))["progress"]!["forecast"]!;

        forecast["text"]!.GetValue<string>().ShouldBe("Bij dit tempo 210 van 262 op 30-9-2023.");
        forecast["how"]!.GetValue<string>().ShouldContain("105 × 365 ÷ 182 = 210, naar beneden afgerond");
    }

    [Theory]
    [InlineData("9", null, 0, "Er is nog niets gemeten.")]
    [InlineData("9", "2023-03-31", 0, "Er is nog niets bereikt")]
    [InlineData("9", "2022-10-20", 12, "De eerste vier weken zeggen te weinig")]
    [InlineData("9", "2023-09-30", 262, "volledig gemeten")]
    [InlineData("16", "2023-03-31", 1, "Een jury beoordeelt")]
    public async Task Gives_no_forecast_where_the_series_says_nothing(string number, string? date, int value, string why)
    {
        var official = await Official();
        var programme = await official.TakePart(Municipality);
        if (date is not null)
        {
            await official.Measure(programme, number, date, value);
        }

        var progress = (await official.Action(programme, number))["progress"]!;

        progress["forecast"].ShouldBeNull();
        progress["noForecast"]!.GetValue<string>().ShouldContain(why);
    }

    [Theory]
    [InlineData("""{"date":"2023-03-31","value":3,"source":"x"}""", 400, "invalid-input", "Kies een actie.")]
    [InlineData("""{"action":"8"}""", 400, "invalid-input", "Vul de bron in.")]
    [InlineData("""{"action":"1","date":"2023-03-31","value":3,"source":"x"}""", 400, "invalid-input",
        "Actie 1 is er niet in Plan Samenleven.")]
    [InlineData("""{"action":"8","date":"31-09-2023","value":3,"source":"x"}""", 400, "invalid-input", "Geef een dag die bestaat")]
    [InlineData("""{"action":"8","date":"2023-03-31","value":"abc","source":"x"}""", 400, "invalid-input", null)]
    [InlineData("""{"action":"8","date":"2023-03-31","value":-1,"source":"x"}""", 409, "reach-below-zero",
        "Actie 8: de waarde moet groter of gelijk aan 0 zijn.")]
    [InlineData("""{"action":"8","date":"2023-03-31","value":1.5,"source":"x"}""", 409, "reach-not-whole",
        "Actie 8: geef een geheel getal.")]
    [InlineData("""{"action":"8","date":"2022-09-30","value":3,"source":"x"}""", 409, "measured-before-the-begin",
        "Actie 8: het programma begint pas op 1 oktober 2022.")]
    [InlineData("""{"action":"8","date":"2023-10-01","value":3,"source":"x"}""", 409, "measured-after-the-end",
        "Noteer de eindtelling op die dag.")]
    [InlineData("""{"action":"8","date":"2023-02-28","value":41,"source":"x"}""", 409, "measured-that-day",
        "Actie 8: op 28 februari 2023 staat er al een meting: 40 (Registratie). Corrigeer die.")]
    [InlineData("""{"action":"8","date":"2023-03-31","value":39,"source":"x"}""", 409, "lower-than-before",
        "Actie 8: 39 op 31 maart 2023 is minder dan 40 op 28 februari 2023.")]
    [InlineData("""{"action":"8","date":"2023-03-31","value":39,"source":"x","lowerBecause":" "}""", 409, "lower-than-before",
        "minder dan 40")]
    [InlineData("""{"action":"8","date":"2022-12-31","value":41,"source":"x"}""", 409, "higher-than-after",
        "Actie 8: 41 op 31 december 2022 is meer dan 40 op 28 februari 2023.")]
    public async Task Is_refused_with_a_sentence_and_nothing_is_written(string body, int status, string rule, string? sentence)
    {
        var official = await Official();
        var programme = await official.TakePart(Municipality);
        await official.Measure(programme, "8", "2023-02-28", 40);
        var before = await official.GetJson($"{programme}/measurements");

        var answer = await official.PostJson($"{programme}/measurements", JsonNode.Parse(body));

        if (status == 400)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await answer.Body()).ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
                .ShouldContain(sentence ?? "value");
        }
        else
        {
            await answer.ShouldRefuse(status, rule, sentence);
        }

        JsonNode.DeepEquals(await official.GetJson($"{programme}/measurements"), before).ShouldBeTrue();
    }

    [Fact]
    public async Task In_the_future_is_refused()
    {
        var official = await Official();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var programme = $"/api/{Municipality}/programmes/" + await official.Start(Municipality, new
        {
            definition = "plan-samenleven", from = today.AddDays(-40), until = today.AddDays(300),
            actions = new[] { new { number = "8", plannedReach = 125, priority = 1 } },
        });

        await (await official.PostJson($"{programme}/measurements", Measured("8", $"{today.AddDays(2):O}", 3)))
            .ShouldRefuse(409, "measured-in-the-future", "Actie 8: op");

        await official.Measure(programme, "8", $"{today.AddDays(-2):O}", 3); // the control
        (await official.Action(programme, "8"))["progress"]!["test"]!["state"]!.GetValue<string>().ShouldBe("ahead");
    }

    /// <summary>The day of the test counts for the municipality: it decides when it is over.</summary>
    [Theory]
    [InlineData(31, "2023-03-30", "2023-03-30", TestState.Ahead)]
    [InlineData(31, "2023-03-31", "2023-03-31", TestState.Ahead)]
    [InlineData(32, "2023-03-31", "2023-03-31", TestState.Ahead)]
    [InlineData(31, "2023-04-01", "2023-04-01", TestState.Failed)]
    [InlineData(32, "2023-04-01", "2023-04-01", TestState.Passed)]
    [InlineData(31, "2023-03-31", "2023-04-01", TestState.Failed)] // a report on that day, made after it
    [InlineData(31, "2023-03-30", "2023-06-01", TestState.Ahead)] // a report on the day before
    public void Is_tested_when_the_day_is_over(int reached, string asOf, string today, TestState state)
    {
        var plan = ShippedDefinitions.All.Single(d => d.DefinitionId == "plan-samenleven");
        var programme = Programme.Start(plan, null, null, null, null);
        var action = ProgrammeAction.Of(programme, plan.Actions.Single(a => a.Number == "8"), 0);
        action.Plan(0, [125], 1, isMentor: false);
        action.Measure([new(Guid.NewGuid(), new(2023, 3, 1), reached, "Registratie")]);

        ActionProgress.Of(action, programme, DateOnly.Parse(asOf), DateOnly.Parse(today)).Test.State.ShouldBe(state);
    }

    [Fact]
    public async Task Falling_is_told_why_and_shown()
    {
        var official = await Official();
        var programme = await official.TakePart(Municipality);
        await official.Measure(programme, "8", "2023-02-28", 40);

        await official.Create($"{programme}/measurements", Measured("8", "2023-03-31", 39, "Een deelnemer was dubbel geteld."));

        var browser = await platform.Browse($"ambtenaar@{Municipality}.example");
        (await browser.Get(programme.ToPage() + "/metingen")).ShouldContain("Een deelnemer was dubbel geteld.");
    }

    [Fact]
    public async Task Is_corrected_with_a_reason_and_what_it_was_stays()
    {
        var official = await Official();
        var programme = await official.TakePart(Municipality);
        var id = await official.Measure(programme, "8", "2023-03-31", 31);
        var version = (await official.Action(programme, "8"))["version"]!.GetValue<int>();
        object Correction(int? version, string? reason) =>
            new { date = "2023-03-31", value = 32, source = "Registratie", reason, version };

        await (await official.PutAsJsonAsync($"{programme}/measurements/{id}", Correction(version, null)))
            .ShouldRefuse(400, "invalid-input", "Schrijf waarom.");
        await (await official.PutAsJsonAsync($"{programme}/measurements/{id}", Correction(version - 1, "Eén vergeten")))
            .ShouldRefuse(409, "changed-meanwhile", "Actie 8: iemand anders");
        (await official.PutAsJsonAsync($"{programme}/measurements/{id}", Correction(version, "Eén vergeten")))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var action = await official.Action(programme, "8");
        action.Series().ShouldBe(["2023-03-31 32"]);
        action["progress"]!["test"]!["state"]!.GetValue<string>().ShouldBe("passed");
        var before = action["measurements"]![0]!["earlier"]![0]!;
        (before["value"]!.GetValue<int>(), before["reason"]!.GetValue<string>()).ShouldBe((31, "Eén vergeten"));
        before["correctedBy"]!.GetValue<string>().ShouldEndWith(", ambtenaar");
    }

    [Fact]
    public async Task Keeps_the_source_and_the_note_of_what_was_corrected_and_shows_from_what_to_what()
    {
        var official = await Official();
        var programme = await official.TakePart(Municipality);
        var id = await official.Create($"{programme}/measurements",
            new { action = "8", date = "2023-03-31", value = 31, source = "Registratie", note = "Zonder Muizen" });
        object Correction(int version, int value, string source, string reason) =>
            new { date = "2023-03-31", value, source, note = (string?)null, reason, version };
        (await official.PutAsJsonAsync($"{programme}/measurements/{id}", Correction(1 + 1, 32, "Leerwinkel", "Muizen erbij")))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await official.PutAsJsonAsync($"{programme}/measurements/{id}", Correction(1 + 2, 33, "Leerwinkel", "Tikfout")))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await official.PostJson($"{programme}/measurements/{id}/removal", new { reason = "Van een andere actie" }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var removed = (await official.Action(programme, "8"))["removed"]![0]!;
        (removed["earlier"]![0]!["source"]!.GetValue<string>(), removed["earlier"]![0]!["note"]!.GetValue<string>())
            .ShouldBe(("Registratie", "Zonder Muizen"));
        removed["removedBy"]!.GetValue<string>().ShouldEndWith(", ambtenaar");
        removed["removedOn"].ShouldNotBeNull();
        var page = await (await platform.Browse($"schepen@{Municipality}.example")).Get(programme.ToPage() + "/metingen");
        page.ShouldContain("ambtenaar (Muizen erbij): van 31 op 31-3-2023, bron “Registratie”, nota “Zonder Muizen” "
            + "naar 32 op 31-3-2023, bron “Leerwinkel”.");
        page.ShouldContain("ambtenaar (Tikfout): van 32 op 31-3-2023, bron “Leerwinkel” naar 33 op 31-3-2023, bron “Leerwinkel”.");
        page.ShouldContain("ambtenaar (Van een andere actie): 33 op 31-3-2023, bron “Leerwinkel”.");
    }

    [Fact]
    public async Task Is_removed_with_a_reason_and_stays_readable()
    {
        var official = await Official();
        var programme = await official.TakePart(Municipality);
        var id = await official.Measure(programme, "8", "2023-03-31", 310);

        await (await official.PostJson($"{programme}/measurements/{id}/removal", new { }))
            .ShouldRefuse(400, "invalid-input", "Schrijf waarom.");
        (await official.PostJson($"{programme}/measurements/{id}/removal", new { reason = "Van een andere actie" }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var action = await official.Action(programme, "8");
        action.Series().ShouldBeEmpty();
        action["removed"]![0]!["removedBecause"]!.GetValue<string>().ShouldBe("Van een andere actie");
        await official.Measure(programme, "8", "2023-03-31", 31); // the day is free again
        await (await official.PostJson($"{programme}/measurements/{id}/removal", new { reason = "Nog eens" }))
            .ShouldRefuse(409, "measurement-removed", "al verwijderd");
    }

    [Fact]
    public async Task Twice_under_one_key_is_done_once_and_of_two_at_a_time_for_one_day_one_is_refused()
    {
        var official = await Official();
        var programme = await official.TakePart(Municipality);
        var key = Guid.NewGuid().ToString();

        var first = await official.Create($"{programme}/measurements", Measured("8", "2023-01-31", 10), key);
        (await official.Create($"{programme}/measurements", Measured("8", "2023-01-31", 10), key)).ShouldBe(first);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => official.PostJson($"{programme}/measurements", Measured("8", "2023-02-28", 20))));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(3);
        (await official.Action(programme, "8")).Series().ShouldBe(["2023-01-31 10", "2023-02-28 20"]);
    }

    [Fact]
    public async Task Is_for_an_official_of_the_municipality()
    {
        var official = await Official();
        var programme = await official.TakePart(Municipality);
        var id = await official.Measure(programme, "8", "2023-01-31", 10);
        var stranger = await platform.SignIn("ambtenaar@zandhoven.example");
        string[] foreign = [programme, programme.Replace(Municipality, "zandhoven", StringComparison.Ordinal)];

        var alderman = await platform.SignIn($"schepen@{Municipality}.example");
        (await alderman.PostJson($"{programme}/measurements", Measured("8", "2023-02-28", 20))).StatusCode
            .ShouldBe(HttpStatusCode.Forbidden);
        foreach (var address in foreign)
        {
            (await stranger.GetAsync($"{address}/measurements")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await stranger.PostJson($"{address}/measurements", Measured("8", "2023-02-28", 20))).StatusCode
                .ShouldBe(HttpStatusCode.NotFound);
            (await stranger.PostJson($"{address}/measurements/{id}/removal", new { reason = "x" })).StatusCode
                .ShouldBe(HttpStatusCode.NotFound);
        }

        (await official.Action(programme, "8")).Series().ShouldBe(["2023-01-31 10"]); // the control: it is there for its own
    }

    [Fact]
    public async Task Is_done_on_pages()
    {
        var official = await Official();
        var programme = (await official.TakePart(Municipality)).ToPage();
        var browser = await platform.Browse($"ambtenaar@{Municipality}.example");
        (await browser.Get(programme)).ShouldContain($"href=\"{programme}/metingen\"");
        (await browser.Get($"{programme}/metingen")).ShouldContain("Er is nog niets gemeten.");
        var fields = Browser.Fields(await browser.Get($"{programme}/metingen/nieuw?actie=8"));
        (fields["action"], fields["date"], fields["value"], fields["source"]) = ("8", "31/3/2023", "31", "Leerwinkel");

        var answer = await browser.Submit($"{programme}/metingen/nieuw", fields);

        var page = await browser.Get($"{answer.Headers.Location}");
        page.ShouldContain("De meting is genoteerd.");
        page.ShouldContain("31 van 125 begeleidingen");
        page.ShouldContain("Niet geslaagd op 31 maart 2023: 31 van 125, minstens 32 van 125 nodig (25 %).");
        page.ShouldContain("<polyline");
        fields = Browser.Fields(await browser.Get($"{programme}/metingen/nieuw"));
        (fields["action"], fields["value"], fields["source"]) = ("8", "30", "Leerwinkel");
        fields["date"] = "2023-03-31";
        (await browser.Post($"{programme}/metingen/nieuw", fields)).Page.ShouldContain("staat er al een meting");
    }
}
