using System.Net;
using System.Text.Json.Nodes;
using static AgiiPlatform.Specs.Agreements.Annexes.AnnexCalls;

namespace AgiiPlatform.Specs.Agreements.Annexes;

public class Lines_of_an_annex(PlatformFixture platform)
{
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
        var (mine, theirs, other) = ((await official.GetJson(annex)).Lines()[0].AsInput(),
            (await official.GetJson(annex)).Lines()[0].AsInput(), (await official.GetJson(annex)).Lines()[1].AsInput());
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
    public async Task A_removed_action_takes_its_parts_along_and_an_older_version_removes_nothing()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        var annex = await official.Annex(await official.Draft("bornem"));
        var action = await official.Line(annex);
        var part = await official.Line(annex, Part(action, "een deel"));
        await (await official.PostJson(annex + "/lines", Part(part, "te diep"))).ShouldRefuse(409, "rule:too-deep");
        await (await official.PostJson(annex + "/lines", Part(Guid.NewGuid().ToString(), "nergens bij")))
            .ShouldRefuse(400, "invalid-input", "staat niet in deze bijlage");

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

        await (await official.PostJson(annex + "/lines", Action("nog een")))
            .ShouldRefuse(409, "rule:annex-approved", "Voor al het andere maakt u een herziening");
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
        JsonObject Reference(string agreement) =>
            new() { ["kind"] = "reference", ["programme"] = "Taal", ["text"] = "Zie Taalhulp", ["refersTo"] = agreement[^36..] };

        await official.Line(annex, Reference(other));
        await (await official.PostJson(annex + "/lines", Reference(foreign))).ShouldRefuse(400, "invalid-input", "bestaat hier niet");

        var section = (await official.GetJson(annex))["sections"]![0]!;
        section["references"]![0]!.Text("refersToTitle").ShouldBe("Taalhulp");
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
            (fields["programme"], fields["theme"]) = ("Toegankelijkheid", "Sport");
            (fields["text"], fields["partners[]"]) = (text, "De sportclub");
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
        (await browser.Post(page + "/verwijderen", Browser.Fields(await browser.Get(page + "/verwijderen"))))
            .Status.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(annex)).Lines().Texts().ShouldBe(["eerste"]);
    }

    private static Dictionary<string, string> Only(Dictionary<string, string> form, (string Name, string Value) field) =>
        new(form.Where(f => f.Key.StartsWith("__", StringComparison.Ordinal))) { [field.Name] = field.Value };
}
