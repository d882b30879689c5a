using System.Net;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

public class Changing_an_agreement(PlatformFixture platform)
{
    [Fact]
    public async Task A_draft_takes_new_terms_and_the_next_version()
    {
        var official = await platform.SignIn("ambtenaar@beerse.example");
        var agreement = await official.Draft("beerse");
        var terms = Terms("Nieuwe titel", "2021-01-01", "2025-12-31", "language-action-plan");
        terms["version"] = 1;

        (await official.PutJson(agreement, terms)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var read = await official.GetJson(agreement);
        read["title"]!.GetValue<string>().ShouldBe("Nieuwe titel");
        read["theme"]!.GetValue<string>().ShouldBe("language-action-plan");
        read["version"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Who_read_an_older_version_is_refused_and_nothing_is_overwritten()
    {
        var official = await platform.SignIn("ambtenaar@beerse.example");
        var agreement = await official.Draft("beerse");
        var first = Terms("Van de eerste");
        first["version"] = 1;
        var second = Terms("Van de tweede");
        second["version"] = 1;

        (await official.PutJson(agreement, first)).EnsureSuccessStatusCode();
        await (await official.PutJson(agreement, second)).ShouldRefuse(409, "rule:changed-meanwhile", "intussen gewijzigd");

        (await official.GetJson(agreement))["title"]!.GetValue<string>().ShouldBe("Van de eerste");
        second["version"] = 2;
        (await official.PutJson(agreement, second)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_version_is_required()
    {
        var official = await platform.SignIn("ambtenaar@beerse.example");

        await (await official.PutJson(await official.Draft("beerse"), Terms())).ShouldRefuse(400, "invalid-input", "Vul de versie in.");
    }

    [Fact]
    public async Task What_the_council_approved_is_not_changed_any_more()
    {
        var official = await platform.SignIn("ambtenaar@beerse.example");
        var agreement = await official.Approved("beerse");
        var terms = Terms("Te laat");
        terms["version"] = 3;

        await (await official.PutJson(agreement, terms))
            .ShouldRefuse(409, "rule:approved-already", "keurde deze overeenkomst goed op 3 februari 2020");
        (await official.GetJson(agreement))["title"]!.GetValue<string>().ShouldBe("Samenwerkingsovereenkomst");
    }

    [Fact]
    public async Task The_second_of_two_people_with_the_form_open_sees_both_versions_and_loses_nothing()
    {
        var official = await platform.SignIn("ambtenaar@beerse.example");
        var agreement = await official.Draft("beerse");
        var page = agreement.ToPage() + "/wijzigen";
        var browser = await platform.Browse("directeur@beerse.example");
        var fields = Browser.Fields(await browser.Get(page));
        var between = Terms("Van een ander");
        between["version"] = 1;
        (await official.PutJson(agreement, between)).EnsureSuccessStatusCode();

        fields["title"] = "Van mij";
        var (status, conflict) = await browser.Post(page, fields);

        status.ShouldBe(HttpStatusCode.Conflict);
        conflict.ShouldContain("intussen gewijzigd");
        conflict.ShouldContain("<td data-label=\"Intussen bewaard\"><span class=\"literal\">Van een ander</span></td>");
        conflict.ShouldContain("<td data-label=\"Uw invoer\"><span class=\"literal\">Van mij</span></td>");
        var again = Browser.Fields(conflict);
        again["title"].ShouldBe("Van mij");

        // Saving again is a choice with both in sight.
        (await browser.Post(page, again)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await official.GetJson(agreement))["title"]!.GetValue<string>().ShouldBe("Van mij");
    }

    [Fact]
    public async Task A_draft_is_deleted_and_is_gone()
    {
        var official = await platform.SignIn("ambtenaar@beerse.example");
        var agreement = await official.Draft("beerse");

        (await official.DeleteAsync(agreement)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await official.GetAsync(agreement)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await official.DeleteAsync(agreement)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Deleted_while_somebody_changes_it_or_adds_to_it_the_other_is_refused()
    {
        var official = await platform.SignIn("ambtenaar@beerse.example");
        for (var round = 0; round < 5; round++)
        {
            var agreement = await official.Draft("beerse");
            var terms = Terms("Intussen gewijzigd");
            terms["version"] = 1;

            var answers = await Task.WhenAll(
                official.DeleteAsync(agreement),
                official.PutJson(agreement, terms),
                official.PostJson(agreement + "/annexes", new { year = "2025" }));

            answers.Select(a => (int)a.StatusCode).ShouldBeSubsetOf([201, 204, 404, 409]);
            answers.Count(a => a.IsSuccessStatusCode).ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public async Task An_agreement_that_was_decided_upon_or_signed_is_not_deleted()
    {
        var official = await platform.SignIn("ambtenaar@beerse.example");
        var agreement = await official.Approved("beerse");
        await (await official.DeleteAsync(agreement))
            .ShouldRefuse(409, "rule:decided-already", "Alleen een concept zonder beslissing kan verwijderd worden.");

        (await (await platform.SignIn("schepen@beerse.example")).Sign(agreement, 0, 0)).EnsureSuccessStatusCode();
        await (await official.DeleteAsync(agreement)).ShouldRefuse(409, "rule:signed-already", "kan niet verwijderd worden");

        (await official.State(agreement)).ShouldBe("partly-signed");
    }
}
