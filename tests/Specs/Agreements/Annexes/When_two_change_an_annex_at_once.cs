using System.Net;
using System.Text.RegularExpressions;
using static AgiiPlatform.Specs.Agreements.Annexes.AnnexCalls;

namespace AgiiPlatform.Specs.Agreements.Annexes;

/// <summary>
/// A change of a line raises the version of its annex: nobody agrees to, approves, evaluates or copies what changes at the same moment, or
/// changed since they read it. Who is refused looks again and tries again.
/// </summary>
public class When_two_change_an_annex_at_once(PlatformFixture platform)
{
    [Fact]
    public async Task Every_change_of_a_line_raises_the_version_of_the_annex()
    {
        var official = await platform.SignIn("ambtenaar@brakel.example");
        var annex = await official.Annex(await official.Draft("brakel"));
        var (first, second) = ("", "");
        await Raised(async () => first = await official.Line(annex, Action("een")));
        await Raised(async () => second = await official.Line(annex, Action("twee")));
        var input = (await official.GetJson(annex)).Lines()[0].AsInput();
        input["text"] = "anders";

        await Raised(async () => (await official.PutJson(first, input)).EnsureSuccessStatusCode());
        await Raised(() => official.Done(first + "/position", new { direction = "down" }));
        await Raised(() => official.Done(first + "/progress", new { text = "een eerste gesprek" }));
        await Raised(async () => (await official.DeleteAsync(second)).EnsureSuccessStatusCode());
        await Raised(() => official.Done(second + "/restoration", new { }));

        async Task Raised(Func<Task> change)
        {
            var before = await Version(official, annex);
            await change();
            (await Version(official, annex)).ShouldBe(before + 1);
        }
    }

    [Fact]
    public async Task Of_a_line_that_is_added_and_an_approval_in_the_same_instant_one_is_refused()
    {
        var official = await platform.SignIn("ambtenaar@brakel.example");
        var agreement = await official.Approved("brakel");
        foreach (var year in Enumerable.Range(2021, 5))
        {
            var annex = await official.Annex(agreement, $"{year}");
            await official.Line(annex);
            await official.Done(annex + "/agreement", new { });
            var version = await Version(official, annex);

            var answers = await Task.WhenAll(
                official.PostJson(annex + "/approval", new { withAgreement = true, version }),
                official.PostJson(annex + "/lines", Action("nog een")));

            await OneIsRefused(answers, "changed-meanwhile", "annex-approved");
            var read = await official.GetJson(annex);
            (read["approvedOn"] is null, read.Lines().Count).ShouldBeOneOf((false, 1), (true, 2));
        }
    }

    [Fact]
    public async Task Of_a_note_on_an_action_and_the_approval_of_a_revision_in_the_same_instant_none_is_lost()
    {
        var official = await platform.SignIn("ambtenaar@brakel.example");
        foreach (var year in Enumerable.Range(Flanders.Today.Year, 4))
        {
            var annex = await official.ApprovedAnnex("brakel", $"{year}");
            var line = $"{annex}/lines/{(await official.GetJson(annex)).Lines()[0].Text("id")}";
            var next = annex[..^36] + await official.Create(annex + "/revision", new { });
            await official.Done(next + "/agreement", new { });

            var answers = await Task.WhenAll(
                official.PostJson(next + "/approval", new { date = $"{ThisYear}-01-01" }),
                    official.PostJson(line + "/progress", new { text = "begonnen" }));

            answers[0].StatusCode.ShouldBeOneOf(HttpStatusCode.NoContent, HttpStatusCode.Conflict);
            if (answers is [{ IsSuccessStatusCode: true }, { IsSuccessStatusCode: true }])
            {
                (await official.GetJson(next)).Lines()[0]["progress"]!.AsArray().Count.ShouldBe(1, "noted just before: it goes along");
            }
        }
    }

    [Fact]
    public async Task Who_agrees_to_or_approves_what_changed_since_they_read_it_is_refused_and_reads_it_again()
    {
        var official = await platform.SignIn("ambtenaar@brakel.example");
        var annex = await official.Annex(await official.Approved("brakel"));
        await official.Line(annex);
        var browser = await platform.Browse("directeur@brakel.example");

        var read = await browser.Get(annex.Page());
        await official.Line(annex, Action("erbij gezet"));
        var (status, again) = await browser.Post(annex.Page() + "/afstemmen", Button(read, "/afstemmen"));
        status.ShouldBe(HttpStatusCode.Conflict);
        again.ShouldContain("Iemand anders heeft deze bijlage intussen gewijzigd. Lees ze opnieuw en beslis dan.");
        again.ShouldContain("erbij gezet");
        (await browser.Post(annex.Page() + "/afstemmen", Button(again, "/afstemmen"))).Status.ShouldBe(HttpStatusCode.Redirect);

        var approve = Link(await browser.Get(annex.Page()));
        await official.Line(annex, Action("nog erbij gezet"));
        (status, again) = await browser.Post(annex.Page() + "/goedkeuren", Filled(await browser.Get(approve)));
        status.ShouldBe(HttpStatusCode.Conflict);
        again.ShouldContain("De bijlage opnieuw lezen");
        (await browser.Post(annex.Page() + "/goedkeuren", Filled(again))).Status.ShouldBe(HttpStatusCode.Conflict, "it was not read yet");
        (await official.GetJson(annex))["approvedOn"].ShouldBeNull();

        approve = Link(await browser.Get(annex.Page()));
        (await browser.Post(annex.Page() + "/goedkeuren", Filled(await browser.Get(approve)))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(annex)).Text("stateLabel").ShouldBe("Lopend");

        static string Link(string page) => Regex.Match(page, "/[^\"]*/goedkeuren\\?versie=\\d+", RegexOptions.NonBacktracking).Value;

        static Dictionary<string, string> Filled(string form) => new(Browser.Fields(form)) { ["withAgreement"] = "true" };

        static Dictionary<string, string> Button(string page, string action)
        {
            var form = page[page.IndexOf(action + "\"", StringComparison.Ordinal)..];
            return Browser.Fields("<form " + form[..form.IndexOf("</form>", StringComparison.Ordinal)]);
        }
    }

    [Fact]
    public async Task Lines_that_others_changed_before_are_in_nobodys_way()
    {
        var official = await platform.SignIn("ambtenaar@brakel.example");
        var annex = await official.Annex(await official.Draft("brakel"));
        var (first, second) = (await official.Line(annex, Action("een")), await official.Line(annex, Action("twee")));
        var browser = await platform.Browse("directeur@brakel.example");
        var texts = Browser.Fields(await browser.Get(annex.Page() + "/wijzigen"));
        var late = Browser.Fields(await browser.Get(annex.Page() + "/wijzigen"));
        var mine = (await official.GetJson(annex)).Lines()[1].AsInput();
        mine["text"] = "twee, gewijzigd";

        await official.Done(first + "/position", new { direction = "down" });
        await official.Line(annex, Action("drie"));
        (await official.DeleteAsync(first)).EnsureSuccessStatusCode();

        (await Version(official, second))
            .ShouldBeGreaterThan(mine["version"]!.GetValue<int>(), "it was moved, and so it is another version");
        mine["version"] = await Version(official, second);
        (await official.PutJson(second, mine)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        texts["context"] = "Andere context";
        (await browser.Post(annex.Page() + "/wijzigen", texts)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(annex)).Text("context").ShouldBe("Andere context");

        // The texts themselves are another matter.
        late["context"] = "Te laat";
        var (status, conflict) = await browser.Post(annex.Page() + "/wijzigen", late);
        status.ShouldBe(HttpStatusCode.Conflict);
        conflict.ShouldContain("<td data-label=\"Intussen bewaard\"><span class=\"literal\">Andere context</span></td>");
        conflict.ShouldContain("<td data-label=\"Uw invoer\"><span class=\"literal\">Te laat</span></td>");
    }

    [Fact]
    public async Task Of_two_evaluations_in_the_same_instant_one_is_refused_also_when_only_results_differ()
    {
        var official = await platform.SignIn("ambtenaar@brakel.example");
        var annex = await official.ApprovedAnnex("brakel", "2024", Action("een"), Action("twee"));
        var lines = (await official.GetJson(annex)).Lines();
        var version = await Version(official, annex);
        (await Evaluate("achieved", "achieved")).EnsureSuccessStatusCode();
        version = await Version(official, annex);

        var answers = await Task.WhenAll(Evaluate("partly", "achieved"), Evaluate("achieved", "partly"));

        await OneIsRefused(answers, "changed-meanwhile");
        (await official.GetJson(annex)).Lines().Select(l => l.Text("result"))
            .ShouldBe(answers[0].IsSuccessStatusCode ? ["partly", "achieved"] : ["achieved", "partly"]);

        Task<HttpResponseMessage> Evaluate(params string[] results) => official.PostJson(annex + "/evaluation", new
        {
            version, date = "2025-01-15", results = results.Select((result, i) => new { lineId = lines[i].Text("id"), result }),
        });
    }

    [Fact]
    public async Task Of_two_revisions_or_two_copies_in_the_same_instant_one_is_refused()
    {
        var official = await platform.SignIn("ambtenaar@brakel.example");
        var annex = await official.ApprovedAnnex("brakel");
        var year = $"{Flanders.Today.Year + 1}";

        await OneIsRefused(
            await Task.WhenAll(official.PostJson(annex + "/copy", new { year }), official.PostJson(annex + "/copy", new { year })),
            "changed-meanwhile", "year-taken");
        await OneIsRefused(
            await Task.WhenAll(official.PostJson(annex + "/revision", new { }), official.PostJson(annex + "/revision", new { })),
            "changed-meanwhile", "revision-under-way");

        var agreement = (await official.GetJson(annex)).Text("agreementId");
        (await official.GetJson($"/api/brakel/agreements/{agreement}/annexes")).AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task Of_two_drafts_for_the_same_days_in_the_same_instant_one_is_refused_whatever_the_year_is_called()
    {
        var official = await platform.SignIn("ambtenaar@brakel.example");
        for (var round = 0; round < 4; round++)
        {
            var agreement = await official.Draft("brakel");
            var answers = await Task.WhenAll(
                official.PostJson(agreement + "/annexes", new { year = "2025" }),
                official.PostJson(agreement + "/annexes", new { year = "2025-2026", from = "2025-09-01", until = "2026-08-31" }));

            await OneIsRefused(answers, "changed-meanwhile", "periods-overlap");
        }
    }

    private static async Task<int> Version(HttpClient reader, string address)
    {
        var annex = address.Split("/lines/");
        var read = await reader.GetJson(annex[0]);
        return (annex is [_, var line] ? read.Lines().Single(l => l.Text("id") == line) : read)["version"]!.GetValue<int>();
    }

    private static async Task OneIsRefused(HttpResponseMessage[] answers, params string[] rules)
    {
        answers.Count(a => a.IsSuccessStatusCode).ShouldBe(1);
        (await answers.Single(a => !a.IsSuccessStatusCode).Rule()).ShouldBeOneOf(rules);
    }
}
