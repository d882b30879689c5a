using System.Net;
using System.Text.Json.Nodes;
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
        (await browser.Get(annex.Page())).ShouldContain($"AgII: Consulent (…{$"{id}"[^6..]}); {shown}");
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
