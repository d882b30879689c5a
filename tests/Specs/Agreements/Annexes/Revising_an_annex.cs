using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Agreements;
using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Decisions;
using AgiiPlatform.Platform.Http;
using static AgiiPlatform.Specs.Agreements.Annexes.AnnexCalls;

namespace AgiiPlatform.Specs.Agreements.Annexes;

public class Revising_an_annex(PlatformFixture platform)
{
    [Fact]
    [Trait("C0", "36")]
    public async Task T22_a_revision_is_a_new_edition_with_the_same_lines_that_takes_over_when_approved()
    {
        var official = await platform.SignIn("ambtenaar@brecht.example");
        var annex = await official.ApprovedAnnex("brecht", ThisYear, Action("een", more: ("workingForm", "advice")), Action("twee"));
        var before = (await official.GetJson(annex)).Lines();

        var next = $"/api/brecht/annexes/{await official.Create(annex + "/revision", new { reason = "Andere consulent" })}";
        var draft = await official.GetJson(next);
        (draft.Text("name"), draft.Text("state"), draft["edition"]!.GetValue<int>(), draft.Text("replaces"))
            .ShouldBe(($"Bijlage {ThisYear}, versie 2", "draft", 2, annex[^36..]));
        draft.Lines().Select(l => l.Text("cameFrom")).ShouldBe(before.Select(l => l.Text("id")));
        (await official.GetJson(annex)).Text("state").ShouldBe("running");
        await (await official.PostJson(annex + "/revision", new { })).ShouldRefuse(409, "rule:revision-under-way", "versie 2");

        // What is noted in the running edition meanwhile is not lost.
        await official.Done($"{annex}/lines/{before[0].Text("id")}/progress", new { status = "running", text = "gestart" });
        (await official.DeleteAsync($"{next}/lines/{draft.Lines()[1].Text("id")}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await official.Line(next, Action("drie"));
        await official.Done(next + "/agreement", new { });
        await (await official.PostJson(next + "/approval", new { withAgreement = true }))
            .ShouldRefuse(400, "invalid-input", "apart goedgekeurd");
        await (await official.PostJson(next + "/approval", new { date = "2020-01-15" }))
            .ShouldRefuse(409, "rule:before-agreement", "3 februari 2020");
        await official.Done(next + "/approval", new { date = $"{ThisYear}-01-01" });

        (await official.GetJson(annex)).Text("stateLabel").ShouldBe("Herzien");
        var now = await official.GetJson(next);
        now.Text("state").ShouldBe("running");
        now.Lines().Texts().ShouldBe(["een", "drie"]);
        now.Lines()[0].Text("status").ShouldBe("running");
        now.Lines()[0]["progress"]![0]!.Text("text").ShouldBe("gestart");
        await (await official.PostJson($"{annex}/lines/{before[0].Text("id")}/progress", new { text = "te laat" }))
            .ShouldRefuse(409, "rule:annex-revised", "geldt versie 2");
        await (await official.PostJson(annex + "/revision", new { })).ShouldRefuse(409, "rule:annex-revised");
    }

    [Fact]
    [Trait("C0", "36")]
    public async Task Two_editions_are_compared_line_by_line()
    {
        var official = await platform.SignIn("ambtenaar@brecht.example");
        var annex = await official.ApprovedAnnex("brecht", ThisYear, Action("blijft"), Action("verandert"), Action("verdwijnt"));
        var next = $"/api/brecht/annexes/{await official.Create(annex + "/revision", new { })}";
        var lines = (await official.GetJson(next)).Lines();
        var changed = lines[1].AsInput();
        (changed["text"], changed["workingForm"]) = ("veranderde", "training");
        (await official.PutJson($"{next}/lines/{lines[1].Text("id")}", changed)).EnsureSuccessStatusCode();
        (await official.DeleteAsync($"{next}/lines/{lines[2].Text("id")}")).EnsureSuccessStatusCode();
        await official.Line(next, Action("is nieuw"));

        foreach (var comparison in new[] { await official.GetJson($"{next}/comparison?with={annex[^36..]}"),
            await official.GetJson($"{annex}/comparison?with={next[^36..]}") })
        {
            comparison["before"]!.Text("id").ShouldBe(annex[^36..]);
            comparison["added"]!.AsArray().Select(l => l!.Text("text")).ShouldBe(["is nieuw"]);
            comparison["removed"]!.AsArray().Select(l => l!.Text("text")).ShouldBe(["verdwijnt"]);
            var line = comparison["changed"]!.AsArray().ShouldHaveSingleItem()!;
            line["fields"]!.AsArray().Select(f => (f!.Text("label"), f!.Text("before"), f!.Text("after"))).ShouldBe(
                [("Actie", "verandert", "veranderde"), ("Werkvorm", "In onderling overleg te bepalen", "Vorming")]);
        }

        await (await official.GetAsync($"{next}/comparison")).ShouldRefuse(400, "invalid-input");
        (await (await platform.Browse("schepen@brecht.example")).Get($"{next.Page()}/vergelijken?met={annex[^36..]}"))
            .ShouldContain("1 nieuw, 1 weggevallen, 1 gewijzigd");
    }

    [Fact]
    [Trait("C0", "16")]
    public async Task AgII_asks_for_a_revision_and_the_municipality_sets_it_aside_or_starts_it()
    {
        var official = await platform.SignIn("ambtenaar@brecht.example");
        var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        var annex = await official.ApprovedAnnex("brecht");
        await (await official.PostJson(annex + "/revision-requests", new { reason = "zelf" })).ShouldRefuse(403, "no-permission");
        await (await manager.PostJson(annex + "/revision-requests", new { })).ShouldRefuse(400, "invalid-input", "Vul de reden in");
        var version = (await official.GetJson(annex))["version"]!.GetValue<int>();

        await manager.Done(annex + "/revision-requests", new { reason = "Onze consulent stopt." });
        var asked = await official.GetJson(annex);
        asked.Text("stateLabel").ShouldBe("Herziening gevraagd");
        asked["version"]!.GetValue<int>().ShouldBe(version + 1);
        asked.Lines().Texts().ShouldBe(["ondersteunt de sportdienst"]); // a request, never a change
        await (await manager.PostJson(annex + "/revision-requests", new { reason = "nog eens" }))
            .ShouldRefuse(409, "rule:requested-already");
        var browser = await platform.Browse("schepen@brecht.example");
        (await browser.Get(annex.Page())).ShouldContain("Onze consulent stopt.");
        (await browser.Get($"/brecht/overeenkomsten/{asked.Text("agreementId")}")).ShouldContain("Herziening gevraagd");

        var request = $"{annex}/revision-requests/{asked["requests"]![0]!.Text("id")}/dismissal";
        await (await official.PostJson(request, new { })).ShouldRefuse(400, "invalid-input");
        var consultant = await platform.ConsultantIn("brecht", "antwerpen");
        await PlatformFixture.Until(async () => (await consultant.GetAsync(annex)).IsSuccessStatusCode);
        await (await consultant.PostJson(request, new { reason = "wij ook niet" }))
            .ShouldRefuse(409, "rule:other-side", "Alleen de gemeente zelf");
        await official.Done(request, new { reason = "De nieuwe consulent neemt alles over." });
        var aside = await official.GetJson(annex);
        aside.Text("state").ShouldBe("running");
        aside["requests"]![0]!["answer"]!.Text("reason").ShouldBe("De nieuwe consulent neemt alles over.");
        await (await official.PostJson(request, new { reason = "nog eens" })).ShouldRefuse(409, "rule:answered-already");

        await manager.Done(annex + "/revision-requests", new { reason = "Ook de tweede stopt." });
        await official.Create(annex + "/revision", new { });
        (await official.GetJson(annex))["requests"]![1]!["answer"]!["accepted"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_revision_that_is_thrown_away_leaves_the_running_edition_as_it_was()
    {
        var official = await platform.SignIn("ambtenaar@brecht.example");
        var annex = await official.ApprovedAnnex("brecht");
        var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        await manager.Done(annex + "/revision-requests", new { reason = "Onze consulent stopt." });
        var next = $"/api/brecht/annexes/{await official.Create(annex + "/revision", new { })}";
        await (await manager.PostJson(annex + "/revision-requests", new { reason = "Nog iemand stopt." }))
            .ShouldRefuse(409, "rule:revision-under-way", "Neem de wijziging daarin op");

        (await official.DeleteAsync(next)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await official.GetJson(annex))["revisedIn"].ShouldBeNull();
        (await official.GetJson(annex)).Text("state").ShouldBe("revision-requested");
        (await official.Create(annex + "/revision", new { })).ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task An_annex_that_nobody_approved_is_changed_and_not_revised()
    {
        var official = await platform.SignIn("ambtenaar@brecht.example");

        await (await official.PostJson(await official.Annex(await official.Draft("brecht")) + "/revision", new { }))
            .ShouldRefuse(409, "rule:not-approved", "gewoon wijzigen");
    }

    [Fact]
    [Trait("C0", "30")]
    public async Task A_signed_annex_stays_as_it_was_signed_and_changes_in_a_revision_that_nobody_signed_yet()
    {
        var official = await platform.SignIn("ambtenaar@brecht.example");
        var alderman = await platform.SignIn("schepen@brecht.example");
        var annex = await official.Annex(await official.Approved("brecht"));
        await official.Line(annex, Action("een"));
        await official.Line(annex, Action("twee"));
        await official.Done(annex + "/agreement", new { });
        (await Attempts(annex)).ShouldAllBe(status => status == HttpStatusCode.NoContent || status == HttpStatusCode.Created,
            "agreed upon, but not signed: it may still change");
        var signed = (await official.GetJson(annex)).Lines();

        await alderman.Done(annex + "/acknowledgements", new { party = 0, representative = 0, date = "2026-02-03" });
        (await Attempts(annex)).ShouldAllBe(status => status == HttpStatusCode.Conflict);
        await (await official.PostJson(annex + "/lines", Action("vier")))
            .ShouldRefuse(409, "rule:annex-signed", "Sam Schepen tekende deze bijlage al");
        (await official.GetJson(annex)).Lines().Texts().ShouldBe(signed.Texts());
        var page = await (await platform.Browse("ambtenaar@brecht.example")).Get(annex.Page());
        page.ShouldNotContain("/acties/nieuw", customMessage: "no button that would be refused");
        page.ShouldContain("/goedkeuren");

        await official.Done(annex + "/approval", new { withAgreement = true });
        (await Attempts(annex)).ShouldAllBe(status => status == HttpStatusCode.Conflict);
        var next = $"/api/brecht/annexes/{await official.Create(annex + "/revision", new { })}";
        (await official.GetJson(next))["acknowledgements"]!.AsArray().ShouldAllBe(place => place!["signed"] == null);
        (await Attempts(next)).ShouldAllBe(status => status == HttpStatusCode.NoContent || status == HttpStatusCode.Created);

        // Every way to change what it says: its texts, a new line, and a line changed, moved and removed.
        async Task<List<HttpStatusCode>> Attempts(string one)
        {
            var read = await official.GetJson(one);
            var (first, last) = (read.Lines()[0], read.Lines()[^1]);
            return
            [
                (await official.PutJson(one,
                    new JsonObject { ["year"] = ThisYear, ["context"] = "Anders", ["version"] = read["version"]!.GetValue<int>() }))
                    .StatusCode,
                (await official.PostJson(one + "/lines", Action("drie"))).StatusCode,
                (await official.PostJson($"{one}/lines/{last.Text("id")}/position", new { direction = "up" })).StatusCode,
                (await official.PutJson($"{one}/lines/{last.Text("id")}",
                    (await official.GetJson(one)).Lines().Single(l => l.Text("id") == last.Text("id")).AsInput())).StatusCode,
                (await official.DeleteAsync($"{one}/lines/{first.Text("id")}")).StatusCode,
            ];
        }
    }

    [Fact]
    [Trait("C0", "16")]
    public async Task AgII_may_not_grant_its_own_request()
    {
        var official = await platform.SignIn("ambtenaar@brecht.example");
        var annex = await official.ApprovedAnnex("brecht");
        var consultant = await platform.ConsultantIn("brecht", "antwerpen");
        await consultant.Done(annex + "/revision-requests", new { reason = "Onze collega stopt." });

        await (await consultant.PostJson(annex + "/revision", new { })).ShouldRefuse(409, "rule:other-side", "de gemeente zelf beslist");
        (await official.GetJson(annex))["revisedIn"].ShouldBeNull();
        var browser = await platform.Browse("consulent.antwerpen@agii.example");
        (await browser.Get(annex.Page())).ShouldNotContain($"{annex.Page()}/herzien\"");

        await official.Create(annex + "/revision", new { });
        (await official.GetJson(annex))["requests"]![0]!["answer"]!["accepted"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    [Trait("C0", "16")]
    public async Task Once_the_year_is_over_nobody_revises_its_annex_any_more()
    {
        var official = await platform.SignIn("ambtenaar@brecht.example");
        var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        var annex = await official.ApprovedAnnex("brecht", $"{Flanders.Today.Year - 1}");

        await (await manager.PostJson(annex + "/revision-requests", new { reason = "Onze consulent stopte." }))
            .ShouldRefuse(409, "rule:annex-over", "liep af op 31 december");
        await (await official.PostJson(annex + "/revision", new { })).ShouldRefuse(409, "rule:annex-over", "liep af op 31 december");

        (await official.GetJson(annex))["mayBeEvaluated"]!.GetValue<bool>().ShouldBeTrue("nothing stands in its way");
        (await (await platform.Browse("ambtenaar@brecht.example")).Get(annex.Page())).ShouldNotContain($"{annex.Page()}/herzien\"");
    }

    [Fact]
    public void What_was_asked_or_begun_lapses_with_the_year_and_the_edition_that_holds_is_evaluated()
    {
        var agreement = Agreement.Draft(new("1", "Samen", Theme.LanguageSupport, "", new(2020, 1, 1), new(2024, 12, 31), null, [], null, [],
            null, [], [], new(null, null, null), false, null, []));
        agreement.Decide(new(Guid.NewGuid(), DecisionBody.College, new DateOnly(2020, 1, 10), null, DecisionResult.Referred, null));
        agreement.Decide(new(Guid.NewGuid(), DecisionBody.Council, new DateOnly(2020, 2, 3), null, DecisionResult.Approved, null));
        var (inTime, over) = (new DateOnly(2021, 12, 31), new DateOnly(2022, 1, 1));
        var asked = Approved("2021");
        asked.Request(new(Guid.NewGuid(), inTime, "AgII", "Onze consulent stopt."));
        asked.StateOn(inTime).ShouldBe(AnnexState.RevisionRequested);
        asked.StateOn(over).ShouldBe(AnnexState.ToEvaluate, "an open request lapses");

        var annex = Approved("2021");
        var next = annex.Revise(new(inTime, "An", true, null));
        next.Agree(inTime, 1);
        Should.Throw<RuleViolation>(() => annex.Evaluate(new(inTime, [], null, null), inTime)).Rule.ShouldBe("revision-under-way");
        Should.Throw<RuleViolation>(() => next.Approve(over, agreement, annex)).Rule.ShouldBe("annex-over");
        annex.Evaluate(new(over, [], null, null), over);
        annex.EvaluatedOn.ShouldBe(over);
        Should.Throw<RuleViolation>(() => next.Approve(inTime, agreement, annex)).Rule.ShouldBe("evaluated-already");

        var settled = Approved("2021");
        var later = settled.Revise(new(inTime, "An", true, null));
        later.Agree(inTime, 1);
        later.Approve(inTime, agreement, settled); // decided in time, recorded afterwards
        settled.ReplacedOn.ShouldBe(inTime);

        Annex Approved(string year)
        {
            var made = Annex.Draft(agreement, new(year, new(2021, 1, 1), new(2021, 12, 31), "", "", "", ""), []);
            made.Agree(new(2021, 1, 5), 1);
            made.Approve(new(2021, 1, 6), agreement, null);
            return made;
        }
    }
}
