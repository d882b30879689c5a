using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs.Agreements;

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

        (await browser.Get("/lier/programmas")).ShouldContain("€ 586.975");
        var page = await browser.Get($"/lier/programmas/{id}");
        page.ShouldContain("40 × € 320 = € 12.800; te behalen KPI = 10 nu + 40 extra = 50");
        page.ShouldContain("€ 469.580 vooraf, € 117.395 na het eindverslag");
        page.ShouldContain("De som wijkt € 1 af van het toegekende totaal");
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
    [InlineData("""{"definition":"plan-samenleven","from":"2023-05-01","until":"2023-04-30"}""", 409, "period-ends-before-it-begins",
        "voor het begint")]
    public async Task Is_refused_with_a_sentence_and_nothing_is_written(string body, int status, string rule, string sentence)
    {
        var official = await platform.SignIn("ambtenaar@boom.example");

        await (await official.PostJson("/api/boom/programmes", JsonNode.Parse(body))).ShouldRefuse(status, rule, sentence);

        (await official.GetJson("/api/boom/programmes"))["items"]!.AsArray().ShouldBeEmpty();
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
