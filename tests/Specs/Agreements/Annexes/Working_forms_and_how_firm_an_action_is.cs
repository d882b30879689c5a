using static AgiiPlatform.Specs.Agreements.Annexes.AnnexCalls;

namespace AgiiPlatform.Specs.Agreements.Annexes;

/// <summary>In which form AgII supports an action, whether it is sure, on request or conditional, and when it can run (R7, R8).</summary>
public class Working_forms_and_how_firm_an_action_is(PlatformFixture platform)
{
    [Fact]
    [Trait("C0", "08")]
    public async Task T27_a_work_session_outside_a_learning_track_is_refused_R8()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));
        const string sentence = "Een werksessie kan alleen als deel van een leertraject.";

        await (await official.PostJson(annex + "/lines", Action(more: ("workingForm", "work-session"))))
            .ShouldRefuse(409, "rule:loose-work-session", sentence);
        var advice = await official.Line(annex, Action(more: ("workingForm", "advice")));
        await (await official.PostJson(annex + "/lines", Part(advice, "maakt een plan", ("workingForm", "work-session"))))
            .ShouldRefuse(409, "rule:loose-work-session", sentence);
        (await official.GetJson(annex)).Lines().Count.ShouldBe(1);

        var track = await official.Line(annex, Action("begeleidt het onthaal", more: ("workingForm", "learning-track")));
        await official.Line(annex, Part(track, "maakt een plan", ("workingForm", "work-session")));
        var changed = (await official.GetJson(annex)).Lines()[1].AsInput();
        changed["workingForm"] = "training";
        await (await official.PutJson(track, changed)).ShouldRefuse(409, "rule:loose-work-session", "heeft een werksessie als deelactie");
        await (await official.PostJson(track + "/progress", new { workingForm = "training" })).ShouldRefuse(409, "rule:loose-work-session");
        (await official.GetJson(annex)).Lines()[1].Text("workingForm").ShouldBe("learning-track");
    }

    [Fact]
    [Trait("C0", "12")]
    public async Task T28_an_action_without_working_form_does_not_run_R7()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.ApprovedAnnex("bornem");
        var line = $"{annex}/lines/{(await official.GetJson(annex)).Lines()[0].Text("id")}";

        await (await official.PostJson(line + "/progress", new { status = "running", text = "gestart" }))
            .ShouldRefuse(409, "rule:no-working-form", "Leg de werkvorm vast vóór de actie loopt");
        var refused = (await official.GetJson(annex)).Lines()[0];
        refused.Text("status").ShouldBe("agreed");
        refused["progress"]!.AsArray().ShouldBeEmpty();

        await official.Done(line + "/progress", new { workingForm = "advice" });
        (await official.GetJson(annex)).Lines()[0].Text("statusLabel").ShouldBe("Werkvorm bepaald");
        await official.Done(line + "/progress", new { status = "running", text = "gestart" });
        var running = (await official.GetJson(annex)).Lines()[0];
        running.Text("status").ShouldBe("running");
        running["progress"]!.AsArray().Select(n => n!.Text("role")).ShouldBe(["Ambtenaar", "Ambtenaar"]);
        running["progress"]![0]!.Text("text").ShouldBe("Werkvorm: Adviseren.");
    }

    [Fact]
    [Trait("C0", "13")]
    public async Task An_action_on_request_is_available_and_runs_when_somebody_asked()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.ApprovedAnnex("bornem", ThisYear,
            Action(more: [("modality", "on-request"), ("workingForm", "training")]));
        var line = $"{annex}/lines/{(await official.GetJson(annex)).Lines()[0].Text("id")}";
        (await official.GetJson(annex)).Lines()[0].Text("statusLabel").ShouldBe("Beschikbaar");

        await (await official.PostJson(line + "/progress", new { status = "running" }))
            .ShouldRefuse(409, "rule:no-request", "Geef aan wie de ondersteuning vroeg");
        await official.Done(line + "/progress", new { status = "running", requestedBy = "de basisschool" });

        (await official.GetJson(annex)).Lines()[0]["progress"]![0]!.Text("text").ShouldBe("Gevraagd door de basisschool.");
        await (await official.PostJson(line + "/progress", new { status = "agreed" }))
            .ShouldRefuse(409, "rule:status-out-of-order", "lopend");
    }

    [Fact]
    [Trait("C0", "13")]
    public async Task A_conditional_action_says_what_it_depends_on()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));

        await (await official.PostJson(annex + "/lines", Action(more: ("modality", "conditional"))))
            .ShouldRefuse(400, "invalid-input", "waarvan de actie afhangt");
        await (await official.PostJson(annex + "/lines", Action(more: ("condition", "de agenda")))).ShouldRefuse(400, "invalid-input");
        await (await official.PostJson(annex + "/lines", new { text = "iets", theme = "x" }))
            .ShouldRefuse(400, "invalid-input", "Vul een programma in");
        await (await official.PostJson(annex + "/lines", new { category = "Algemeen", text = "iets" }))
            .ShouldRefuse(400, "invalid-input", "Vul het thema in");
    }

    [Fact]
    [Trait("C0", "07")]
    public async Task The_six_working_forms_are_there_with_what_they_are()
    {
        var forms = (await (await platform.SignIn("schepen@bornem.example")).GetJson("/api/bornem/working-forms")).AsArray();

        forms.Count.ShouldBe(6);
        forms.ShouldAllBe(f => f!.Text("definition").Length > 40);
    }
}
