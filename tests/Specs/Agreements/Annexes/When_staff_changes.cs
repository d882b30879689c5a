using System.Net;
using System.Text.Json.Nodes;
using static AgiiPlatform.Specs.Agreements.Annexes.AnnexCalls;

namespace AgiiPlatform.Specs.Agreements.Annexes;

/// <summary>An assignment ends in caseloads; agreements is told by a message, and shows which actions need the consultant (R6).</summary>
public class When_staff_changes(PlatformFixture platform)
{
    private const string Manager = "regiomanager.limburg@agii.example";
    private const string Consultant = "consulent.limburg@agii.example";

    private static string Day(int days) => Flanders.Today.AddDays(days).ToString("O");

    [Fact]
    [Trait("C0", "16"), Trait("C0", "34")]
    public async Task Every_running_action_of_who_leaves_is_listed_and_a_revision_is_asked_with_one_click()
    {
        var manager = await platform.SignIn(Manager);
        var staff = await platform.PersonId(Consultant);
        var official = await platform.SignIn("ambtenaar@bree.example");
        var needing = await official.ApprovedAnnex("bree", ThisYear,
            Action("leunt op de consulent", more: [("staff", new JsonArray(Member(staff, "Cas Consulent"))), ("domain", "Welzijn")]),
            Action("leunt op niemand"));
        var elsewhere = await (await platform.SignIn("ambtenaar@bocholt.example")).ApprovedAnnex("bocholt", ThisYear,
            Action("ook daar", more: [("staff", new JsonArray(Member(staff))), ("domain", "welzijn")]),
            Action("zonder naam, wel met domein", more: ("domain", "welzijn")));
        await platform.ConsultantIn("bocholt", "limburg");

        var assignment = await platform.InTurn(() => manager.Create("/api/agii/assignments",
            new { municipality = "bree", consultant = staff, consultantName = "Cas Consulent", from = "2020-01-01" }));
        (await platform.InTurn(() => manager.PostJson($"/api/agii/assignments/{assignment}/end", new { until = Day(10) })))
            .EnsureSuccessStatusCode();
        JsonNode? change = null;
        await PlatformFixture.Until(async () => (change = Of(await manager.GetJson("/api/agii/staff-changes"), staff)) is not null
            && Municipality("bree")?["endsOn"] is not null);

        Municipality("bree")!.Text("endsOn").ShouldBe(Day(10)); // elsewhere other specs end other assignments
        Lines(change!, "bree", needing).ShouldBe(["leunt op de consulent"]);
        Lines(change!, "bocholt", elsewhere).ShouldBe(["ook daar"]);
        Municipality("bocholt")!["goesOn"]!.GetValue<bool>().ShouldBeTrue();

        // On a domain: whoever does it.
        var domain = (await manager.GetJson("/api/agii/staff-changes?domain=welzijn"))["changes"]![0]!;
        Lines(domain, "bocholt", elsewhere).ShouldBe(["ook daar", "zonder naam, wel met domein"]);

        // One click at AgII's page writes in the municipality, and comes back.
        var browser = await platform.Browse(Manager);
        var page = await browser.Get("/agii/personeelswijzigingen");
        page.ShouldContain("leunt op de consulent");
        var form = page[page.IndexOf($"/bree/bijlagen/{needing[^36..]}/herziening-vragen\"", StringComparison.Ordinal)..];
        form = form[..form.IndexOf("</form>", StringComparison.Ordinal)];
        var (status, _) = await browser.Post($"/bree/bijlagen/{needing[^36..]}/herziening-vragen", Browser.Fields("<form " + form));
        status.ShouldBe(HttpStatusCode.Redirect);
        var asked = await official.GetJson(needing);
        asked.Text("state").ShouldBe("revision-requested");
        asked["requests"]![0]!.Text("reason").ShouldContain("Cas Consulent stopt op");
        page = await browser.Get("/agii/personeelswijzigingen");
        page.ShouldContain("De herziening is gevraagd aan Bree.");
        page.ShouldContain("Herziening gevraagd op");

        JsonNode? Municipality(string slug) => change!["municipalities"]!.AsArray().SingleOrDefault(m => m!.Text("slug") == slug);
    }

    [Fact]
    [Trait("C0", "34")]
    public async Task Everyone_on_an_action_is_looked_at_and_whose_days_on_it_are_over_by_then_does_not_count()
    {
        var manager = await platform.SignIn("regiomanager.vlaams-brabant@agii.example");
        var staff = await platform.PersonId("consulent.vlaams-brabant@agii.example");
        var official = await platform.SignIn("ambtenaar@begijnendijk.example");
        var other = Guid.CreateVersion7();
        var annex = await official.ApprovedAnnex("begijnendijk", ThisYear,
            Needing("als tweede, zonder dagen", Member(other, "Ander"), Member(staff, "Cas Consulent")),
            Needing("tot de dag zelf", Member(staff, until: Day(10))),
            Needing("tot de dag voordien", Member(staff, until: Day(9)), Member(other)),
            Needing("tot de dag voordien en daarna opnieuw", Member(staff, from: Day(-90), until: Day(9)), Member(staff, from: Day(30))),
            Needing("alleen een naam", Member(null, "Cas Consulent")), Needing("een ander", Member(other)));

        var assignment = await platform.InTurn(() => manager.Create("/api/agii/assignments",
            new { municipality = "begijnendijk", consultant = staff, consultantName = "Cas Consulent", from = "2020-01-01" }));
        (await platform.InTurn(() => manager.PostJson($"/api/agii/assignments/{assignment}/end", new { until = Day(10) })))
            .EnsureSuccessStatusCode();
        JsonNode? change = null;
        await PlatformFixture.Until(async () => (change = Of(await manager.GetJson("/api/agii/staff-changes"), staff)) is not null
            && change["municipalities"]!.AsArray().Any(m => m!.Text("slug") == "begijnendijk" && m!["endsOn"] is not null));

        Lines(change!, "begijnendijk", annex)
            .ShouldBe(["als tweede, zonder dagen", "tot de dag zelf", "tot de dag voordien en daarna opnieuw"]);
        change!.Text("name").ShouldBe("Cas Consulent");
        (await (await platform.Browse("regiomanager.vlaams-brabant@agii.example")).Get("/agii/personeelswijzigingen"))
            .ShouldContain("Ander; Cas Consulent");

        static JsonObject Needing(string text, params JsonNode[] members) => Action(text, more: ("staff", new JsonArray(members)));
    }

    [Fact]
    public async Task Outside_the_days_asked_for_nothing_is_listed()
    {
        var manager = await platform.SignIn(Manager);
        var staff = await platform.PersonId(Consultant);
        var assignment = await platform.InTurn(() => manager.Create("/api/agii/assignments",
            new { municipality = "beringen", consultant = staff, consultantName = "Cas Consulent", from = "1995-01-01",
            until = "1995-06-30" }));
        assignment.ShouldNotBe(Guid.Empty);

        await PlatformFixture.Until(async () =>
            Of(await manager.GetJson("/api/agii/staff-changes?since=1995-01-01&until=1995-12-31"), staff) is not null);

        Of(await manager.GetJson("/api/agii/staff-changes?since=1994-01-01&until=1995-06-29"), staff).ShouldBeNull();
    }

    [Fact]
    public async Task It_shows_the_own_region_only_and_is_not_for_municipalities()
    {
        var other = await platform.SignIn("regiomanager.west-vlaanderen@agii.example");

        (await other.GetJson("/api/agii/staff-changes?since=2000-01-01&until=2099-12-31"))["changes"]!.AsArray()
            .SelectMany(c => c!["municipalities"]!.AsArray())
                .ShouldNotContain(m => m!.Text("slug") == "bree" || m!.Text("slug") == "bocholt");
        (await (await platform.SignIn("directeur@bree.example")).GetAsync("/api/agii/staff-changes"))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await platform.SignIn("directeur@bree.example")).GetAsync("/api/bree/staff-changes"))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.PostJson($"/api/bree/annexes/{Guid.NewGuid()}/revision-requests", new { reason = "x" }))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static JsonNode? Of(JsonNode changes, Guid consultant) => changes["changes"]!.AsArray()
        .FirstOrDefault(c => c!["consultantId"]?.GetValue<Guid>() == consultant);

    private static IEnumerable<string> Lines(JsonNode change, string municipality, string annex) =>
        change["municipalities"]!.AsArray().Single(m => m!.Text("slug") == municipality)!["annexes"]!.AsArray()
            .Single(a => a!.Text("id") == annex[^36..])!["lines"]!.AsArray().Select(l => l!.Text("text"));
}
