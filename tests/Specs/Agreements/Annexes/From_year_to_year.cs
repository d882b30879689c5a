using System.Net;
using System.Text.Json.Nodes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;
using static AgiiPlatform.Specs.Agreements.Annexes.AnnexCalls;

namespace AgiiPlatform.Specs.Agreements.Annexes;

/// <summary>Evaluated at the end of the year, and taken forward to the next.</summary>
public class From_year_to_year(PlatformFixture platform)
{
    [Fact]
    public async Task T33_the_annex_of_2018_goes_to_2019_with_15_lines_that_know_where_they_came_from()
    {
        var official = await platform.SignIn("ambtenaar@bonheiden.example");
        var annex = await The_annex_of_Mechelen_2018.Enter(official,
            await official.Approved("bonheiden", Terms(from: "2018-01-01", until: "2018-12-31")));
        await AnnexCalls.Approve(official, annex);
        var source = await official.GetJson(annex);
        await (await official.PostJson(annex + "/copy", new { year = "2019" })).ShouldRefuse(409, "rule:outside-agreement");
        await (await official.PostJson(annex + "/copy", new { year = "2018" })).ShouldRefuse(409, "rule:not-later", "31 december 2018");

        var renewed = await official.Approved("bonheiden", Terms("Het vervolg", "2019-01-01", "2024-12-31"));
        var made = await official.Create(annex + "/copy", new { year = "2019", agreementId = renewed[^36..] });
        var copy = await official.GetJson($"/api/bonheiden/annexes/{made}");

        copy["counts"]!.ToJsonString().ShouldBe("""{"themes":7,"lines":15,"subLines":5,"references":2}""");
        copy.Text("cameFrom").ShouldBe(annex[^36..]);
        copy.Lines().Texts().ShouldBe(source.Lines().Texts());
        copy.Lines().Select(l => l.Text("cameFrom")).ShouldBe(source.Lines().Select(l => l.Text("id")));
        source.Lines().ShouldContain(l => l.Text("status") == "agreed");
        copy.Lines().ShouldAllBe(l => l.Text("status") == "proposed" || l.Text("status") == "available");
        copy.Text("preamble").ShouldBe(source.Text("preamble"));
        copy.Text("context").ShouldContain("1 januari 2019 tot en met 31 december 2019");
        var comparison = await official.GetJson($"/api/bonheiden/annexes/{copy.Text("id")}/comparison?with={annex[^36..]}");
        (comparison["added"]!.AsArray().Count, comparison["removed"]!.AsArray().Count, comparison["changed"]!.AsArray().Count)
            .ShouldBe((0, 0, 0));
    }

    [Fact]
    [Trait("C0", "17")]
    public async Task The_evaluation_feeds_the_next_annex()
    {
        var official = await platform.SignIn("ambtenaar@bonheiden.example");
        var annex = await official.ApprovedAnnex("bonheiden", "2024", Action("bereikt"), Action("deels"), Action("vervallen"));
        var lines = (await official.GetJson(annex)).Lines();
        await official.Done($"{annex}/lines/{lines[2].Text("id")}/progress", new { status = "dropped" });
        (await official.GetJson(annex)).Text("stateLabel").ShouldBe("Te evalueren");
        var version = (await official.GetJson(annex))["version"]!.GetValue<int>();
        JsonObject Evaluation(params (int Line, string Result, string? Note)[] results) => new()
        {
            ["version"] = version, ["date"] = "2025-01-15", ["participants"] = new JsonArray("Ann Ambtenaar", "Cas Consulent"),
            ["lessons"] = "Vroeger beginnen", ["proposals"] = "Meer vorming",
            ["results"] = new JsonArray([.. results.Select(r =>
                new JsonObject { ["lineId"] = lines[r.Line].Text("id"), ["result"] = r.Result, ["note"] = r.Note })]),
        };

        await (await official.PostJson(annex + "/evaluation", Evaluation((0, "achieved", null))))
            .ShouldRefuse(400, "invalid-input", "Kies een resultaat voor «deels»");
        (await official.GetJson(annex)).Lines().ShouldAllBe(l => l["result"] == null);
        await official.Done(annex + "/evaluation", Evaluation((0, "achieved", null), (1, "partly", "Eén school deed mee")));
        await (await official.PostJson(annex + "/evaluation", Evaluation((0, "not-achieved", null), (1, "partly", null))))
            .ShouldRefuse(409, "rule:changed-meanwhile");

        var evaluated = await official.GetJson(annex);
        evaluated.Text("stateLabel").ShouldBe("Afgesloten");
        evaluated["evaluation"]!.Text("on").ShouldBe("2025-01-15");
        evaluated.Lines().Select(l => l.Text("result")).ShouldBe(["achieved", "partly", "not-done"]);
        await (await official.PostJson(annex + "/revision", new { })).ShouldRefuse(409, "rule:evaluated-already");

        var next = await official.GetJson($"/api/bonheiden/annexes/{await official.Create(annex + "/copy", new { year = "2025" })}");
        next.Lines().Texts().ShouldBe(["deels"]);
        next.Lines()[0]["before"]!.ToJsonString().ShouldContain("partly");
        next.Lines()[0]["before"]!.Text("note").ShouldBe("Eén school deed mee");
        next.Text("earlierProposals").ShouldBe("Meer vorming");
        var made = await official.Create(annex + "/copy", new { year = "2026", completedToo = true });
        var all = await official.GetJson($"/api/bonheiden/annexes/{made}");
        all.Lines().Count.ShouldBe(3);
        (await (await platform.Browse("schepen@bonheiden.example")).Get($"/bonheiden/bijlagen/{next.Text("id")}"))
            .ShouldContain("Vorig jaar: deels bereikt – Eén school deed mee");
    }

    [Fact]
    public async Task Before_the_last_month_it_is_too_early_to_evaluate()
    {
        var official = await platform.SignIn("ambtenaar@bonheiden.example");
        var year = int.Parse(ThisYear) + 1;
        var annex = await official.ApprovedAnnex("bonheiden", $"{year}");
        var read = await official.GetJson(annex);

        await (await official.PostJson(annex + "/evaluation", new
        {
            version = read["version"]!.GetValue<int>(), date = $"{ThisYear}-01-01",
            results = new[] { new { lineId = read.Lines()[0].Text("id"), result = "achieved" } },
        })).ShouldRefuse(409, "rule:too-early", $"vanaf 1 december {year}");
        (await official.GetJson(annex))["evaluation"].ShouldBeNull();
    }

    [Fact]
    public async Task What_was_noted_with_a_result_is_emptied_again_and_what_is_not_given_stays()
    {
        var official = await platform.SignIn("ambtenaar@bonheiden.example");
        var annex = await official.ApprovedAnnex("bonheiden", "2024", Action("een"), Action("twee"));
        var lines = (await official.GetJson(annex)).Lines();
        await Evaluate((0, "achieved", "Vergissing"), (1, "partly", "Blijft staan"));

        await Evaluate((0, "achieved", null));

        var read = (await official.GetJson(annex)).Lines();
        read.Select(l => l.Text("result")).ShouldBe(["achieved", "partly"]);
        read[0]["resultNote"].ShouldBeNull();
        read[1].Text("resultNote").ShouldBe("Blijft staan");

        async Task Evaluate(params (int Line, string Result, string? Note)[] results) => await official.Done(annex + "/evaluation", new
        {
            version = (await official.GetJson(annex))["version"]!.GetValue<int>(), date = "2025-01-15",
            results = results.Select(r => new { lineId = lines[r.Line].Text("id"), result = r.Result, note = r.Note }),
        });
    }

    [Fact]
    public async Task While_a_revision_is_under_way_nothing_is_evaluated_until_it_is_thrown_away_or_approved()
    {
        var official = await platform.SignIn("ambtenaar@bonheiden.example");
        var today = Flanders.Today;
        var (from, until) = (today.AddDays(-300), today.AddDays(10)); // its last month: it may be evaluated, and it is not over
        var year = from.Year == until.Year ? $"{from.Year}" : $"{from.Year}-{until.Year}";
        var annex = await official.Annex(
            await official.Approved("bonheiden"), body: new { year, from = $"{from:O}", until = $"{until:O}" });
        await official.Line(annex);
        await official.Approve(annex);
        var page = await platform.Browse("ambtenaar@bonheiden.example");
        (await page.Get(annex.Page())).ShouldContain($"{annex.Page()}/evaluatie");
        var next = $"/api/bonheiden/annexes/{await official.Create(annex + "/revision", new { })}";

        await (await Evaluate(annex)).ShouldRefuse(409, "rule:revision-under-way", "Keur ze eerst goed of verwijder ze");
        await (await Evaluate(next)).ShouldRefuse(409, "rule:not-approved");
        (await official.GetJson(annex))["evaluation"].ShouldBeNull();
        (await page.Get(annex.Page())).ShouldNotContain($"{annex.Page()}/evaluatie");
        (await page.Get(annex.Page() + "/evaluatie"))
            .ShouldContain("U evalueert de versie die geldt.", customMessage: "who follows an older link does not fill in a form in vain");

        (await official.DeleteAsync(next)).EnsureSuccessStatusCode();
        var last = $"/api/bonheiden/annexes/{await official.Create(annex + "/revision", new { })}";
        await official.Approve(last, $"{today:O}");
        await (await Evaluate(annex)).ShouldRefuse(409, "rule:annex-revised", "geldt versie 2");
        (await Evaluate(last)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        async Task<HttpResponseMessage> Evaluate(string one)
        {
            var read = await official.GetJson(one);
            return await official.PostJson(one + "/evaluation", new
            {
                version = read["version"]!.GetValue<int>(), date = $"{today:O}",
                results = read.Lines().Select(l => new { lineId = l.Text("id"), result = "achieved" }),
            });
        }
    }
}
