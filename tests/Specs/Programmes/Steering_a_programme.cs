using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Contracts;
using AgiiPlatform.Programmes.Steering;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Operations;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Specs.Programmes;

public class Steering_a_programme(PlatformFixture platform)
{
    private const string Group = "Stuurgroep diversiteit en gelijke kansen";

    [Fact]
    [Trait("C1", "14")]
    [Trait("C1", "15")]
    public async Task Counts_the_meetings_of_the_calendar_for_each_plan_and_once_in_all()
    {
        var official = await platform.SignIn("ambtenaar@wuustwezel.example");
        var plan = await official.Create("/api/wuustwezel/policy-plans",
            new { name = "Diversiteitsplan", from = "2026-01-01", until = "2030-12-31" });
        var programme = await official.Create("/api/wuustwezel/programmes", PlanSamenleven.Of());
        var body = await official.Create("/api/wuustwezel/steering-bodies", new
        {
            name = Group, meetingsMin = 3, meetingsMax = 4, programmes = new[] { plan, programme },
            composition = new[] { "ambtenaar", "schepen of kabinet", "externe deskundige" },
            members = new object[]
            {
                new { name = "An Ambtenaar", title = "Stafmedewerker diversiteit", role = "ambtenaar" },
                new { name = "Els Expert", organisation = "AgII", role = "Externe deskundige" },
                new { name = "Sam Schepen", role = "schepen of kabinet", until = "2025-12-31" },
            },
        });
        var other = await official.Create("/api/wuustwezel/steering-bodies",
            new { name = "Werkgroep arbeid", programmes = new[] { programme } });

        var held = await Planned(official, "2026-02-03", "stuurgroep diversiteit  en gelijke kansen");
        await Planned(official, "2026-12-03", Group);
        var cancelled = await Planned(official, "2026-06-03", Group);
        await Planned(official, "2025-02-03", Group);
        await Held(official, await Planned(official, "2026-03-03", "Werkgroep arbeid"));
        await Held(official, held);
        (await official.PostJson($"/api/wuustwezel/meetings/{cancelled}/cancellation", new { })).EnsureSuccessStatusCode();
        await PlatformFixture.Until(async () =>
            (await official.GetJson("/api/wuustwezel/steering-bodies?year=2026")).AsArray().Sum(b => b!["held"]!.GetValue<int>()) == 2
            && (await official.GetJson($"/api/wuustwezel/steering-bodies/{body}?year=2026"))["meetings"]!.AsArray()
                .Count(m => m!["cancelled"]!.GetValue<bool>()) == 1
            && (await official.GetJson($"/api/wuustwezel/steering-bodies/{body}?year=2025"))["planned"]!.GetValue<int>() == 1);

        var read = await official.GetJson($"/api/wuustwezel/steering-bodies/{body}?year=2026");
        (read["held"]!.GetValue<int>(), read["planned"]!.GetValue<int>()).ShouldBe((1, 1));
        read["standing"]!.GetValue<string>()
            .ShouldBe("In 2026: 1 keer gehouden, 1 gepland. Er is er nog 1 te plannen voor het minimum van 3.");
        read["lacking"]!.ToJsonString().ShouldBe("""["schepen of kabinet"]""", "who left does not count");
        var counted = await official.GetJson("/api/wuustwezel/steering-bodies/meetings?year=2026");
        counted["meetings"]!.GetValue<int>().ShouldBe(2, "each meeting once, though the first counts for both");
        counted["programmes"]!.AsArray().Select(p => (p!["id"]!.GetValue<Guid>(), p["meetings"]!.GetValue<int>()))
            .ShouldBe([(plan, 1), (programme, 2)], ignoreOrder: true);

        // A meeting that moves to another body counts there, and here no more.
        var meeting = await official.GetJson($"/api/wuustwezel/meetings/{await Planned(official, "2026-12-10", "Werkgroep arbeid")}");
        await PlatformFixture.Until(async () => await PlannedOf(other) == 1);
        (await official.PutAsync($"/api/wuustwezel/meetings/{meeting["id"]}", JsonContent.Create(new
        {
            title = "Overleg", date = "2026-12-10", body = (string?)null, version = meeting["version"]!.GetValue<int>(),
        }))).EnsureSuccessStatusCode();
        await PlatformFixture.Until(async () => await PlannedOf(other) == 0);

        var browser = await platform.Browse("schepen@wuustwezel.example");
        var page = await browser.Get($"/wuustwezel/stuurgroepen/{body}?jaar=2026");
        page.ShouldContain("3 tot 4 keer per jaar");
        page.ShouldContain("Er is nog niemand met de rol schepen of kabinet.");
        page.ShouldContain("3 februari 2026</a>:");
        page.ShouldContain($"href=\"/wuustwezel/overleg/{held}\"");
        page.ShouldContain("Diversiteitsplan");
        (await browser.Get("/wuustwezel/stuurgroepen?jaar=2026")).ShouldContain("In het totaal telt het één keer.");

        async Task<int> PlannedOf(Guid id) =>
            (await official.GetJson($"/api/wuustwezel/steering-bodies/{id}?year=2026"))["planned"]!.GetValue<int>();
    }

    [Fact]
    [Trait("C4", "17")]
    [Trait("C4", "19")]
    public async Task Proposes_an_existing_body_for_running_actions_and_the_group_for_new_ones()
    {
        var official = await platform.SignIn("ambtenaar@stabroek.example");
        var browser = await platform.Browse("ambtenaar@stabroek.example");
        var id = await official.Create("/api/stabroek/programmes", PlanSamenleven.Of());
        var page = $"/stabroek/programmas/{id}/sturing";
        (await browser.Get("/stabroek/stuurgroepen")).ShouldContain("Nog geen stuurgroepen");
        (await browser.Get(page)).ShouldContain($"De {Group} is er nog niet");
        var group = await official.Create("/api/stabroek/steering-bodies", new { name = Group });
        var existing = await official.Create("/api/stabroek/steering-bodies", new { name = "Stuurgroep arbeid" });

        // Action 9 ran before, action 2 is new: the proposal is filled in, and not saved until somebody says so.
        var fields = Browser.Fields(await browser.Get(page));
        fields["actions[2].number"].ShouldBe("9");
        (fields["actions[0].ranBefore"], fields["actions[2].ranBefore"]) = ("false", "true");
        var (status, proposed) = await browser.Post($"{page}/voorstel", fields);
        status.ShouldBe(HttpStatusCode.OK);
        fields = Browser.Fields(proposed);
        (fields["actions[0].steeringBodyId"], fields["actions[2].steeringBodyId"]).ShouldBe(($"{group}", $"{existing}"));
        fields["actions[1].steeringBodyId"].ShouldBe("", "nobody said whether it is new");
        (await Lines()).ShouldAllBe(l => l!["steeringBodyId"] == null);

        // The person changes the proposal for one, and saves.
        (fields["actions[1].ranBefore"], fields["actions[1].steeringBodyId"]) = ("true", $"{group}");
        (await browser.Submit(page, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var lines = await Lines();
        lines.Take(3).Select(l => l!["steeringBodyId"]!.GetValue<Guid>()).ShouldBe([group, group, existing]);
        lines[1]!["proposedBodyId"]!.GetValue<Guid>().ShouldBe(existing, "the proposal stays what the rule says");
        var body = await browser.Get($"/stabroek/stuurgroepen/{existing}");
        body.ShouldContain("Plan Samenleven");
        body.ShouldContain("(lopend)");
        (await browser.Get($"/stabroek/stuurgroepen/{group}")).ShouldContain("(nieuw)");

        async Task<JsonArray> Lines() => (await official.GetJson($"/api/stabroek/programmes/{id}/steering")).AsArray();
    }

    [Fact]
    public async Task Is_written_down_on_pages()
    {
        var browser = await platform.Browse("ambtenaar@brecht.example");
        var fields = Browser.Fields(await browser.Get("/brecht/stuurgroepen/nieuw"));
        (fields["name"], fields["composition[lines]"]) = ("Stuurgroep samenleven", "ambtenaar\nexterne deskundige");
        (fields["members[0].name"], fields["members[0].role"]) = ("An Voorbeeld", "ambtenaar");
        var at = $"{(await browser.Submit("/brecht/stuurgroepen/nieuw", fields)).Headers.Location}";
        (await browser.Get(at)).ShouldContain("Er is nog niemand met de rol externe deskundige.");

        fields = Browser.Fields(await browser.Get($"{at}/wijzigen"));
        (fields["meetingsMin"], fields["meetingsMax"], fields["members[0].name"]).ShouldBe(("3", "4", "An Voorbeeld"));
        (fields["members[1].name"], fields["members[1].role"]) = ("Els Expert", "externe deskundige");
        (await browser.Submit($"{at}/wijzigen", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await browser.Get(at);
        page.ShouldContain("Els Expert");
        page.ShouldNotContain("Niet volledig samengesteld");
        fields = Browser.Fields(await browser.Get($"{at}/wijzigen"));
        fields["meetingsMin"] = "9";
        var (status, refused) = await browser.Post($"{at}/wijzigen", fields);
        status.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldContain("hoogstens 4 keer per jaar is minder dan minstens 9");
    }

    [Fact]
    public async Task Is_refused_with_the_row_and_the_rule_once_when_repeated_and_only_for_who_may()
    {
        var official = await platform.SignIn("ambtenaar@wommelgem.example");
        var (bodies, key) = ("/api/wommelgem/steering-bodies", $"{Guid.NewGuid()}");
        var id = await official.Create(bodies, new { name = "Stuurgroep" }, key);
        (await official.Create(bodies, new { name = "Stuurgroep" }, key)).ShouldBe(id);
        var programme = await official.Create("/api/wommelgem/programmes", PlanSamenleven.Of());

        await (await official.PostJson(bodies, new { name = "stuurgroep " })).ShouldRefuse(409, "body-twice", "is er al");
        await (await official.PostJson(bodies,
            new { name = "A", members = new[] { new { name = "Jo", from = "2026-02-01", until = "2026-01-01" } } }))
            .ShouldRefuse(400, "invalid-input", "Lid 1 (Jo) stopt op 1 januari 2026");
        await (await official.PostJson(bodies, new { name = "A", programmes = new[] { Guid.NewGuid() } }))
            .ShouldRefuse(400, "invalid-input", "Kies alleen programma's die hier bestaan.");
        await (await official.GetAsync($"{bodies}?year=1")).ShouldRefuse(400, "invalid-input", "Geef een jaar van 1990 tot 2100.");
        await Refused(new { actions = new[] { new { number = "99" } }, version = 1 }, 400, "invalid-input",
            "Rij 1: actie 99 staat niet in dit programma.");
        await Refused(new { actions = new[] { new { number = "9", steeringBodyId = Guid.NewGuid() } }, version = 1 }, 400, "invalid-input",
            "Actie 9: deze stuurgroep is er niet.");
        await Refused(new { actions = new[] { new { number = "9", steeringBodyId = id } }, version = 9 }, 409, "changed-meanwhile",
            "intussen");
        (await official.PutAsync($"{bodies}/{id}", JsonContent.Create(new { name = "Stuurgroep", until = "2020-01-01", version = 1 })))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Refused(new { actions = new[] { new { number = "9", steeringBodyId = id } }, version = 1 }, 409, "body-has-ended",
            "Actie 9: deze stuurgroep is gestopt.");

        (await official.GetJson(bodies)).AsArray().Count.ShouldBe(1);
        (await official.GetJson($"/api/wommelgem/programmes/{programme}/steering")).AsArray()
            .ShouldAllBe(l => l!["steeringBodyId"] == null);
        (await (await platform.SignIn("schepen@wommelgem.example")).PostJson(bodies, new { name = "B" })).StatusCode
            .ShouldBe(HttpStatusCode.Forbidden);
        var other = await platform.SignIn("ambtenaar@brecht.example");
        (await other.GetAsync($"/api/brecht/steering-bodies/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await official.GetAsync($"{bodies}/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK, "the control: its own does");

        async Task Refused(object body, int status, string rule, string sentence) =>
            await (await official.PutAsync($"/api/wommelgem/programmes/{programme}/steering", JsonContent.Create(body)))
                .ShouldRefuse(status, rule, sentence);
    }

    [Fact]
    public async Task Keeps_the_meetings_of_a_body_under_the_names_it_had()
    {
        var official = await platform.SignIn("ambtenaar@sint-gillis-waas.example");
        var bodies = "/api/sint-gillis-waas/steering-bodies";
        var body = await official.Create(bodies, new { name = "Stuurgroep integratie" });
        await official.Create("/api/sint-gillis-waas/meetings",
            new { title = "Overleg", date = "2026-12-03", body = "Stuurgroep integratie" });
        await PlatformFixture.Until(async () => await Planned() == 1);

        (await official.PutAsync($"{bodies}/{body}", JsonContent.Create(new { name = Group, version = 1 }))).EnsureSuccessStatusCode();
        (await Planned()).ShouldBe(1, "it was called that before");
        await official.Create("/api/sint-gillis-waas/meetings", new { title = "Overleg", date = "2026-12-10", body = Group });
        await PlatformFixture.Until(async () => await Planned() == 2);

        await (await official.PostJson(bodies, new { name = "stuurgroep  Integratie" }))
            .ShouldRefuse(409, "body-twice", $"zo heette «{Group}»");
        (await (await platform.Browse("ambtenaar@sint-gillis-waas.example")).Get($"/sint-gillis-waas/stuurgroepen/{body}"))
            .ShouldContain("Heette vroeger");
        (await official.PutAsync($"{bodies}/{body}", JsonContent.Create(new { name = "Stuurgroep integratie", version = 2 })))
            .EnsureSuccessStatusCode();
        (await Planned()).ShouldBe(2, "and back");
        (await official.GetJson($"{bodies}/{body}"))["earlierNames"]!.ToJsonString().ShouldBe($"[\"{Group}\"]");

        async Task<int> Planned() => (await official.GetJson($"{bodies}/{body}?year=2026"))["planned"]!.GetValue<int>();
    }

    [Fact]
    public async Task Counts_meetings_that_were_not_told_once_Agreements_states_them()
    {
        var official = await platform.SignIn("ambtenaar@kapellen.example");
        var body = await official.Create("/api/kapellen/steering-bodies", new { name = "Stuurgroep" });
        await official.Create("/api/kapellen/meetings", new { title = "Overleg", date = "2026-12-03", body = "Stuurgroep" });
        await PlatformFixture.Until(async () => await Count() == 1);
        await platform.In("programmes", "kapellen", db => db.Set<MeetingFact>().ExecuteDeleteAsync());
        (await Count()).ShouldBe(0, "the control: it is not known any more");

        await platform.In("overview", "kapellen", async db =>
        {
            db.Publish(new StateAsked(Guid.CreateVersion7()));
            await db.Save("spec", null, default);
            return 0;
        });

        await PlatformFixture.Until(async () => await Count() == 1);

        async Task<int> Count() =>
            (await official.GetJson($"/api/kapellen/steering-bodies/{body}?year=2026"))["planned"]!.GetValue<int>();
    }

    private static async Task<Guid> Planned(HttpClient official, string date, string body) =>
        await official.Create("/api/wuustwezel/meetings", new { title = "Overleg", date, body });

    private static async Task Held(HttpClient official, Guid meeting) =>
        (await official.PostJson($"/api/wuustwezel/meetings/{meeting}/record", MeetingCalls.Record("official")))
            .EnsureSuccessStatusCode();
}
