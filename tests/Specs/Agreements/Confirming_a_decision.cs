using System.Net;
using AgiiPlatform.Specs.Agreements.Annexes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>A decision is the municipality's: what AgII records of it counts once somebody of the municipality confirmed it.</summary>
public class Confirming_a_decision(PlatformFixture platform)
{
    private static readonly object College = new { body = "college", date = "2020-01-10" };

    private static readonly object Council = new { body = "council", date = "2020-02-03", votes = new { @for = 20, against = 3 } };

    private async Task<(HttpClient Official, HttpClient Consultant, string Agreement)> Draft()
    {
        var official = await platform.SignIn("ambtenaar@denderleeuw.example");
        return (official, await platform.ConsultantIn("denderleeuw", "oost-vlaanderen"), await official.Draft("denderleeuw"));
    }

    private static async Task<string> Last(HttpClient reader, string agreement) =>
        $"{agreement}/decisions/{(await reader.GetJson(agreement))["decisions"]!.AsArray()[^1]!["id"]}";

    [Fact]
    public async Task One_consultant_alone_does_not_bring_an_agreement_to_its_signatures()
    {
        var (official, consultant, agreement) = await Draft();
        var alderman = await platform.SignIn("schepen@denderleeuw.example");

        await consultant.Done(agreement + "/decisions", College);
        (await official.State(agreement)).ShouldBe("draft");
        await (await consultant.PostJson(agreement + "/decisions", Council))
            .ShouldRefuse(409, "rule:to-confirm", "De gemeente moet de beslissing van het college, die Cas Consulent");
        await (await consultant.PostJson(await Last(official, agreement) + "/confirmation", new { }))
            .ShouldRefuse(409, "rule:other-side", "bevestigt de gemeente zelf");

        await (await consultant.GetAsync(await Last(official, agreement) + "/export")).ShouldRefuse(409, "rule:to-confirm");

        await official.Done(await Last(official, agreement) + "/confirmation", new { });
        (await official.State(agreement)).ShouldBe("referred");
        (await consultant.GetAsync(await Last(official, agreement) + "/export")).EnsureSuccessStatusCode();
        await consultant.Done(agreement + "/decisions", Council);
        (await official.State(agreement)).ShouldBe("referred");
        await (await alderman.Sign(agreement, 0, 0)).ShouldRefuse(409, "rule:not-approved");

        await official.Done(await Last(official, agreement) + "/confirmation", new { });
        (await alderman.Sign(agreement, 0, 0)).EnsureSuccessStatusCode();
        var decision = (await official.GetJson(agreement))["decisions"]![1]!;
        decision["recordedBy"]!["role"]!.GetValue<string>().ShouldBe("consultant");
        decision["confirmation"]!["by"]!["name"]!.GetValue<string>().ShouldBe("An Ambtenaar (Denderleeuw)");
        decision.AsObject().ContainsKey("toConfirm").ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_municipality_records_itself_counts_at_once_and_AgII_reads_who_recorded_it()
    {
        var (official, _, agreement) = await Draft();

        await official.Done(agreement + "/decisions", College);

        (await official.State(agreement)).ShouldBe("referred");
        await (await official.PostJson(await Last(official, agreement) + "/confirmation", new { }))
            .ShouldRefuse(409, "rule:nothing-to-confirm");
        (await (await platform.Browse("consulent.oost-vlaanderen@agii.example")).Get(agreement.ToPage()))
            .ShouldContain("Geregistreerd door An Ambtenaar (Denderleeuw), ambtenaar");
    }

    [Fact]
    public async Task It_is_due_for_the_municipality_and_confirmed_with_one_button_by_who_read_it()
    {
        var (official, consultant, agreement) = await Draft();
        await consultant.Done(agreement + "/decisions", College);
        (await Kinds()).ShouldContain("decision-to-confirm");
        var browser = await platform.Browse("ambtenaar@denderleeuw.example");
        var page = await browser.Get(agreement.ToPage());
        page.ShouldContain("Te bevestigen door de gemeente");
        page.ShouldContain("Geregistreerd door Cas Consulent (Oost-Vlaanderen), consulent (AgII)");
        (await (await platform.Browse("consulent.oost-vlaanderen@agii.example")).Get(agreement.ToPage())).ShouldNotContain(">Bevestigen<");
        var to = (await Last(official, agreement)).ToPage() + "/bevestigen";
        var fields = Browser.Fields(page);

        var terms = Terms("Anders");
        terms["version"] = (await official.GetJson(agreement))["version"]!.GetValue<int>();
        (await official.PutJson(agreement, terms)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var (status, refused) = await browser.Post(to, fields);
        status.ShouldBe(HttpStatusCode.Conflict);
        refused.ShouldContain("Iemand anders heeft deze overeenkomst intussen gewijzigd. Lees ze opnieuw en bevestig dan.");

        (await browser.Post(to, Browser.Fields(refused))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await official.State(agreement)).ShouldBe("referred");
        (await Kinds()).ShouldNotContain("decision-to-confirm");

        async Task<IEnumerable<string>> Kinds() => (await official.GetJson("/api/denderleeuw/due"))["items"]!.AsArray()
            .Where(d => d!["href"]!.GetValue<string>() == agreement.ToPage()).Select(d => d!["kind"]!.GetValue<string>());
    }

    [Fact]
    public async Task Who_recorded_it_or_the_municipality_takes_it_back_and_AgII_takes_back_nothing_else()
    {
        var (official, consultant, agreement) = await Draft();
        var reason = new { reason = "Verkeerde vergadering." };
        await consultant.Done(agreement + "/decisions", College);
        await consultant.Done(await Last(official, agreement) + "/retraction", reason);
        await (await official.PostJson(await Last(official, agreement) + "/confirmation", new { }))
            .ShouldRefuse(409, "rule:retracted-already");

        await consultant.Done(agreement + "/decisions", College);
        await official.Done(await Last(official, agreement) + "/retraction", reason);

        await consultant.Done(agreement + "/decisions", College);
        await official.Done(await Last(official, agreement) + "/confirmation", new { });
        await (await consultant.PostJson(await Last(official, agreement) + "/retraction", reason))
            .ShouldRefuse(409, "rule:other-side", "alleen zij kan de registratie ervan ongedaan maken");
        (await official.State(agreement)).ShouldBe("referred");
    }

    [Fact]
    public async Task While_an_approval_waits_for_the_municipality_the_text_stays_as_it_was_approved()
    {
        var (official, consultant, agreement) = await Draft();
        await official.Done(agreement + "/decisions", College);
        await consultant.Done(agreement + "/decisions", Council);
        var terms = Terms("Anders");
        terms["version"] = (await official.GetJson(agreement))["version"]!.GetValue<int>();

        await (await official.PutJson(agreement, terms)).ShouldRefuse(409, "rule:to-confirm");
    }

    [Fact]
    public async Task The_approval_of_an_annex_is_the_municipalitys_too()
    {
        var (official, consultant, agreement) = await Draft();
        await official.Approve(agreement);
        var annex = await official.Annex(agreement);
        await official.Line(annex);
        await official.Done(annex + "/agreement", new { });

        await (await consultant.PostJson(annex + "/approval", new { withAgreement = true }))
            .ShouldRefuse(409, "rule:other-side", "De gemeente keurt een bijlage goed");
        await official.Done(annex + "/approval", new { withAgreement = true });
    }

    [Fact]
    public async Task Of_a_confirmation_and_a_retraction_at_the_same_moment_one_is_refused()
    {
        var (official, consultant, agreement) = await Draft();
        await consultant.Done(agreement + "/decisions", College);
        var decision = await Last(official, agreement);

        var answers = await Task.WhenAll(
            official.PostJson(decision + "/confirmation", new { }),
            consultant.PostJson(decision + "/retraction", new { reason = "Fout." }));

        answers.Select(a => a.StatusCode).Order().ShouldBe([HttpStatusCode.NoContent, HttpStatusCode.Conflict]);
    }
}
