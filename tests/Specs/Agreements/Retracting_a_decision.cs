using System.Net;
using AgiiPlatform.Specs.Agreements.Annexes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

public class Retracting_a_decision(PlatformFixture platform)
{
    private async Task<(HttpClient Official, string Agreement)> Approved()
    {
        var official = await platform.SignIn("ambtenaar@bornem.example");
        return (official, await official.Approved("bornem"));
    }

    private static async Task<string> Decision(HttpClient official, string agreement, int index) =>
        $"{agreement}/decisions/{(await official.GetJson(agreement))["decisions"]![index]!["id"]}";

    private static readonly object Reason = new { reason = "Verkeerd aantal stemmen ingevoerd." };

    [Fact]
    public async Task A_wrongly_recorded_approval_stays_on_record_counts_no_more_and_is_recorded_again()
    {
        var (official, agreement) = await Approved();
        await official.Done(await Decision(official, agreement, 1) + "/retraction", Reason);

        var read = await official.GetJson(agreement);
        read["state"]!.GetValue<string>().ShouldBe("referred");
        read["decisions"]![1]!["retraction"]!["reason"]!.GetValue<string>().ShouldBe("Verkeerd aantal stemmen ingevoerd.");
        read.Warnings().ShouldNotContain(w => w.Contains("terugwerkende", StringComparison.Ordinal));

        await official.Done(agreement + "/decisions", new { body = "council", date = "2020-02-03", votes = new { @for = 2, against = 3 } });
        (await official.State(agreement)).ShouldBe("rejected");
        (await official.GetJson(agreement))["decisions"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_last_goes_first_and_each_goes_once()
    {
        var (official, agreement) = await Approved();
        var (college, council) = (await Decision(official, agreement, 0), await Decision(official, agreement, 1));

        await (await official.PostJson(college + "/retraction", Reason))
            .ShouldRefuse(409, "rule:decided-since", "(Gemeenteraad, 3 februari 2020)");
        await official.Done(council + "/retraction", Reason);
        await (await official.PostJson(council + "/retraction", Reason)).ShouldRefuse(409, "rule:retracted-already");
        await official.Done(college + "/retraction", Reason);
        (await official.State(agreement)).ShouldBe("draft");
        await (await official.DeleteAsync(agreement)).ShouldRefuse(409, "rule:decided-already");
    }

    [Fact]
    public async Task Not_once_somebody_signed_until_that_is_withdrawn_and_then_it_is_still_known_who_had_signed()
    {
        var (official, agreement) = await Approved();
        var alderman = await platform.SignIn("schepen@bornem.example");
        var council = await Decision(official, agreement, 1);
        (await alderman.Sign(agreement, 0, 0)).EnsureSuccessStatusCode();
        await (await official.PostJson(council + "/retraction", Reason))
            .ShouldRefuse(409, "rule:signed-already", "Sam Schepen tekende deze overeenkomst al.");

        var signature = (await official.GetJson(agreement))["parties"]![0]!["representatives"]![0]!["signature"]!["id"];
        await alderman.Done($"{agreement}/signatures/{signature}/withdrawal", new { reason = "Te vroeg." });
        await official.Done(council + "/retraction", Reason);

        // The text is open again: another alderman takes over, and who signed before is still known.
        var terms = Terms();
        terms["parties"]![0]!["representatives"]![0]!["name"] = "Dora Dox";
        terms["version"] = (await official.GetJson(agreement))["version"]!.GetValue<int>();
        (await official.PutJson(agreement, terms)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var read = await official.GetJson(agreement);
        read["withdrawn"]![0]!["name"]!.GetValue<string>().ShouldBe("Sam Schepen");
        await (await alderman.PostJson($"{agreement}/signatures/{signature}/withdrawal", new { reason = "Nog eens." }))
            .ShouldRefuse(409, "rule:withdrawn-already");
    }

    [Fact]
    public async Task Not_once_an_annex_was_approved_under_it_though_a_concept_is_no_hindrance()
    {
        var (official, agreement) = await Approved();
        var annex = await official.Annex(agreement);
        await official.Line(annex);
        await official.Done(await Decision(official, agreement, 1) + "/retraction", Reason);
        await official.Done(agreement + "/decisions",
            new { body = "council", date = "2020-02-10", votes = new { @for = 20, against = 3 } });

        await AnnexCalls.Approve(official, annex);
        await (await official.PostJson(await Decision(official, agreement, 2) + "/retraction", Reason))
            .ShouldRefuse(409, "rule:annex-approved", $"De bijlage {AnnexCalls.ThisYear} is al goedgekeurd");
        (await official.State(agreement)).ShouldBe("approved");
    }

    [Fact]
    public async Task Of_a_retraction_and_the_approval_of_an_annex_under_it_at_the_same_moment_one_is_refused()
    {
        var (official, agreement) = await Approved();
        var annex = await official.Annex(agreement);
        await official.Line(annex);
        await official.Done(annex + "/agreement", new { });
        var council = await Decision(official, agreement, 1);

        var answers = await Task.WhenAll(
            official.PostJson(council + "/retraction", Reason), official.PostJson(annex + "/approval", new { date = "2020-03-01" }));

        answers.Count(a => a.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(1);
    }

    [Fact]
    public async Task A_retraction_changes_the_version_of_the_annexes_that_rest_on_the_decision()
    {
        var (official, agreement) = await Approved();
        var annex = await official.Annex(agreement);
        var before = (await official.GetJson(annex))["version"]!.GetValue<int>();

        await official.Done(await Decision(official, agreement, 1) + "/retraction", Reason);

        (await official.GetJson(annex))["version"]!.GetValue<int>().ShouldBe(before + 1, "so that no approval that has read it is written");
    }

    [Fact]
    public async Task Not_once_an_addendum_was_made_under_it()
    {
        var (official, agreement) = await Approved();
        await official.Done(agreement + "/addenda", new { date = "2021-01-01", title = "Meer", text = "Er komt een dienst bij." });

        await (await official.PostJson(await Decision(official, agreement, 1) + "/retraction", Reason))
            .ShouldRefuse(409, "rule:has-addenda", "Er is al een addendum");
        (await official.State(agreement)).ShouldBe("approved");
    }

    [Fact]
    public async Task It_needs_a_reason_a_decision_and_who_may_write()
    {
        var (official, agreement) = await Approved();
        var council = await Decision(official, agreement, 1);

        await (await official.PostJson(council + "/retraction", new { })).ShouldRefuse(400, "invalid-input", "Vul de reden in.");
        await (await official.PostJson($"{agreement}/decisions/{Guid.NewGuid()}/retraction", Reason)).ShouldRefuse(404, "not-found");
        await (await (await platform.SignIn("schepen@bornem.example")).PostJson(council + "/retraction", Reason))
            .ShouldRefuse(403, "no-permission");
        (await official.State(agreement)).ShouldBe("approved");
    }

    [Fact]
    public async Task On_the_page_too_and_sent_twice_it_is_done_once()
    {
        var (official, agreement) = await Approved();
        var council = await Decision(official, agreement, 1);
        var page = council.ToPage() + "/intrekken";
        var browser = await platform.Browse("ambtenaar@bornem.example");

        var fields = Browser.Fields(await browser.Get(page));
        fields["reason"] = "Verkeerde vergadering.";
        (await browser.Post(page, fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Post(page, fields)).Status.ShouldBe(HttpStatusCode.Redirect);

        (await browser.Get(page[..page.IndexOf("/beslissingen", StringComparison.Ordinal)])).ShouldContain("Reden: Verkeerde vergadering.");
        (await official.State(agreement)).ShouldBe("referred");
    }
}
