using System.Net;
using System.Text.Json.Nodes;
using static AgiiPlatform.Specs.Agreements.Annexes.AnnexCalls;

namespace AgiiPlatform.Specs.Agreements.Annexes;

public class Lines_of_an_annex(PlatformFixture platform)
{
    [Fact]
    [Trait("C0", "08")]
    public async Task T27_a_work_session_outside_a_learning_track_is_refused_R8()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));
        const string sentence = "Een werksessie kan alleen als deel van een leertraject.";

        await (await official.PostJson(annex + "/lines", Action(more: ("workingForm", "work-session")))).ShouldRefuse(409, "rule:loose-work-session", sentence);
        var advice = await official.Line(annex, Action(more: ("workingForm", "advice")));
        await (await official.PostJson(annex + "/lines", Part(advice, "maakt een plan", ("workingForm", "work-session")))).ShouldRefuse(409, "rule:loose-work-session", sentence);
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

        await (await official.PostJson(line + "/progress", new { status = "running", text = "gestart" })).ShouldRefuse(409, "rule:no-working-form", "Leg de werkvorm vast vóór de actie loopt");
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
        var annex = await official.ApprovedAnnex("bornem", ThisYear, Action(more: [("modality", "on-request"), ("workingForm", "training")]));
        var line = $"{annex}/lines/{(await official.GetJson(annex)).Lines()[0].Text("id")}";
        (await official.GetJson(annex)).Lines()[0].Text("statusLabel").ShouldBe("Beschikbaar");

        await (await official.PostJson(line + "/progress", new { status = "running" })).ShouldRefuse(409, "rule:no-request", "Geef aan wie de ondersteuning vroeg");
        await official.Done(line + "/progress", new { status = "running", requestedBy = "de basisschool" });

        (await official.GetJson(annex)).Lines()[0]["progress"]![0]!.Text("text").ShouldBe("Gevraagd door de basisschool.");
        await (await official.PostJson(line + "/progress", new { status = "agreed" })).ShouldRefuse(409, "rule:status-out-of-order", "lopend");
    }

    [Fact]
    [Trait("C0", "13")]
    public async Task A_conditional_action_says_what_it_depends_on()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));

        await (await official.PostJson(annex + "/lines", Action(more: ("modality", "conditional")))).ShouldRefuse(400, "invalid-input", "waarvan de actie afhangt");
        await (await official.PostJson(annex + "/lines", Action(more: ("condition", "de agenda")))).ShouldRefuse(400, "invalid-input");
        await (await official.PostJson(annex + "/lines", new { text = "iets", theme = "x" })).ShouldRefuse(400, "invalid-input", "Vul een programma in");
        await (await official.PostJson(annex + "/lines", new { category = "Algemeen", text = "iets" })).ShouldRefuse(400, "invalid-input", "Vul het thema in");
    }

    [Theory]
    [InlineData("All")]
    [InlineData("AII")]
    [InlineData("Agentschap Integratie & Inburgering")]
    [Trait("D", "9")]
    public async Task The_agency_has_one_name_whichever_was_printed(string printed)
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));

        await official.Line(annex, Action("een", more: ("responsible", printed)));
        await official.Line(annex, Action("twee", more: ("responsible", "de stad")));

        (await official.GetJson(annex)).Lines().Select(l => l.Text("responsible")).ShouldBe(["AgII", "de stad"]);
    }

    [Fact]
    public async Task T30_text_is_kept_and_shown_literally()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));
        var text = "<script>alert('x')</script> 🎉 1\u00A0januari\n• eerste\no tweede\n&amp; " + new string('a', 4000);
        text += new string('b', 5000 - text.Length);

        await official.Line(annex, Action(text));
        await (await official.PostJson(annex + "/lines", Action(text + "!"))).ShouldRefuse(400, "invalid-input", "hoogstens 5000 tekens");

        (await official.GetJson(annex)).Lines()[0].Text("text").ShouldBe(text);
        var page = await (await (await platform.Browse("ambtenaar@bornem.example")).Open(annex.Page())).Content.ReadAsStringAsync();
        page.ShouldNotContain("<script>alert");
        WebUtility.HtmlDecode(page).ShouldContain(text);
    }

    [Fact]
    public async Task T32_two_people_on_one_line_the_second_is_refused_and_on_another_line_is_not()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));
        var (first, second) = (await official.Line(annex), await official.Line(annex, Action("tweede")));
        var (mine, theirs, other) = ((await official.GetJson(annex)).Lines()[0].AsInput(), (await official.GetJson(annex)).Lines()[0].AsInput(), (await official.GetJson(annex)).Lines()[1].AsInput());
        (theirs["text"], mine["text"], other["text"]) = ("van een ander", "van mij", "tweede, gewijzigd");

        (await official.PutJson(first, theirs)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await official.PutJson(first, mine)).ShouldRefuse(409, "rule:changed-meanwhile", "Vergelijk beide versies");
        (await official.PutJson(second, other)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await official.GetJson(annex)).Lines().Texts().ShouldBe(["van een ander", "tweede, gewijzigd"]);
    }

    [Fact]
    public async Task T32_the_second_sees_both_versions_and_chooses()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));
        var line = await official.Line(annex);
        var page = line.Page().Replace("/lines/", "/acties/") + "/wijzigen";
        var browser = await platform.Browse("directeur@bornem.example");
        var fields = Browser.Fields(await browser.Get(page));
        var theirs = (await official.GetJson(annex)).Lines()[0].AsInput();
        theirs["text"] = "van een ander";
        (await official.PutJson(line, theirs)).EnsureSuccessStatusCode();

        fields["text"] = "van mij";
        var (status, conflict) = await browser.Post(page, fields);

        status.ShouldBe(HttpStatusCode.Conflict);
        conflict.ShouldContain("<td data-label=\"Intussen bewaard\"><span class=\"literal\">van een ander</span></td>");
        conflict.ShouldContain("<td data-label=\"Uw invoer\"><span class=\"literal\">van mij</span></td>");
        var again = Browser.Fields(conflict);
        again["text"] = "van mij";
        (await browser.Post(page, again)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(annex)).Lines().Texts().ShouldBe(["van mij"]);
    }

    [Fact]
    [Trait("C0", "09")]
    public async Task Lines_move_among_their_neighbours_and_themes_stay_together()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));
        foreach (var (text, theme) in new[] { ("een", "A"), ("ander", "B"), ("twee", "A"), ("drie", "A") })
        {
            await official.Line(annex, Action(text, theme));
        }

        var lines = (await official.GetJson(annex)).Lines();
        lines.Texts().ShouldBe(["een", "twee", "drie", "ander"]);
        var three = $"{annex}/lines/{lines[2].Text("id")}";

        await official.Done(three + "/position", new { direction = "up" });
        (await official.GetJson(annex)).Lines().Texts().ShouldBe(["een", "drie", "twee", "ander"]);
        await official.Done(three + "/position", new { direction = "up" });
        (await official.GetJson(annex)).Lines().Texts().ShouldBe(["drie", "een", "twee", "ander"]);
        await (await official.PostJson(three + "/position", new { direction = "up" })).ShouldRefuse(409, "rule:no-further", "bovenaan");
        await official.Done(three + "/position", new { direction = "down" });
        (await official.GetJson(annex)).Lines().Texts().ShouldBe(["een", "drie", "twee", "ander"]);
        await (await official.PostJson(three + "/position", new { direction = "opzij" })).ShouldRefuse(400, "invalid-input");

        await official.Done(three + "/position", new { direction = "down", whole = "theme" });
        (await official.GetJson(annex)).Lines().Texts().ShouldBe(["ander", "een", "drie", "twee"]);
        await (await official.PostJson(three + "/position", new { direction = "down", whole = "theme" })).ShouldRefuse(409, "rule:no-further", "Dit thema staat al onderaan");
    }

    [Fact]
    public async Task Several_members_of_staff_stand_on_an_action_each_with_their_days()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Approved("bornem"));
        var id = Guid.CreateVersion7();
        await official.Line(annex, Action(more: ("staff", new JsonArray(Member(id), Member(null, "Ann Peeters", $"{ThisYear}-03-01"), Member(null, "Bert Bos", until: $"{ThisYear}-02-28")))));

        var read = (await official.GetJson(annex)).Lines()[0];
        read["staff"]!.ToJsonString().ShouldBe($$"""[{"id":"{{id}}","name":null,"from":null,"until":null},{"id":null,"name":"Ann Peeters","from":"{{ThisYear}}-03-01","until":null},{"id":null,"name":"Bert Bos","from":null,"until":"{{ThisYear}}-02-28"}]""");
        var shown = $"Ann Peeters, vanaf 1 maart {ThisYear}; Bert Bos, tot en met 28 februari {ThisYear}";
        var browser = await platform.Browse("ambtenaar@bornem.example");
        (await browser.Get(annex.Page())).ShouldContain($"AgII: Consulent (…{$"{id}"[^6..]}); {shown}");
        (await Word.Read(await official.GetAsync(annex + "/paper"))).Text.ShouldContain($"ondersteunt de sportdienst ({shown})");
        foreach (var (member, sentence) in new[]
        {
            (Member(null), "Kies de consulent"), (Member(null, ""), "Kies de consulent"), (Member(null, new string('x', 201)), "hoogstens 200 tekens"),
            (Member(null, "Cas", "2026-02-01", "2026-01-31"), "De laatste dag ligt vóór de eerste."), (Member(null, "Cas", "0026-02-01"), "Controleer het jaartal"),
        })
        {
            await (await official.PostJson(annex + "/lines", Action(more: ("staff", new JsonArray(member))))).ShouldRefuse(400, "invalid-input", sentence);
        }

        await (await official.PostJson(annex + "/lines", Action(more: ("staff", new JsonArray((JsonNode?)null))))).ShouldRefuse(400, "invalid-input");
        await (await official.PostJson(annex + "/lines", Action(more: ("staff", new JsonArray([.. Enumerable.Range(0, 21).Select(i => Member(null, $"Lid {i}"))]))))).ShouldRefuse(400, "invalid-input", "hoogstens 20 medewerkers");

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

        (await official.GetJson(edition)).Lines()[0]["staff"]!.AsArray().Select(s => s!["name"]?.GetValue<string>()).ShouldBe([null, "Bert Bos", "Dora Dams"]);
        var field = (await official.GetJson($"{edition}/comparison?with={annex[^36..]}"))["changed"]![0]!["fields"]!.AsArray().ShouldHaveSingleItem()!;
        field.Text("label").ShouldBe("Medewerkers van AgII");
        field.Text("after").ShouldEndWith($"Dora Dams, vanaf 1 februari {ThisYear}");
    }

    [Fact]
    public async Task Who_is_off_an_action_by_then_does_not_go_along_to_the_next_year()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var year = int.Parse(ThisYear);
        var annex = await official.ApprovedAnnex("bornem", ThisYear,
            Action(more: ("staff", new JsonArray(Member(null, "Stopt in de zomer", until: $"{year}-06-30"), Member(null, "Gaat door"), Member(null, "Tot in januari", until: $"{year + 1}-01-01")))));

        var next = annex[..^36] + await official.Create(annex + "/copy", new { year = $"{year + 1}" });

        (await official.GetJson(next)).Lines()[0]["staff"]!.AsArray().Select(s => s!.Text("name")).ShouldBe(["Gaat door", "Tot in januari"]);
    }

    [Fact]
    [Trait("C0", "09")]
    public async Task Objectives_and_programmes_move_whole_and_what_was_entered_in_turns_moves_one_place_too()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));
        foreach (var (text, programme, objective, theme) in new[]
        {
            ("a1", "P", "eerst", "A"), ("b1", "P", "dan", "B"), ("c1", "P", "laatst", "C"), ("q1", "Q", "eerst", "A"), ("a2", "P", "eerst", "A"), ("b2", "P", "dan", "B"),
        })
        {
            await official.Line(annex, new() { ["programme"] = programme, ["objective"] = objective, ["theme"] = theme, ["text"] = text });
        }

        await official.Line(annex, new() { ["kind"] = "reference", ["programme"] = "Q", ["text"] = "Zie Taalhulp" });
        await official.Line(annex, new() { ["category"] = "Algemeen", ["theme"] = "A", ["text"] = "z1" });
        var lines = (await official.GetJson(annex)).Lines();
        lines.Texts().ShouldBe(["a1", "a2", "b1", "b2", "c1", "q1", "z1"]);

        await Move("a1", "down", "objective");
        (await Texts()).ShouldBe(["b1", "b2", "a1", "a2", "c1", "q1", "z1"]);
        await Move("c1", "up", "objective");
        (await Texts()).ShouldBe(["b1", "b2", "c1", "a1", "a2", "q1", "z1"]);
        await (await Ask("a2", "down", "objective")).ShouldRefuse(409, "rule:no-further", "Deze doelstelling staat al onderaan");

        await Move("q1", "up", "programme");
        (await Texts()).ShouldBe(["q1", "b1", "b2", "c1", "a1", "a2", "z1"]);
        (await official.GetJson(annex))["sections"]![0]!["references"]!.AsArray().Count.ShouldBe(1);
        await (await Ask("q1", "up", "programme")).ShouldRefuse(409, "rule:no-further", "Dit programma staat al bovenaan");
        await (await Ask("z1", "down", "programme")).ShouldRefuse(409, "rule:no-further", "Deze rubriek staat al onderaan");
        await Move("z1", "up", "programme");
        (await Texts()).ShouldBe(["q1", "z1", "b1", "b2", "c1", "a1", "a2"]);
        await (await Ask("z1", "up", "annex")).ShouldRefuse(400, "invalid-input");

        var browser = await platform.Browse("ambtenaar@bornem.example");
        var page = await browser.Get(annex.Page());
        foreach (var button in new[] { "Rubriek naar boven", "Programma naar onder", "Doelstelling naar boven" })
        {
            page.ShouldContain(button);
        }

        page.ShouldNotContain("Thema naar", customMessage: "each objective has one theme");
        var form = page[page.LastIndexOf("<form", page.IndexOf("Rubriek naar boven", StringComparison.Ordinal), StringComparison.Ordinal)..];
        (await browser.Post($"{annex.Page()}/acties/{Id("z1")}/verplaatsen", Browser.Fields(form[..form.IndexOf("</form>", StringComparison.Ordinal)]))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Texts())[..2].ShouldBe(["z1", "q1"]);

        string Id(string text) => lines.Single(l => l.Text("text") == text).Text("id");
        async Task<string[]> Texts() => [.. (await official.GetJson(annex)).Lines().Texts()];
        Task<HttpResponseMessage> Ask(string text, string direction, string whole) => official.PostJson($"{annex}/lines/{Id(text)}/position", new { direction, whole });
        async Task Move(string text, string direction, string whole) => (await Ask(text, direction, whole)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_removed_action_takes_its_parts_along_and_an_older_version_removes_nothing()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));
        var action = await official.Line(annex);
        var part = await official.Line(annex, Part(action, "een deel"));
        await (await official.PostJson(annex + "/lines", Part(part, "te diep"))).ShouldRefuse(409, "rule:too-deep");
        await (await official.PostJson(annex + "/lines", Part(Guid.NewGuid().ToString(), "nergens bij"))).ShouldRefuse(400, "invalid-input", "staat niet in deze bijlage");

        await (await official.DeleteAsync(action + "?version=7")).ShouldRefuse(409, "rule:changed-meanwhile");
        (await official.DeleteAsync(action)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await official.GetJson(annex)).Lines().ShouldBeEmpty();
        (await official.DeleteAsync(part)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task After_the_approval_the_text_stays_and_the_progress_goes_on()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.ApprovedAnnex("bornem");
        var read = (await official.GetJson(annex)).Lines()[0];
        var line = $"{annex}/lines/{read.Text("id")}";

        await (await official.PostJson(annex + "/lines", Action("nog een"))).ShouldRefuse(409, "rule:annex-approved", "Voor al het andere maakt u een herziening");
        await (await official.PutJson(line, read.AsInput())).ShouldRefuse(409, "rule:annex-approved");
        await (await official.DeleteAsync(line)).ShouldRefuse(409, "rule:annex-approved");
        await (await official.PostJson(line + "/position", new { direction = "up" })).ShouldRefuse(409, "rule:annex-approved");
        await official.Done(line + "/progress", new { text = "eerste gesprek" });
        (await official.GetJson(annex)).Lines()[0]["progress"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    [Trait("C0", "10")]
    public async Task A_reference_names_an_agreement_on_record_here_or_none()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var other = await official.Draft("bornem", AgreementCalls.Terms("Taalhulp", theme: "language-support"));
        var foreign = await (await platform.SignIn("ambtenaar@boom.example")).Draft("boom");
        var annex = await official.Annex(await official.Draft("bornem"));
        JsonObject Reference(string agreement) => new() { ["kind"] = "reference", ["programme"] = "Taal", ["text"] = "Zie Taalhulp", ["refersTo"] = agreement[^36..] };

        await official.Line(annex, Reference(other));
        await (await official.PostJson(annex + "/lines", Reference(foreign))).ShouldRefuse(400, "invalid-input", "bestaat hier niet");

        var section = (await official.GetJson(annex))["sections"]![0]!;
        section["references"]![0]!.Text("refersToTitle").ShouldBe("Taalhulp");
    }

    [Fact]
    [Trait("C0", "07")]
    public async Task The_six_working_forms_are_there_with_what_they_are()
    {
        var forms = (await (await platform.SignIn("schepen@bornem.example")).GetJson("/api/bornem/working-forms")).AsArray();

        forms.Count.ShouldBe(6);
        forms.ShouldAllBe(f => f!.Text("definition").Length > 40);
    }

    [Fact]
    public async Task A_line_is_added_changed_moved_and_removed_at_the_pages_without_scripts()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));
        var browser = await platform.Browse("ambtenaar@bornem.example");
        foreach (var text in new[] { "eerste", "tweede" })
        {
            var fields = Browser.Fields(await browser.Get(annex.Page() + "/acties/nieuw"));
            (fields["programme"], fields["theme"], fields["text"], fields["partners[]"]) = ("Toegankelijkheid", "Sport", text, "De sportclub");
            fields["modality"] = "fixed";
            (await browser.Post(annex.Page() + "/acties/nieuw", fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        var lines = (await official.GetJson(annex)).Lines();
        lines[0]["partners"]![0]!.GetValue<string>().ShouldBe("De sportclub");
        var page = $"{annex.Page()}/acties/{lines[1].Text("id")}";
        var move = Browser.Fields(await browser.Get(annex.Page() + "/wijzigen")); // any form has the token
        (await browser.Post(page + "/verplaatsen", Only(move, ("direction", "up")))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(annex)).Lines().Texts().ShouldBe(["tweede", "eerste"]);
        var (status, refused) = await browser.Post(page + "/verplaatsen", Only(move, ("direction", "up")));
        status.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldContain("staat al bovenaan");
        (await browser.Post(page + "/verwijderen", Browser.Fields(await browser.Get(page + "/verwijderen")))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(annex)).Lines().Texts().ShouldBe(["eerste"]);
    }

    private static Dictionary<string, string> Only(Dictionary<string, string> form, (string Name, string Value) field) =>
        new(form.Where(f => f.Key.StartsWith("__", StringComparison.Ordinal))) { [field.Name] = field.Value };
}
