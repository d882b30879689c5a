using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Agreements;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static AgiiPlatform.Specs.Agreements.Annexes.AnnexCalls;

namespace AgiiPlatform.Specs.Agreements.Annexes;

/// <summary>Who of AgII's staff does an action, and on which days.</summary>
public class Staff_on_an_action(PlatformFixture platform)
{
    [Fact]
    public async Task Several_members_of_staff_stand_on_an_action_each_with_their_days()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Approved("bornem"));
        var id = Guid.CreateVersion7();
        var staff = new JsonArray(
            Member(id), Member(null, "Ann Peeters", $"{ThisYear}-03-01"), Member(null, "Bert Bos", until: $"{ThisYear}-02-28"));
        await official.Line(annex, Action(more: ("staff", staff.DeepClone())));

        var read = (await official.GetJson(annex)).Lines()[0];
        read["staff"]!.ToJsonString().ShouldBe(staff.ToJsonString());
        var shown = $"Ann Peeters, vanaf 1 maart {ThisYear}; Bert Bos, tot en met 28 februari {ThisYear}";
        var browser = await platform.Browse("ambtenaar@bornem.example");
        (await browser.Get(annex.Page())).ShouldContain($"AgII: Naam nog niet bekend (…{$"{id}"[^6..]}); {shown}");
        (await Word.Read(await official.GetAsync(annex + "/paper"))).Text.ShouldContain($"ondersteunt de sportdienst ({shown})");
        foreach (var (member, sentence) in new[]
        {
            (Member(null), "Kies de consulent"), (Member(null, ""), "Kies de consulent"),
            (Member(null, new string('x', 201)), "hoogstens 200 tekens"),
            (Member(null, "Cas", "2026-02-01", "2026-01-31"), "De laatste dag ligt vóór de eerste."),
            (Member(null, "Cas", "0026-02-01"), "Controleer het jaartal"),
        })
        {
            await (await official.PostJson(annex + "/lines", Action(more: ("staff", new JsonArray(member)))))
                .ShouldRefuse(400, "invalid-input", sentence);
        }

        await (await official.PostJson(annex + "/lines", Action(more: ("staff", new JsonArray((JsonNode?)null)))))
            .ShouldRefuse(400, "invalid-input");
        await (await official.PostJson(annex + "/lines",
            Action(more: ("staff", new JsonArray([.. Enumerable.Range(0, 21).Select(i => Member(null, $"Lid {i}"))])))))
            .ShouldRefuse(400, "invalid-input", "hoogstens 20 medewerkers");

        // At the page: one leaves the list, another comes in a spare row, and the comparison says so.
        await official.Approve(annex);
        var edition = annex[..^36] + await official.Create(annex + "/revision", new { reason = "Ann stopt." });
        var copied = (await official.GetJson(edition)).Lines()[0].Text("id");
        var page = $"{edition.Page()}/acties/{copied}/wijzigen";
        var fields = Browser.Fields(await browser.Get(page));
        fields["staff[1].name"].ShouldBe("Ann Peeters");
        (fields["staff[1].name"], fields["staff[1].from"]) = ("", "");
        (fields["staff[3].name"], fields["staff[3].until"]) = ("Dora Dams", $"{ThisYear}-01-01");
        fields["staff[3].from"] = $"{ThisYear}-02-01";
        var (_, wrong) = await browser.Post(page, fields);
        wrong.ShouldContain("De laatste dag ligt vóór de eerste.");
        var again = Browser.Fields(wrong);
        again["staff[2].name"].ShouldBe("Dora Dams", "what was left empty is gone, what was typed is kept");
        again["staff[2].until"] = "";
        (await browser.Post(page, again)).Status.ShouldBe(HttpStatusCode.Redirect);

        (await official.GetJson(edition)).Lines()[0]["staff"]!.AsArray().Select(s => s!["name"]?.GetValue<string>())
            .ShouldBe([null, "Bert Bos", "Dora Dams"]);
        var field = (await official.GetJson($"{edition}/comparison?with={annex[^36..]}"))["changed"]![0]!["fields"]!.AsArray()
            .ShouldHaveSingleItem()!;
        field.Text("label").ShouldBe("Medewerkers van AgII");
        field.Text("after").ShouldEndWith($"Dora Dams, vanaf 1 februari {ThisYear}");
    }

    [Fact]
    public async Task A_consultant_is_called_by_name_where_they_opened_the_agreements_and_nowhere_else()
    {
        const string account = "consulent.vlaams-brabant@agii.example";
        var consultant = await platform.ConsultantIn("dilbeek", "vlaams-brabant");
        await platform.ConsultantIn("haacht", "vlaams-brabant");
        var me = await consultant.GetJson("/api/identity/me");
        var (id, name) = (me["id"]!.GetValue<Guid>(), me["name"]!.GetValue<string>());
        var unknown = $"Naam nog niet bekend (…{$"{id}"[^6..]})";
        var pages = new Dictionary<string, string>();
        foreach (var municipality in (string[])["dilbeek", "haacht"])
        {
            var official = await platform.SignIn($"ambtenaar@{municipality}.example");
            var annex = await official.ApprovedAnnex(municipality, ThisYear, Action(more: ("staff", new JsonArray(Member(id)))));
            pages[municipality] = annex.Page();
            (await Seen(municipality)).ShouldContain(unknown, customMessage: "the consultant has not been here");
        }

        await (await platform.Browse(account)).Get("/dilbeek/overeenkomsten");

        (await Seen("dilbeek")).ShouldContain($"AgII: {name}");
        (await Seen("dilbeek")).ShouldNotContain(unknown);
        (await Seen("haacht")).ShouldContain(unknown, customMessage: "the name stays in the municipality where it became known");
        (await (await platform.Browse("regiomanager.vlaams-brabant@agii.example")).Get(pages["dilbeek"])).ShouldContain($"AgII: {name}");

        // And in AgII's list of who leaves.
        var manager = await platform.SignIn("regiomanager.vlaams-brabant@agii.example");
        var assignment = (await manager.GetJson("/api/agii/assignments?municipality=dilbeek"))["items"]![0]!.Text("id");
        (await platform.InTurn(() => manager.PostJson($"/api/agii/assignments/{assignment}/end", new { until = Flanders.Today })))
            .EnsureSuccessStatusCode();
        JsonNode? left = null;
        await PlatformFixture.Until(async () => (left = (await manager.GetJson("/api/agii/staff-changes"))["changes"]!.AsArray()
            .SingleOrDefault(c => c!["consultantId"]?.GetValue<Guid>() == id)?["municipalities"]!.AsArray()
            .SingleOrDefault(m => m!.Text("slug") == "dilbeek"))?["endsOn"] is not null);
        left!["annexes"]![0]!["lines"]![0]!["staff"]![0]!.Text("name").ShouldBe(name);

        // Another name, for whatever reason, lasts until the consultant comes again.
        await using (var scope = platform.Services.CreateAsyncScope())
        {
            var here = platform.Tenant("dilbeek");
            scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(here, [here.Id], Actor.Consumer("spec"));
            var db = scope.ServiceProvider.GetRequiredService<AgreementsDb>();
            (await db.StaffNames.SingleAsync(s => s.Id == id)).Name = "Vroeger Anders";
            await db.Save("spec", null, default);
        }

        (await Seen("dilbeek")).ShouldContain("AgII: Vroeger Anders");
        await (await platform.Browse(account)).Get(pages["dilbeek"]);
        (await Seen("dilbeek")).ShouldContain($"AgII: {name}");

        async Task<string> Seen(string municipality) =>
            await (await platform.Browse($"ambtenaar@{municipality}.example")).Get(pages[municipality]);
    }

    [Fact]
    public async Task Who_is_off_an_action_by_then_does_not_go_along_to_the_next_year()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var year = int.Parse(ThisYear);
        var annex = await official.ApprovedAnnex("bornem", ThisYear,
            Action(more: ("staff", new JsonArray(
                Member(null, "Stopt in de zomer", until: $"{year}-06-30"), Member(null, "Gaat door"),
                Member(null, "Tot in januari", until: $"{year + 1}-01-01")))));

        var next = annex[..^36] + await official.Create(annex + "/copy", new { year = $"{year + 1}" });

        (await official.GetJson(next)).Lines()[0]["staff"]!.AsArray().Select(s => s!.Text("name"))
            .ShouldBe(["Gaat door", "Tot in januari"]);
    }
}
