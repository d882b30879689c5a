using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Programmes.Means;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Agreements.Annexes;
using AgiiPlatform.Specs.Operations;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Specs.Programmes;

public class The_means_of_a_programme(PlatformFixture platform)
{
    [Fact]
    [Trait("C4", "07")]
    [Trait("C4", "08")]
    [Trait("C4", "09")]
    [Trait("C4", "10")]
    [Trait("C4", "11")]
    [Trait("C4", "15")]
    public async Task Of_Mechelen_are_entered_line_by_line_and_give_the_sums_of_the_deck()
    {
        var official = await platform.SignIn("ambtenaar@torhout.example");
        var programme = $"/api/torhout/programmes/{await official.Create("/api/torhout/programmes", PlanSamenleven.Of())}";
        foreach (var (fte, source, employer, actions) in new (object, string, string, string[])[]
        {
            ("0,5", "municipality", "STRO", ["2"]), (1, "municipality", "Afdeling Sociaal Beleid", ["8"]),
            ("0,5", "partner", "J@m vzw/Buurtsport", ["13"]), (0.5, "municipality", "Directie Vrije Tijd", ["24"]),
            ("0,8", "municipality", "Afdeling Sociaal Beleid", ["15"]),
            (1, "municipality", "Afdeling Preventie en Veiligheid", ["16", "17"]),
            (1, "municipality", "Afdeling Sociale Zaken", ["9"]),
        })
        {
            await official.Create($"{programme}/personnel", new { fte, source, employer, actions });
        }

        var agreed = await official.Annex(await official.Approved("torhout"));
        var (annex, line) = (agreed[^36..], (await official.Line(agreed))[^36..]);
        await PlatformFixture.Until(() => platform.In("programmes", "torhout", async db =>
            (await db.Set<AnnexFact>().AsNoTracking().ToListAsync()).Exists(a => a.Actions.Count > 0)));
        await official.Create($"{programme}/personnel", new
        {
            fte = "0,6", source = "agency", employer = "AgII, thematische ondersteuning",
            actionTasks = new object[]
            {
                new { action = "2", tasks = "omgevingsanalyse, vorming en begeleidingstraject" },
                new { action = "13", annexLine = $"https://platform.example/torhout/bijlagen/{annex}#actie-{line}" },
                new { action = "24", tasks = "jury aanwerving diversiteitsmedewerker" },
                new { action = "17", tasks = "train de trainer en nazorg" },
            },
        });
        foreach (var (text, euros, shares) in new (string, string, (string Action, string? Euros)[])[]
        {
            ("Contact met sport en cultuur", "10.000", [("13", "5.000"), ("24", "5.000")]),
            ("Actieplan toegankelijkheid", "10.000", [("18", null)]), ("Brugfiguren", "20.000", [("15", null)]),
            ("Actieplan correspondentietesten", "25.000", [("19", null)]), ("Pleinmakers", "23.200,00", [("22", null)]),
            ("Sociale mix", "6800", [("20", null)]), ("Algemeen werkingsbudget", "20.000", []),
        })
        {
            await official.Create($"{programme}/operating", new { text, euros, shares = shares.Select(s => new { s.Action, s.Euros }) });
        }

        await official.Put($"{programme}/means/division", new { euros = "230.000", version = await Version(official, programme) });

        var read = await official.GetJson(programme);
        read["totals"]!["fte"]!.GetValue<decimal>().ShouldBe(5.3m);
        read["totals"]!["agencyFte"]!.GetValue<decimal>().ShouldBe(0.6m);
        read["totals"]!["operatingCents"]!.GetValue<long>().ShouldBe(11_500_000);
        var means = read["means"]!;
        means["generalCents"]!.GetValue<long>().ShouldBe(2_000_000);
        means["investsCents"]!.GetValue<long>().ShouldBe(37_697_500);
        means["how"]!.GetValue<string>().ShouldBe("€ 586.975 + € 20.000 als mentor − € 230.000 = € 376.975. "
            + "Na de werkingsmiddelen van € 115.000 blijft € 261.975 over voor 5,3 VTE.");
        var byAction = means["actions"]!.AsArray().ToDictionary(a => a!["action"]!.GetValue<string>(), a => a!);
        byAction["16"]["fte"]!.GetValue<decimal>().ShouldBe(1);
        byAction["16"]["sharedWith"]!.ToJsonString().ShouldBe("""["17"]""");
        (byAction["13"]["operatingCents"]!.GetValue<long>(), byAction["24"]["operatingCents"]!.GetValue<long>())
            .ShouldBe((500_000, 500_000));
        byAction.Keys.ShouldNotContain("11", "it has neither people nor operating money");

        var alderman = await platform.Browse("schepen@torhout.example");
        var page = await alderman.Get(programme["/api".Length..].Replace("programmes", "programmas"));
        page.ShouldContain("1, samen met 17");
        page.ShouldContain("13: € 5.000 en 24: € 5.000");
        page.ShouldContain("en daarnaast 0,6 VTE van AgII");
        page.ShouldContain($"href=\"/torhout/bijlagen/{annex}#actie-{line}\"");
        page.ShouldNotContain("Personeel toevoegen", customMessage: "an alderman only reads");
    }

    [Fact]
    public async Task Are_entered_changed_removed_and_put_back_on_pages()
    {
        var official = await platform.SignIn("ambtenaar@schelle.example");
        var id = await official.Create("/api/schelle/programmes", PlanSamenleven.Of());
        var browser = await platform.Browse("ambtenaar@schelle.example");
        (await browser.Get($"/schelle/programmas/{id}")).ShouldContain("Nog geen middelen");

        var fields = Browser.Fields(await browser.Get($"/schelle/programmas/{id}/personeel/nieuw"));
        (fields["fte"], fields["employer"], fields["actions[]"]) = ("0,75", "Sociaal Huis", "16");
        var answer = await browser.Submit($"/schelle/programmas/{id}/personeel/nieuw", fields);
        var line = $"{answer.Headers.Location}".Split("#regel-")[1];
        (await browser.Get($"{answer.Headers.Location}".Split('#')[0])).ShouldContain("Het personeel is toegevoegd.");

        var change = $"/schelle/programmas/{id}/personeel/{line}/wijzigen";
        fields = Browser.FieldsOf(await browser.Get(change), change).Single();
        (fields["fte"], fields["source"], fields["actions[]"]).ShouldBe(("0,75", "municipality", "16"));
        fields["fte"] = "veel";
        var (status, refused) = await browser.Post(change, fields);
        (status, refused).ShouldSatisfyAllConditions(r => r.status.ShouldBe(HttpStatusCode.BadRequest),
            r => r.refused.ShouldContain("Geef een getal, bijvoorbeeld 0,5 of 10.000."));
        fields["fte"] = "0,5";
        (await browser.Submit(change, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var remove = $"/schelle/programmas/{id}/personeel/{line}/verwijderen";
        var redirect = await browser.Submit(remove, Browser.FieldsOf(await browser.Get(change), remove).Single());
        var page = await browser.Get($"{redirect.Headers.Location}");
        page.ShouldContain("U kunt ze nog terugzetten.");
        page.ShouldContain("0,5 VTE Sociaal Huis");
        (await official.GetJson($"/api/schelle/programmes/{id}"))["totals"]!["fte"]!.GetValue<decimal>().ShouldBe(0);

        var restore = $"/schelle/programmas/{id}/middelen/{line}/terugzetten";
        await browser.Submit(restore, Browser.FieldsOf(page, restore).Single());
        (await official.GetJson($"/api/schelle/programmes/{id}"))["totals"]!["fte"]!.GetValue<decimal>().ShouldBe(0.5m);
    }

    [Theory]
    [InlineData("personnel", """{"fte":"0,5","source":"municipality","employer":"STRO","actions":["99"]}""", 400, "invalid-input",
        "«STRO»: actie 99 staat niet in dit programma.")]
    [InlineData("personnel", """{"fte":0,"source":"municipality","employer":"STRO"}""", 400, "invalid-input",
        "«STRO»: geef meer dan 0 en hoogstens 500 VTE")]
    [InlineData("personnel", """{"fte":"0,555","source":"municipality","employer":"STRO"}""", 400, "invalid-input", "twee cijfers")]
    [InlineData("personnel", """{"fte":"half","source":"municipality","employer":"STRO"}""", 400, "invalid-input", "Geef een getal")]
    [InlineData("personnel", """{"fte":1,"source":"municipality","employer":"STRO","actionTasks":[{"action":"2","tasks":"x"}]}""", 400,
        "invalid-input", "«STRO»: taken per actie horen bij de ondersteuning van AgII.")]
    [InlineData("personnel", """
        {"fte":1,"source":"agency","employer":"AgII","actionTasks":[{"action":"2","annexLine":
        "/lier/bijlagen/01930000-0000-7000-8000-000000000001#actie-01930000-0000-7000-8000-000000000001"}]}
        """, 400, "invalid-input", "Actie 2: dit is geen adres van een actie in een bijlage van uw gemeente.")]
    [InlineData("operating", """
        {"text":"Sport en cultuur","cents":1000000,"shares":[{"action":"13","cents":400000},{"action":"24","cents":500000}]}
        """, 409, "shares-do-not-add-up",
        "de delen van de acties samen zijn € 4.000 + € 5.000 = € 9.000, en het hele bedrag is € 10.000.")]
    [InlineData("operating", """{"text":"Sport","euros":"10,0051"}""", 400, "invalid-input", "Geef een bedrag in hele centen")]
    [InlineData("operating", """{"text":"Sport","cents":1000,"euros":"11"}""", 400, "invalid-input",
        "Er staan twee verschillende bedragen")]
    [InlineData("operating", """{"text":"Sport","cents":1000,"shares":[{"action":"13","cents":1000,"euros":"1"}]}""", 400,
        "invalid-input", "Er staan twee verschillende bedragen")]
    [InlineData("operating", """{"text":"Sport","cents":-1}""", 400, "invalid-input", "Geef een bedrag tussen € 0")]
    [InlineData("operating", """{"text":"Sport","cents":100,"shares":[{"action":"13","cents":50},{"action":"13","cents":50}]}""", 400,
        "invalid-input", "deel 1: actie 13 staat er twee keer.")]
    public async Task Are_refused_with_the_line_and_the_rule_and_nothing_is_written(
        string kind, string body, int status, string rule, string sentence)
    {
        var official = await platform.SignIn("ambtenaar@boechout.example");
        var programme = $"/api/boechout/programmes/{await official.Start("boechout", PlanSamenleven.Of())}";

        await (await official.PostJson($"{programme}/{kind}", JsonNode.Parse(body))).ShouldRefuse(status, rule, sentence);

        (await official.GetJson($"{programme}/{kind}")).AsArray().ShouldBeEmpty();
        (await official.GetJson(programme))["version"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task May_name_an_amount_twice_when_it_is_the_same()
    {
        var official = await platform.SignIn("ambtenaar@zedelgem.example");
        var programme = $"/api/zedelgem/programmes/{await official.Create("/api/zedelgem/programmes", PlanSamenleven.Of())}";

        await official.Create($"{programme}/operating", new { text = "Sport", cents = 1050, euros = "10,5" });
        await official.Put($"{programme}/granted", new { grantedCents = 1050, granted = "10,50" });

        await (await official.PutAsync($"{programme}/granted", JsonContent(new { grantedCents = 1050, granted = "10,51" })))
            .ShouldRefuse(400, "invalid-input", "Er staan twee verschillende bedragen");
        await (await official.PutAsync($"{programme}/means/division",
            JsonContent(new { strengthensCents = 5, euros = 5, version = await Version(official, programme) })))
            .ShouldRefuse(400, "invalid-input", "Er staan twee verschillende bedragen");
    }

    [Fact]
    public async Task Are_not_put_back_for_an_action_that_is_gone()
    {
        var official = await platform.SignIn("ambtenaar@wevelgem.example");
        var programme = $"/api/wevelgem/programmes/{await official.Create("/api/wevelgem/programmes", PlanSamenleven.Of())}";
        var people = await official.Create($"{programme}/personnel",
            new { fte = 1, source = "municipality", employer = "Preventie", actions = new[] { "16", "17" } });
        var money = await official.Create($"{programme}/operating",
            new { text = "Correspondentietesten", cents = 100, shares = new[] { new { action = "19" } } });
        var general = await official.Create($"{programme}/operating", new { text = "Algemeen", cents = 100 });
        foreach (var (kind, line) in new[] { ("personnel", people), ("operating", money), ("operating", general) })
        {
            (await official.DeleteAsync($"{programme}/{kind}/{line}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        await official.Put($"{programme}/actions", new
        {
            version = await Version(official, programme), actions = new[] { new { number = "16", plannedReach = 1, priority = 1 } },
        });

        await (await Restored(people)).ShouldRefuse(409, "action-gone", "«Preventie»: actie 17 staat niet meer in dit programma.");
        await (await Restored(money)).ShouldRefuse(409, "action-gone", "«Correspondentietesten»: actie 19 staat niet meer in dit");
        (await Restored(general)).StatusCode.ShouldBe(HttpStatusCode.NoContent, "the control: it is of no action");
        (await official.GetJson($"{programme}/personnel")).AsArray().ShouldBeEmpty();

        Task<HttpResponseMessage> Restored(Guid line) => official.PostJson($"{programme}/means/{line}/restoration", new { });
    }

    [Fact]
    public async Task Are_not_those_of_a_project_of_several_municipalities()
    {
        var official = await platform.SignIn("ambtenaar@zedelgem.example");
        var project = "/api/zedelgem/programmes/" + await official.Create("/api/zedelgem/projects",
            new { name = "Samen", from = "2026-01-01", until = "2026-12-31" });

        (await official.PostJson($"{project}/personnel", new { fte = 1, source = "municipality", employer = "Preventie" })).StatusCode
            .ShouldBe(HttpStatusCode.NotFound);
        (await official.PostJson($"{project}/operating", new { text = "Zaal", cents = 100 })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await official.GetAsync($"{project}/means")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Keep_what_the_first_of_two_writers_wrote()
    {
        var official = await platform.SignIn("ambtenaar@aartselaar.example");
        var programme = $"/api/aartselaar/programmes/{await official.Create("/api/aartselaar/programmes", PlanSamenleven.Of())}";
        var line = await official.Create($"{programme}/operating", new { text = "Sport", cents = 100 });
        var version = await Version(official, programme);

        await official.Put($"{programme}/operating/{line}", new { text = "Sport van de eerste", cents = 200, version });
        await (await official.PutAsync($"{programme}/operating/{line}", JsonContent(new { text = "De tweede", cents = 300, version })))
            .ShouldRefuse(409, "changed-meanwhile", "intussen gewijzigd");
        await (await official.PutAsync($"{programme}/means/division",
            JsonContent(new { strengthensCents = 60_697_501, version = version + 1 })))
            .ShouldRefuse(409, "more-than-granted", "€ 606.975,01 is meer dan de subsidie van € 606.975");

        (await official.GetJson($"{programme}/operating"))[0]!["text"]!.GetValue<string>().ShouldBe("Sport van de eerste");
    }

    [Fact]
    public async Task Are_entered_once_when_a_request_is_repeated_and_only_by_who_may_and_there()
    {
        var official = await platform.SignIn("ambtenaar@kontich.example");
        var programme = $"/api/kontich/programmes/{await official.Create("/api/kontich/programmes", PlanSamenleven.Of())}";
        var (key, sport) = ($"{Guid.NewGuid()}", new { text = "Sport", cents = 100 });

        var first = await official.Create($"{programme}/operating", sport, key);
        (await official.Create($"{programme}/operating", sport, key)).ShouldBe(first);
        (await (await platform.SignIn("schepen@kontich.example")).PostJson($"{programme}/operating", sport)).StatusCode
            .ShouldBe(HttpStatusCode.Forbidden);
        (await (await platform.SignIn("ambtenaar@lier.example")).PostJson(programme.Replace("kontich", "lier") + "/operating", sport))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound, "another municipality has no such programme");

        (await official.GetJson($"{programme}/operating")).AsArray().Count.ShouldBe(1);
    }

    private static System.Net.Http.Json.JsonContent JsonContent(object body) => System.Net.Http.Json.JsonContent.Create(body);

    private static async Task<int> Version(HttpClient client, string programme) =>
        (await client.GetJson(programme))["version"]!.GetValue<int>();
}
