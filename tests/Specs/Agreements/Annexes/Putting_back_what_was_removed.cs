using System.Net;
using static AgiiPlatform.Specs.Agreements.Annexes.AnnexCalls;

namespace AgiiPlatform.Specs.Agreements.Annexes;

/// <summary>A removed line is gone from everything that reads lines, and can be put back as long as the annex is open.</summary>
public class Putting_back_what_was_removed(PlatformFixture platform)
{
    [Fact]
    public async Task An_action_comes_back_at_its_place_with_the_parts_that_went_with_it()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));
        await official.Line(annex, Action("een"));
        var two = await official.Line(annex, Action("twee"));
        await official.Line(annex, Action("drie"));
        var part = await official.Line(annex, Part(two, "een deel"));
        await official.Line(annex, Part(two, "nog een deel"));
        var before = (await official.GetJson(annex)).Lines();

        (await official.DeleteAsync(two)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var without = await official.GetJson(annex);
        without.Lines().Texts().ShouldBe(["een", "drie"]);
        without["counts"]!.ToJsonString().ShouldBe("""{"themes":1,"lines":2,"subLines":0,"references":0}""");
        var removed = without["removed"]!.AsArray().ShouldHaveSingleItem()!;
        (removed.Text("text"), removed["parts"]!.GetValue<int>(), removed["partOf"]).ShouldBe(("twee", 2, null));
        await (await official.PostJson(part + "/restoration", new { }))
            .ShouldRefuse(409, "rule:action-removed", "Zet eerst die actie terug");
        (await official.PostJson(two + "/progress", new { text = "een nota" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await official.Done(two + "/restoration", new { });

        var after = await official.GetJson(annex);
        after.Lines().Texts().ShouldBe(["een", "twee", "een deel", "nog een deel", "drie"]);
        after.Lines().Select(l => l.Text("id")).ShouldBe(before.Select(l => l.Text("id")));
        after["removed"]!.AsArray().ShouldBeEmpty();
        await (await official.PostJson(two + "/restoration", new { }))
            .ShouldRefuse(409, "rule:not-removed", "«twee» staat al in de bijlage");
        (await official.PostJson($"{annex}/lines/{Guid.NewGuid()}/restoration", new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_part_that_was_removed_before_its_action_stays_removed_when_the_action_comes_back()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));
        var track = await official.Line(annex, Action("begeleidt het onthaal", more: ("workingForm", "learning-track")));
        var session = await official.Line(annex, Part(track, "maakt een plan", ("workingForm", "work-session")));
        await official.Line(annex, Part(track, "blijft erbij"));
        (await official.DeleteAsync(session)).EnsureSuccessStatusCode();
        (await official.DeleteAsync(track)).EnsureSuccessStatusCode();
        (await official.GetJson(annex))["removed"]!.AsArray().Select(r => (r!.Text("text"), r!["actionRemoved"]!.GetValue<bool>()))
            .ShouldBe([("begeleidt het onthaal", false), ("maakt een plan", true)]);

        await official.Done(track + "/restoration", new { });
        var back = await official.GetJson(annex);
        back.Lines().Texts().ShouldBe(["begeleidt het onthaal", "blijft erbij"]);
        var left = back["removed"]!.AsArray().ShouldHaveSingleItem()!;
        (left.Text("text"), left.Text("partOf"), left["actionRemoved"]!.GetValue<bool>())
            .ShouldBe(("maakt een plan", "begeleidt het onthaal", false));

        // R8 holds for what comes back too.
        var advice = back.Lines()[0].AsInput();
        advice["workingForm"] = "advice";
        (await official.PutJson(track, advice)).EnsureSuccessStatusCode();
        await (await official.PostJson(session + "/restoration", new { })).ShouldRefuse(409, "rule:loose-work-session");
    }

    [Fact]
    public async Task What_was_removed_is_in_no_paper_copy_edition_comparison_or_list_of_domains()
    {
        var official = await platform.SignIn("ambtenaar@bree.example");
        var annex = await official.Annex(await official.Approved("bree"), ThisYear);
        await official.Line(annex, Action("blijft", more: ("domain", "blijvend domein")));
        var gone = await official.Line(annex, Action("verdwijnt", "Verdwenen thema", ("domain", "verdwenen domein")));
        (await official.DeleteAsync(gone)).EnsureSuccessStatusCode();
        await official.Approve(annex);

        var paper = await Word.Read(await official.GetAsync(annex + "/paper"));
        paper.Text.ShouldContain("blijft");
        paper.Text.ShouldNotContain("verdwijnt");
        var year = int.Parse(ThisYear) + 1;
        var copy = $"/api/bree/annexes/{await official.Create(annex + "/copy", new { year = $"{year}" })}";
        var edition = $"/api/bree/annexes/{await official.Create(annex + "/revision", new { reason = "Een collega stopt." })}";
        foreach (var next in new[] { copy, edition })
        {
            (await official.GetJson(next)).Lines().Texts().ShouldBe(["blijft"]);
            (await official.GetJson($"{next}/comparison?with={annex[^36..]}")).ToJsonString().ShouldNotContain("verdwijnt");
        }

        var domains = (await (await platform.SignIn("regiomanager.limburg@agii.example"))
            .GetJson("/api/agii/staff-changes?domain=verdwenen domein"));
        domains["domains"]!.AsArray().Select(d => d!.GetValue<string>()).ShouldContain("blijvend domein");
        domains["domains"]!.AsArray().Select(d => d!.GetValue<string>()).ShouldNotContain("verdwenen domein");
        domains["changes"]![0]!["municipalities"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Once_the_annex_is_approved_or_signed_nothing_is_put_back()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Approved("bornem"));
        await official.Line(annex);
        var gone = await official.Line(annex, Action("verdwijnt"));
        (await official.DeleteAsync(gone)).EnsureSuccessStatusCode();
        await official.Approve(annex);

        await (await official.PostJson(gone + "/restoration", new { }))
            .ShouldRefuse(409, "rule:annex-approved", "Voor al het andere maakt u een herziening");
        (await official.GetJson(annex))["removed"]!.AsArray().ShouldBeEmpty();
        (await (await platform.Browse("ambtenaar@bornem.example")).Get(annex.Page())).ShouldNotContain("Verwijderde acties");
        (await (await platform.SignIn("schepen@bornem.example")).PostJson(gone + "/restoration", new { }))
            .StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_page_says_what_was_removed_and_puts_it_back_with_one_press()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));
        var line = await official.Line(annex, Action("een <vergissing>"));
        await official.Line(annex, Part(line, "een deel"));
        var browser = await platform.Browse("ambtenaar@bornem.example");
        var page = $"{annex.Page()}/acties/{line[^36..]}";

        var ask = await browser.Get(page + "/verwijderen");
        ask.ShouldContain("U kunt ze terugzetten zolang de bijlage niet goedgekeurd of getekend is.");
        (await browser.Post(page + "/verwijderen", Browser.Fields(ask))).Status.ShouldBe(HttpStatusCode.Redirect);

        var told = await browser.Get($"{annex.Page()}?verwijderd={line[^36..]}");
        told.ShouldContain("«een <vergissing>» is verwijderd, met 1 deelactie");
        told.ShouldContain("<h2>Verwijderde acties</h2>");
        var (status, _) = await browser.Post(page + "/terugzetten", Browser.Fields(told));
        status.ShouldBe(HttpStatusCode.Redirect);
        var back = await browser.Get($"{annex.Page()}?verwijderd={line[^36..]}");
        back.ShouldContain("De actie staat terug op haar plaats.");
        back.ShouldNotContain("is verwijderd");
        back.ShouldNotContain("Verwijderde acties");
        (await browser.Post(page + "/terugzetten", Browser.Fields(told).Where(f => f.Key.StartsWith("__", StringComparison.Ordinal))))
            .Page.ShouldContain("staat al in de bijlage");
    }
}
