using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Specs.Agreements;

namespace AgiiPlatform.Specs.Programmes;

public class A_policy_plan(PlatformFixture platform)
{
    private static readonly object Plan = new
    {
        name = "Diversiteitsplan", from = "2026-01-01", until = "2030-12-31",
        objectives = new[] { new { code = "1", name = "Samenleven" } },
    };

    [Fact]
    public async Task Is_begun_and_filled_in_on_pages()
    {
        var browser = await platform.Browse("ambtenaar@hemiksem.example");
        (await browser.Get("/hemiksem/beleidsplannen")).ShouldContain("Nog geen beleidsplannen");
        (await browser.Get("/hemiksem/organogrammen")).ShouldContain("Nog geen organogrammen");
        var fields = Browser.Fields(await browser.Get("/hemiksem/beleidsplannen/nieuw"));
        (fields["name"], fields["from"], fields["until"]) = ("Samen in Hemiksem", "2026-01-01", "2030-12-31");
        (fields["themes[lines]"], fields["objectives[0].code"], fields["objectives[0].name"]) = ("taal\nwonen", "1", "Iedereen mee");
        var at = $"{(await browser.Submit("/hemiksem/beleidsplannen/nieuw", fields)).Headers.Location}";
        var page = await browser.Get(at);
        page.ShouldContain("Taal en wonen");
        $"{(await browser.Open(at.Replace("beleidsplannen", "programmas"))).Headers.Location}".ShouldBe(at, "a plan has one page");
        page.ShouldContain("Nog geen acties");

        fields = Browser.Fields(await browser.Get($"{at}/acties/nieuw"));
        (fields["code"], fields["name"], fields["objective"]) = ("1.1", "Praattafels", "1");
        (fields["costs[0].text"], fields["costs[0].euros"]) = ("Lokaal", "1.250,50");
        var sheet = $"{(await browser.Submit($"{at}/acties/nieuw", fields)).Headers.Location}";
        (await browser.Get(sheet)).ShouldContain("€ 1.250,50");
        fields = Browser.Fields(await browser.Get($"{sheet}/wijzigen"));
        (fields["code"], fields["costs[0].euros"]).ShouldBe(("1.1", "1250,5"));
        fields["state"] = "dropped";
        (await browser.Submit($"{sheet}/wijzigen", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        foreach (var (part, values, shown) in new (string, (string, string)[], string)[]
        {
            ("trajecten", [("tracks[0].service", "Sportdienst"), ("tracks[0].phases[0].name", "Voorbereiding")], "Voorbereiding"),
            ("goedkeuringen", [("approvals[0].body", "Gemeenteraad"), ("approvals[0].date", "2026-02-02")],
                "2 februari 2026: Gemeenteraad"),
            ("gesprekken", [("talks[0].date", "2026-03-03"), ("talks[0].with", "Sportdienst")], "3 maart 2026, Sportdienst"),
            ("contacten", [("contacts[0].name", "An Voorbeeld"), ("contacts[0].mail", "an@voorbeeld.example")], "an@voorbeeld.example"),
            ("wijzigen", [("budgetNote", "Minder middelen vanaf 2028.")], "Minder middelen vanaf 2028."),
        })
        {
            fields = Browser.Fields(await browser.Get($"{at}/{part}"));
            values.ToList().ForEach(v => fields[v.Item1] = v.Item2);
            (await browser.Submit($"{at}/{part}", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect, part);
            (await browser.Get(at)).ShouldContain(shown);
        }

        fields = Browser.Fields(await browser.Get("/hemiksem/organogrammen/nieuw"));
        (fields["name"], fields["from"], fields["lines[lines]"]) = ("Diensten", "2026-01-01", "A; Dienst A\nB; Dienst B; A");
        var chart = $"{(await browser.Submit("/hemiksem/organogrammen/nieuw", fields)).Headers.Location}";
        fields = Browser.Fields(await browser.Get($"{chart}/wijzigen"));
        fields["lines[lines]"].ShouldBe("A; Dienst A\nB; Dienst B; A");
        fields["lines[lines]"] += "\nC; Dienst C; X";
        var (status, refused) = await browser.Post($"{chart}/wijzigen", fields);
        status.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldContain("Rij 3 (C): de bovenliggende dienst X staat niet in dit organogram.");
    }

    [Theory]
    [InlineData("POST", "", """{"from":"2026-01-01","until":"2027-01-01"}""", 400, "invalid-input", "Vul de naam in.")]
    [InlineData("POST", "", """{"name":"Plan","from":"2026-01-01","until":"2025-01-01"}""", 409, "period-ends-before-it-begins",
        "eindigt op")]
    [InlineData("POST", "", """
        {"name":"Plan","from":"2026-01-01","until":"2027-01-01","objectives":[{"code":"1","name":"a"},{"code":"1","name":"b"}]}
        """, 400, "invalid-input", "Doelstelling 1 staat er twee keer.")]
    [InlineData("POST", "/{id}/actions", """{"code":"9.9","name":"Actie","objective":"9"}""", 400, "invalid-input",
        "Actie 9.9: doelstelling 9 staat niet in dit plan.")]
    [InlineData("POST", "/{id}/actions", """{"code":"1.1","name":"Nog eens"}""", 409, "action-twice", "Actie 1.1 staat al in dit plan.")]
    [InlineData("POST", "/{id}/actions", """{"code":"1.2","name":"Actie","costs":[{"text":"Zaal"}]}""", 400, "invalid-input",
        "Vul het bedrag van de kost 1 in.")]
    [InlineData("POST", "/{id}/actions", """{"code":"1.2","name":"Actie","from":"2026-05-01","until":"2026-04-01"}""", 409,
        "period-ends-before-it-begins", "Actie 1.2 eindigt op 1 april 2026")]
    [InlineData("PUT", "/{id}/tracks", """
        {"tracks":[{"service":"Sport","phases":[{"name":"Start","from":"2026-05-01","until":"2026-04-01"}]}],"version":2}
        """, 400, "invalid-input", "Sport, fase 1: «Start» eindigt op 1 april 2026")]
    [InlineData("PUT", "/{id}/approvals", """{"approvals":[{"body":"College","date":"31-09-2026"}],"version":2}""", 400, "invalid-input",
        null)]
    [InlineData("PUT", "/{id}/approvals", """{"approvals":[{"body":"College"}],"version":2}""", 400, "invalid-input",
        "de datum van rij 1")]
    [InlineData("PUT", "/{id}/talks", """{"talks":[{"date":"2090-01-01","with":"Sport"}],"version":2}""", 400, "invalid-input",
        "Rij 1: dit gesprek is nog niet gevoerd.")]
    [InlineData("PUT", "/{id}/talks", """{"talks":[],"version":1}""", 409, "changed-meanwhile", "intussen gewijzigd")]
    [InlineData("PUT", "/{id}", """{"name":"Plan","from":"2026-01-01","until":"2027-01-01","version":2}""", 400, "invalid-input",
        "Actie 1.1 hoort bij doelstelling 1: laat die staan.")]
    public async Task Is_refused_with_the_row_and_the_rule_and_nothing_is_written(
        string method, string address, string body, int status, string rule, string? sentence)
    {
        var official = await platform.SignIn("ambtenaar@rumst.example");
        var id = await official.Create("/api/rumst/policy-plans", Plan);
        await official.Create($"/api/rumst/policy-plans/{id}/actions", new { code = "1.1", name = "Actie", objective = "1" });
        var plans = (await official.GetJson("/api/rumst/policy-plans"))["items"]!.AsArray().Count;

        using var request = new HttpRequestMessage(new(method), "/api/rumst/policy-plans" + address.Replace("{id}", $"{id}"))
        {
            Content = JsonContent.Create(JsonNode.Parse(body)),
        };
        await (await official.SendAsync(request)).ShouldRefuse(status, rule, sentence);

        var plan = await official.GetJson($"/api/rumst/policy-plans/{id}");
        (plan["version"]!.GetValue<int>(), plan["actions"]!.AsArray().Count, plan["name"]!.GetValue<string>())
            .ShouldBe((2, 1, "Diversiteitsplan"));
        (await official.GetJson("/api/rumst/policy-plans"))["items"]!.AsArray().Count.ShouldBe(plans);
    }

    [Fact]
    [Trait("C1", "09")]
    public async Task Counts_no_sheet_that_was_given_up_and_says_how_the_shortfall_was_found()
    {
        var official = await platform.SignIn("ambtenaar@tremelo.example");
        var plan = $"/api/tremelo/policy-plans/{await official.Create("/api/tremelo/policy-plans", Plan)}";
        async Task<Guid> Sheet(string code, string state, int cost, params int[] covers) => await official.Create($"{plan}/actions", new
        {
            code, name = $"Actie {code}", state, costs = new[] { new { text = "Kost", euros = cost } },
            covers = covers.Select(c => new { text = "Dekking", euros = c }),
        });
        var bare = await Sheet("1.1", "running", 500);
        await Sheet("1.2", "proposed", 300, 100, 50);
        await Sheet("1.3", "running", 10, 20);
        await Sheet("1.4", "dropped", 9_000);

        var read = await official.GetJson(plan);

        (read["costCents"]!.GetValue<long>(), read["coverCents"]!.GetValue<long>(), read["shortfallCents"]!.GetValue<long>())
            .ShouldBe((81_000, 17_000, 65_000));
        read["how"]!.GetValue<string>().ShouldBe("€ 500 (1.1) + € 150 (1.2) = € 650");
        read["actions"]!.AsArray().Select(a => a!["how"]!.GetValue<string>()).Take(2)
            .ShouldBe(["€ 500 kosten − € 0 dekking = € 500", "€ 300 − € 100 − € 50 = € 150"]);
        var browser = await platform.Browse("schepen@tremelo.example");
        var page = plan.Replace("/api/", "/").Replace("policy-plans", "beleidsplannen");
        (await browser.Get(page)).ShouldContain("€ 500 (1.1) + € 150 (1.2)");
        (await browser.Get($"{page}/acties/{bare}")).ShouldContain("€ 500 kosten − € 0 dekking = € 500");
    }

    [Fact]
    public async Task Has_words_of_its_own_in_the_list_and_no_pages_of_a_subsidised_programme()
    {
        var official = await platform.SignIn("ambtenaar@tielt-winge.example");
        var plan = await official.Create("/api/tielt-winge/policy-plans",
            new { name = "Diversiteitsplan", from = "2026-01-01", until = "2030-12-31", status = "granted" });
        await official.Create($"/api/tielt-winge/policy-plans/{plan}/actions", new { code = "1.1", name = "Praattafel" });
        var programme = await official.Create("/api/tielt-winge/programmes", PlanSamenleven.Of());
        var browser = await platform.Browse("ambtenaar@tielt-winge.example");

        var list = await browser.Get("/tielt-winge/programmas");
        list.ShouldContain("Goedgekeurd");
        list.ShouldNotContain("Toegekend");
        (await official.GetStringAsync("/api/tielt-winge/programmes/list.csv"))
            .ShouldContain("Diversiteitsplan;Beleidsplan;1/1/2026;31/12/2030;Goedgekeurd;1;\r\n");
        foreach (var part in (string[])["board", "measurements", "reports", "descriptions"])
        {
            (await official.GetAsync($"/api/tielt-winge/programmes/{plan}/{part}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, part);
            (await official.GetAsync($"/api/tielt-winge/programmes/{programme}/{part}")).StatusCode.ShouldBe(HttpStatusCode.OK, part);
        }

        foreach (var part in (string[])["bord", "metingen", "metingen/nieuw", "verslagen", "invulling", "acties", "toegekend", "intrekken"])
        {
            (await browser.Open($"/tielt-winge/programmas/{plan}/{part}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, part);
        }

        (await official.PostJson($"/api/tielt-winge/programmes/{plan}/reports", new { asOf = "2026-06-30" })).StatusCode
            .ShouldBe(HttpStatusCode.NotFound);
        (await official.PostJson($"/api/tielt-winge/programmes/{plan}/measurements", MeasuringCalls.Measured("1.1", "2026-06-30", 1)))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("beleidsplannen")]
    [InlineData("organogrammen")]
    [InlineData("stuurgroepen")]
    [InlineData("programmas")]
    public async Task Stands_under_the_entry_of_the_menu_that_leads_to_it(string segment)
    {
        var page = await (await platform.Browse("ambtenaar@tielt-winge.example")).Get($"/tielt-winge/{segment}");

        page.ShouldContain("href=\"/tielt-winge/programmas\" aria-current=\"page\"");
    }

    [Theory]
    [InlineData("A; Dienst A|A; Nog een", "service-twice", "Rij 1: de code A staat er twee keer.")]
    [InlineData("A; Dienst A; B|B; Dienst B; A", "parent-in-a-circle", "Rij 1 (A): deze dienst staat onder zichzelf.")]
    [InlineData("A; Dienst A|B; Dienst B; X", "parent-unknown", "Rij 2 (B): de bovenliggende dienst X staat niet in dit organogram.")]
    [InlineData("A; Dienst A|B", "invalid-input", "Rij 2: geef een code van hoogstens 20 tekens en een naam")]
    public async Task Does_not_take_an_organisation_chart_that_is_none(string lines, string rule, string sentence)
    {
        var official = await platform.SignIn("ambtenaar@edegem.example");

        await (await official.PostJson("/api/edegem/organisation-charts",
            new { name = "Diensten", from = "2026-01-01", lines = lines.Split('|') }))
            .ShouldRefuse(rule == "invalid-input" ? 400 : 409, rule, sentence);

        (await official.GetJson("/api/edegem/organisation-charts")).AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_the_municipality_s_own_and_begun_once_when_a_request_is_repeated()
    {
        var official = await platform.SignIn("ambtenaar@mortsel.example");
        var key = $"{Guid.NewGuid()}";
        var id = await official.Create("/api/mortsel/policy-plans", Plan, key);
        (await official.Create("/api/mortsel/policy-plans", Plan, key)).ShouldBe(id);
        (await official.GetJson("/api/mortsel/policy-plans"))["items"]!.AsArray().Count.ShouldBe(1);

        (await (await platform.SignIn("schepen@mortsel.example")).PostJson("/api/mortsel/policy-plans", Plan)).StatusCode
            .ShouldBe(HttpStatusCode.Forbidden);
        var other = await platform.SignIn("ambtenaar@edegem.example");
        (await other.GetAsync($"/api/edegem/policy-plans/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.PostJson($"/api/edegem/policy-plans/{id}/actions", new { code = "1", name = "Actie" })).StatusCode
            .ShouldBe(HttpStatusCode.NotFound);
        (await official.GetAsync($"/api/mortsel/policy-plans/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK, "the control: its own does");
        (await official.GetAsync($"/api/mortsel/policy-plans/{await official.Create("/api/mortsel/programmes", PlanSamenleven.Of())}"))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound, "a subsidised programme is no policy plan");
    }
}
