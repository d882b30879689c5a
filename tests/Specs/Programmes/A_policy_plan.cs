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
        (await browser.Get(sheet)).ShouldContain("€ 1.250,50");
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
