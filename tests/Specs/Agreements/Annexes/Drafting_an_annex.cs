using System.Net;
using System.Text.Json.Nodes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;
using static AgiiPlatform.Specs.Agreements.Annexes.AnnexCalls;

namespace AgiiPlatform.Specs.Agreements.Annexes;

public class Drafting_an_annex(PlatformFixture platform)
{
    [Fact]
    [Trait("C0", "06")]
    public async Task An_annex_has_the_usual_texts_and_the_calendar_year_until_somebody_says_otherwise()
    {
        var official = await platform.SignIn("ambtenaar@boom.example");
        var agreement = await official.Draft("boom");

        var annex = await official.GetJson(await official.Annex(agreement, "2026"));

        (annex.Text("from"), annex.Text("until"), annex["edition"]!.GetValue<int>(), annex.Text("state"))
            .ShouldBe(("2026-01-01", "2026-12-31", 1, "draft"));
        annex.Text("context").ShouldContain("Samenwerkingsovereenkomst");
        annex.Text("context").ShouldContain("1 januari 2026 tot en met 31 december 2026");
        annex.Text("revisionClause").ShouldContain("herziening");
        annex["acknowledgements"]!.AsArray().Select(a => a!.Text("name")).ShouldBe(["Sam Schepen", "Dirk Directeur", "Rani Regio"]);
    }

    [Fact]
    public async Task T22_outside_the_period_of_the_agreement_it_is_refused_with_both_periods()
    {
        var official = await platform.SignIn("ambtenaar@boom.example");
        var agreement = await official.Draft("boom", Terms("Voor 2018", "2018-01-01", "2018-12-31"));

        var answer = await official.PostJson(agreement + "/annexes", new { year = "2019" });

        await answer.ShouldRefuse(409, "rule:outside-agreement",
            "De periode van de bijlage (1 januari 2019 tot en met 31 december 2019) valt niet binnen die van de overeenkomst (1 januari "
                + "2018 tot en met 31 december 2018).");
        (await official.GetJson(agreement + "/annexes")).AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task T22_the_agreement_is_not_made_shorter_than_its_annex()
    {
        var official = await platform.SignIn("ambtenaar@boom.example");
        var agreement = await official.Draft("boom");
        await official.Annex(agreement, "2030");
        var shorter = Terms(until: "2029-12-31");
        shorter["version"] = (await official.GetJson(agreement))["version"]!.GetValue<int>();

        await (await official.PutJson(agreement, shorter)).ShouldRefuse(409, "rule:annex-outside",
            "Bijlage 2030 (1 januari 2030 tot en met 31 december 2030) valt dan buiten de overeenkomst");
        (await official.GetJson(agreement)).Text("until").ShouldBe("2090-12-31");
    }

    [Fact]
    public async Task T22_a_second_one_for_the_same_year_is_refused_and_so_is_one_for_the_same_days()
    {
        var official = await platform.SignIn("ambtenaar@boom.example");
        var agreement = await official.Draft("boom");
        await official.Annex(agreement, "2025");

        await (await official.PostJson(agreement + "/annexes", new { year = "2025" }))
            .ShouldRefuse(409, "rule:year-taken", "Voor het werkjaar 2025 is er al een bijlage");
        await (await official.PostJson(agreement + "/annexes", new { year = "2025-2026", from = "2025-09-01", until = "2026-08-31" }))
            .ShouldRefuse(409, "rule:periods-overlap", "bijlage 2025 (1 januari 2025 tot en met 31 december 2025)");
        (await official.GetJson(agreement + "/annexes")).AsArray().Count.ShouldBe(1);
        (await official.Annex(agreement, "2026-2027", new { year = "2026-2027", from = "2026-09-01", until = "2027-08-31" }))
            .ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_two_who_draft_the_same_year_in_the_same_instant_one_is_told_that_it_is_there()
    {
        var official = await platform.SignIn("ambtenaar@boom.example");
        var agreement = await official.Draft("boom");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => official.PostJson(agreement + "/annexes", new { year = "2025" })));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            (await refused.Rule()).ShouldBeOneOf("year-taken", "changed-meanwhile"); // by the rule, or by the unique index
        }

        (await official.GetJson(agreement + "/annexes")).AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_the_store_fails_for_another_reason_nobody_is_told_that_a_colleague_was_first()
    {
        var official = await platform.SignIn("ambtenaar@lo-reninge.example");
        var agreement = await official.Draft("lo-reninge");

        await using (await platform.LogThatRefuses("agreements", platform.Tenant("lo-reninge").Id, column: "tenant_id"))
        {
            (await official.PostJson(agreement + "/annexes", new { year = "2025" }))
                .StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        }

        (await official.GetJson(agreement + "/annexes")).AsArray().ShouldBeEmpty();
        (await official.Annex(agreement, "2025")).ShouldNotBeNull("control: with a store that works it is made");
    }

    [Theory]
    [InlineData("", "werkjaar")]
    [InlineData("zesentwintig", "werkjaar")]
    [InlineData("2026-2028", "kalenderjaar")]
    [InlineData("2026-2027", "begindatum")]
    public async Task A_working_year_that_is_none_is_refused(string year, string sentence)
    {
        var official = await platform.SignIn("ambtenaar@boom.example");

        await (await official.PostJson(await official.Draft("boom") + "/annexes", new { year }))
            .ShouldRefuse(400, "invalid-input", sentence);
    }

    [Fact]
    public async Task The_texts_change_until_the_approval_and_who_saw_an_older_version_is_refused()
    {
        var official = await platform.SignIn("ambtenaar@boom.example");
        var annex = await official.Annex(await official.Approved("boom"));
        await official.Line(annex);

        (await official.PutJson(annex, new JsonObject { ["year"] = ThisYear, ["context"] = "Anders", ["version"] = 1 }))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await official.PutJson(annex, new JsonObject { ["year"] = ThisYear, ["context"] = "Te laat", ["version"] = 1 }))
            .ShouldRefuse(409, "rule:changed-meanwhile");
        (await official.GetJson(annex)).Text("context").ShouldBe("Anders");

        await official.Approve(annex);
        await (await official.PutJson(annex, new JsonObject { ["year"] = ThisYear, ["version"] = 4 }))
            .ShouldRefuse(409, "rule:annex-approved", "maakt u een herziening");
    }

    [Fact]
    public async Task From_concept_over_agreed_and_approved_to_running()
    {
        var official = await platform.SignIn("ambtenaar@boom.example");
        var agreement = await official.Draft("boom");
        var annex = await official.Annex(agreement);
        await (await official.PostJson(annex + "/agreement", new { })).ShouldRefuse(409, "rule:no-lines", "nog geen acties");
        await official.Line(annex);
        await (await official.PostJson(annex + "/approval", new { date = "2026-02-01" })).ShouldRefuse(409, "rule:not-agreed");

        await official.Done(annex + "/agreement", new { });
        (await official.GetJson(annex)).Text("stateLabel").ShouldBe("Afgestemd");
        (await official.GetJson(annex)).Lines()[0].Text("statusLabel").ShouldBe("Afgesproken");
        await (await official.PostJson(annex + "/approval", new { date = "2026-02-01" })).ShouldRefuse(409, "rule:agreement-not-approved");

        await AgreementCalls.Approve(official, agreement);
        await (await official.PostJson(annex + "/approval", new { date = "2020-01-01" })).ShouldRefuse(409, "rule:before-agreement");
        await official.Done(annex + "/approval", new { date = "2026-02-01" });
        (await official.GetJson(annex)).Text("stateLabel").ShouldBe("Lopend");
        (await official.GetJson(agreement))["annexes"]![0]!.Text("name").ShouldBe($"Bijlage {ThisYear}");
    }

    [Fact]
    [Trait("C0", "30")]
    public async Task Each_side_signs_for_itself_ter_kennisname_en_goedkeuring()
    {
        var official = await platform.SignIn("ambtenaar@boom.example");
        var alderman = await platform.SignIn("schepen@boom.example");
        var annex = await official.Annex(await official.Approved("boom"));
        await official.Line(annex);
        await (await alderman.PostJson(annex + "/acknowledgements", new { party = 0, representative = 0 }))
            .ShouldRefuse(409, "rule:not-agreed");
        await official.Done(annex + "/agreement", new { });

        await alderman.Done(annex + "/acknowledgements", new { party = 0, representative = 0, date = "2026-02-03", place = "Boom" });
        await (await alderman.PostJson(annex + "/acknowledgements", new { party = 0, representative = 0 }))
            .ShouldRefuse(409, "rule:signed-already", "Sam Schepen tekende deze bijlage al (3 februari 2026)");
        await (await alderman.PostJson(annex + "/acknowledgements", new { party = 1, representative = 0 }))
            .ShouldRefuse(409, "rule:other-side", "regiomanager");
        await (await official.PostJson(annex + "/acknowledgements", new { party = 0, representative = 1 }))
            .ShouldRefuse(403, "no-permission");

        var places = (await official.GetJson(annex))["acknowledgements"]!.AsArray();
        places[0]!["signed"]!.Text("place").ShouldBe("Boom");
        places[1]!["signed"].ShouldBeNull();
    }

    [Fact]
    public async Task A_concept_is_deleted_with_its_lines_and_an_agreed_one_is_not()
    {
        var official = await platform.SignIn("ambtenaar@boom.example");
        var annex = await official.Annex(await official.Draft("boom"));
        await official.Line(annex);

        (await official.DeleteAsync(annex)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await official.GetAsync(annex)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var other = await official.Annex(await official.Draft("boom"));
        await official.Line(other);
        await official.Done(other + "/agreement", new { });
        await (await official.DeleteAsync(other)).ShouldRefuse(409, "rule:no-draft");
    }

    [Fact]
    public async Task A_draft_agreement_is_deleted_with_its_annexes()
    {
        var official = await platform.SignIn("ambtenaar@boom.example");
        var agreement = await official.Draft("boom");
        var annex = await official.Annex(agreement);
        await official.Line(annex);

        (await official.DeleteAsync(agreement)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await official.GetAsync(annex)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_may_only_read_drafts_nothing()
    {
        var official = await platform.SignIn("ambtenaar@boom.example");
        var annex = await official.Annex(await official.Draft("boom"));
        var alderman = await platform.SignIn("schepen@boom.example");

        (await alderman.GetAsync(annex)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await alderman.PostJson(annex + "/lines", Action())).ShouldRefuse(403, "no-permission");
    }

    [Fact]
    public async Task The_same_draft_sent_twice_under_one_key_makes_one_annex()
    {
        var official = await platform.SignIn("ambtenaar@boom.example");
        var agreement = await official.Draft("boom");

        var first = await official.Create(agreement + "/annexes", new { year = "2026" }, "bijlage-eens");
        (await official.Create(agreement + "/annexes", new { year = "2026" }, "bijlage-eens")).ShouldBe(first);
        (await official.GetJson(agreement + "/annexes")).AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_annex_of_another_municipality_is_word_for_word_one_that_does_not_exist()
    {
        var official = await platform.SignIn("ambtenaar@boom.example");
        var annex = await official.Annex(await official.Draft("boom"));
        var line = await official.Line(annex);
        var stranger = await platform.SignIn("directeur@bonheiden.example");
        foreach (var path in new[] { annex, annex + "/comparison", annex.Replace("/boom/", "/bonheiden/"),
            annex.Replace("/boom/", "/bonheiden/") + $"/comparison?with={Guid.NewGuid()}" })
        {
            var foreign = await stranger.GetAsync(path);
            foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            (await foreign.Content.ReadAsStringAsync())
                .ShouldBe(await (await stranger.GetAsync($"/api/bonheiden/annexes/{Guid.NewGuid()}")).Content.ReadAsStringAsync());
        }

        foreach (var path in new[] { line + "/progress", line + "/position", line + "/restoration", annex + "/agreement",
            annex + "/approval", annex + "/revision", annex + "/evaluation", annex + "/copy", annex + "/lines" })
        {
            (await stranger.PostJson(path.Replace("/boom/", "/bonheiden/"), new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await stranger.PutJson(line.Replace("/boom/", "/bonheiden/"), Action())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.DeleteAsync(line.Replace("/boom/", "/bonheiden/"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await official.GetJson(annex)).Lines().Count.ShouldBe(1);
    }
}
