using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Programmes.Definitions;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Operations;

namespace AgiiPlatform.Specs.Programmes;

public class Taking_part_in_a_programme(PlatformFixture platform)
{
    [Fact]
    [Trait("C4", "02")]
    public async Task Shows_the_13_actions_of_Mechelen_with_their_sums()
    {
        var official = await platform.SignIn("ambtenaar@mechelen.example");
        var id = await official.Create("/api/mechelen/programmes", PlanSamenleven.Of(granted: 58_697_500));

        var programme = await (await platform.SignIn("schepen@mechelen.example")).GetJson($"/api/mechelen/programmes/{id}");

        programme["name"]!.GetValue<string>().ShouldBe("Plan Samenleven");
        programme["definition"]!.ToJsonString().ShouldBe("""{"id":"plan-samenleven","version":1}""");
        programme["actions"]!.AsArray()
            .Select(a => (a!["number"]!.GetValue<string>(), a["subsidyCents"]!.GetValue<long>(), a["kpi"]!.GetValue<int>()))
            .ShouldBe(PlanSamenleven.Rows.Select(r => (r.Number, r.Cents, r.Kpi)));
        programme["totals"]!["subsidyCents"]!.GetValue<long>().ShouldBe(58_697_500);
        programme["totals"]!["mentorCents"]!.GetValue<long>().ShouldBe(2_000_000);
        programme["totals"]!["coFundingCents"]!.GetValue<long>().ShouldBe(58_697_500);
        programme["totals"]!.AsObject().ShouldNotContain(t => t.Key.Contains("kpi", StringComparison.OrdinalIgnoreCase),
            "plans, people and families are not added up");
        var line = (await official.GetJson("/api/mechelen/programmes"))["items"]!.AsArray()
            .Single(p => p!["id"]!.GetValue<Guid>() == id)!;
        (line["actions"]!.GetValue<int>(), line["subsidyCents"]!.GetValue<long>()).ShouldBe((13, 58_697_500));
    }

    [Fact]
    public async Task Is_seen_on_pages_with_how_each_sum_was_found()
    {
        var official = await platform.SignIn("ambtenaar@lier.example");
        var browser = await platform.Browse("ambtenaar@lier.example");
        (await browser.Get("/lier/programmas")).ShouldContain("Nog geen programma's");

        var id = await official.Create("/api/lier/programmes", PlanSamenleven.Of(granted: 58_697_600));

        (await browser.Get("/lier/programmas")).ShouldContain("€ 586.975");
        var page = await browser.Get($"/lier/programmas/{id}");
        page.ShouldContain("40 × € 320 = € 12.800; te behalen KPI = 10 nu + 40 extra = 50");
        page.ShouldContain("€ 469.580 vooraf, € 117.395 na het eindverslag");
        page.ShouldContain("De som wijkt € 1 af van het toegekende totaal");
        page[page.IndexOf("<main", StringComparison.Ordinal)..].ShouldNotContain("€ ", customMessage: "a sign stays with its amount");
    }

    [Fact]
    public async Task Starts_on_a_page_with_the_actions_still_to_be_chosen()
    {
        var browser = await platform.Browse("ambtenaar@niel.example");
        var form = await browser.Get("/niel/programmas/nieuw");
        form.ShouldContain("Sociale cohesieplan (1 januari 2026 tot en met 31 december 2030)");
        var fields = Browser.Fields(form);
        (fields["definition"], fields["name"]) = ("plan-samenleven", "Samenleven in Niel");

        var answer = await browser.Submit("/niel/programmas/nieuw", fields);

        var page = await browser.Get($"{answer.Headers.Location}");
        page.ShouldContain("Het programma is gestart.");
        page.ShouldContain("Er zijn nog geen acties gekozen.");
        page.ShouldContain("Gesubsidieerd programma, van 1 oktober 2022 tot en met 30 september 2023.");
    }

    [Theory]
    [InlineData("""{}""", 400, "invalid-input", "Vul het programma in.")]
    [InlineData("""{"definition":"iets"}""", 400, "invalid-input", "Dit programma is er niet.")]
    [InlineData("""{"definition":"plan-samenleven","version":9}""", 400, "invalid-input", "Dit programma is er niet.")]
    [InlineData("""{"definition":"plan-samenleven","actions":[{"number":"25"}]}""", 400, "invalid-input",
        "Actie 25 is er niet in Plan Samenleven.")]
    [InlineData("""{"definition":"plan-samenleven","actions":[{"number":"15"},{"number":"15"}]}""", 409, "action-twice",
        "Actie 15 staat er twee keer.")]
    [InlineData("""{"definition":"plan-samenleven","actions":[{"number":"15","plannedReach":301,"priority":1}]}""", 409, "above-the-cap",
        "max. 300")]
    [InlineData("""{"definition":"plan-samenleven","actions":[{"number":"15","plannedReach":3,"priority":0}]}""", 409, "priority-missing",
        "Actie 15: geef een prioriteit vanaf 1")]
    [InlineData("""
        {"definition":"plan-samenleven","actions":[
            {"number":"15","plannedReach":3,"priority":1}, {"number":"16","plannedReach":1,"priority":1}]}
        """, 409, "priority-twice", "De acties 15 en 16 hebben dezelfde prioriteit 1.")]
    [InlineData("""{"definition":"plan-samenleven","from":"9990-01-01"}""", 400, "invalid-input", "Kijk het jaartal na.")]
    [InlineData("""{"definition":"plan-samenleven","from":"2023-05-01","until":"2023-04-30"}""", 409, "period-ends-before-it-begins",
        "voor het begint")]
    public async Task Is_refused_with_a_sentence_and_nothing_is_written(string body, int status, string rule, string sentence)
    {
        var official = await platform.SignIn("ambtenaar@boom.example");

        await (await official.PostJson("/api/boom/programmes", JsonNode.Parse(body))).ShouldRefuse(status, rule, sentence);

        (await official.GetJson("/api/boom/programmes"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_done_once_for_a_period_until_the_first_is_withdrawn()
    {
        var official = await platform.SignIn("ambtenaar@lierde.example");
        const string list = "/api/lierde/programmes";
        var first = $"{list}/{await official.Create(list, PlanSamenleven.Of(name: "Samen in Lierde"))}";
        object From(string from, string until) => new { definition = "plan-samenleven", from, until };

        foreach (var twice in (object[])
            [PlanSamenleven.Of(granted: 1), From("2023-09-30", "2024-09-29"), From("2022-01-01", "2022-10-01"),
             From("2023-01-01", "2023-01-01")])
        {
            await (await official.PostJson(list, twice)).ShouldRefuse(409, "programme-twice",
                "Lierde neemt al deel aan Plan Samenleven: «Samen in Lierde», van 1 oktober 2022 tot en met 30 september 2023. Trek dat "
                + "eerst in, of kies een andere periode.");
        }

        await official.Create(list, From("2023-10-01", "2024-09-30")); // the control: another period
        await official.Create(list, new { definition = "sociale-cohesieplan" }); // and another programme
        await official.Withdraw(first);
        await official.Create(list, PlanSamenleven.Of());
        (await official.GetJson(list))["items"]!.AsArray().Count.ShouldBe(4);
    }

    [Fact]
    public async Task Is_done_once_when_several_do_it_at_the_same_moment()
    {
        var official = await platform.SignIn("ambtenaar@ledegem.example");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => official.PostJson("/api/ledegem/programmes", PlanSamenleven.Of())));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(3);
        (await official.GetJson("/api/ledegem/programmes"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    /// <summary>The store keeps it too: what the act asks first may be asked by two at a time.</summary>
    [Fact]
    public async Task Is_done_once_by_a_rule_of_the_store()
    {
        var plan = ShippedDefinitions.All.Single(d => d.DefinitionId == "plan-samenleven");
        Task<int> Add(DateOnly from, DateOnly until) => platform.In("programmes", "ternat", async db =>
        {
            db.Add(AgiiPlatform.Programmes.Programme.Start(plan, null, from, until, null));
            await db.Save("spec", null, default);
            return 0;
        });
        await Add(new(2022, 10, 1), new(2023, 9, 30));

        (await Should.ThrowAsync<RuleViolation>(() => Add(new(2023, 9, 30), new(2024, 9, 29)))).Rule.ShouldBe("changed-meanwhile");

        await Add(new(2023, 10, 1), new(2024, 9, 30)); // the control
    }

    [Fact]
    public async Task Is_given_up_with_a_reason_and_stays_readable()
    {
        var official = await platform.SignIn("ambtenaar@kluisbergen.example");
        const string list = "/api/kluisbergen/programmes";
        var programme = $"{list}/{await official.Create(list, PlanSamenleven.Of(granted: 58_697_500))}";
        var version = (await official.GetJson(programme))["version"]!.GetValue<int>();

        await (await official.PostJson($"{programme}/withdrawal", new { version })).ShouldRefuse(400, "invalid-input", "Schrijf waarom.");
        await (await official.PostJson($"{programme}/withdrawal", new { reason = "Dubbel" }))
            .ShouldRefuse(400, "invalid-input", "de versie");
        await (await official.PostJson($"{programme}/withdrawal", new { reason = "Dubbel", version = version - 1 }))
            .ShouldRefuse(409, "changed-meanwhile", "intussen");
        var alderman = await platform.SignIn("schepen@kluisbergen.example");
        (await alderman.PostJson($"{programme}/withdrawal", new { reason = "Dubbel", version })).StatusCode
            .ShouldBe(HttpStatusCode.Forbidden);
        var browser = await platform.Browse("ambtenaar@kluisbergen.example");
        var page = programme.ToPage();
        var fields = Browser.Fields(await browser.Get($"{page}/intrekken"));
        fields["reason"] = "Per vergissing gestart";
        (await browser.Submit($"{page}/intrekken", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var shown = await browser.Get(page);
        shown.ShouldContain("Ingetrokken");
        shown.ShouldContain(", ambtenaar: Per vergissing gestart");
        shown.ShouldNotContain("Acties kiezen en rekenen");
        version = (await official.GetJson(programme))["version"]!.GetValue<int>();
        foreach (var (path, body) in new (string, object)[]
        {
            ("actions", new { version, actions = Array.Empty<object>() }), ("granted", new { grantedCents = 1 }),
            ("steering", new { version, actions = Array.Empty<object>() }),
        })
        {
            await (await official.PutAsJsonAsync($"{programme}/{path}", body)).ShouldRefuse(409, "programme-withdrawn", "is ingetrokken");
        }

        foreach (var (path, body) in new (string, object)[]
        {
            ("measurements", MeasuringCalls.Measured("8", "2023-03-31", 3)), ("reports", new { month = 6 }),
            ("operating", new { text = "Zaal", cents = 1 }), ("application", new { version }),
            ("withdrawal", new { version, reason = "Nog eens" }),
        })
        {
            await (await official.PostJson($"{programme}/{path}", body)).ShouldRefuse(409, "programme-withdrawn", "is ingetrokken");
        }

        (await official.GetJson(programme))["totals"]!["subsidyCents"]!.GetValue<long>().ShouldBe(58_697_500, "it stays readable");
    }

    [Fact]
    public async Task Is_applied_for_on_a_page_once_there_is_something_to_apply_for()
    {
        var official = await platform.SignIn("ambtenaar@kaprijke.example");
        var programme = "/api/kaprijke/programmes/"
            + await official.Create("/api/kaprijke/programmes", new { definition = "plan-samenleven" });
        await (await official.PostJson($"{programme}/application", new { version = 1 }))
            .ShouldRefuse(409, "nothing-to-apply-for", "Kies eerst de acties.");
        (await official.PutAsJsonAsync($"{programme}/actions",
            new { version = 1, actions = new[] { new { number = "16", plannedReach = 1, priority = 1 } } })).EnsureSuccessStatusCode();
        var browser = await platform.Browse("ambtenaar@kaprijke.example");
        var page = programme.ToPage();
        (await browser.Get(page)).ShouldContain("Aanvraag registreren");

        (await browser.Submit($"{page}/aanvragen", Browser.Fields(await browser.Get($"{page}/aanvragen")))).StatusCode
            .ShouldBe(HttpStatusCode.Redirect);

        (await official.GetJson(programme))["status"]!.GetValue<string>().ShouldBe("applied-for");
        (await browser.Get(page)).ShouldNotContain("Aanvraag registreren");
        await (await official.PostJson($"{programme}/application", new { version = 3 }))
            .ShouldRefuse(409, "applied-for-already", "is al aangevraagd");
    }

    [Fact]
    public async Task Is_for_an_official_and_not_for_an_alderman()
    {
        (await (await platform.SignIn("schepen@puurs-sint-amands.example")).PostJson(
            "/api/puurs-sint-amands/programmes", PlanSamenleven.Of())).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        await (await platform.SignIn("ambtenaar@puurs-sint-amands.example")).Create(
            "/api/puurs-sint-amands/programmes", PlanSamenleven.Of());
    }
}
