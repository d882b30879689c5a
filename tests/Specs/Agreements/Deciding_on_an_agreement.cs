using System.Net;
using System.Text.Json.Nodes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

public class Deciding_on_an_agreement(PlatformFixture platform)
{
    private readonly Lazy<Task<HttpClient>> _official = new(() => platform.SignIn("ambtenaar@bocholt.example"));

    private async Task<(HttpClient Official, string Agreement)> Referred()
    {
        var official = await _official.Value;
        var agreement = await official.Draft("bocholt");
        await official.Done(agreement + "/decisions", new { body = "college", date = "2020-01-10" });
        return (official, agreement);
    }

    private static JsonObject Council(string? votes = """{"for": 20, "against": 3}""", string date = "2020-02-03") => new()
    {
        ["body"] = "council", ["date"] = date, ["votes"] = votes is null ? null : JsonNode.Parse(votes),
    };

    [Fact]
    public async Task The_college_refers_and_the_council_approves()
    {
        var (official, agreement) = await Referred();
        (await official.State(agreement)).ShouldBe("referred");

        await official.Done(agreement + "/decisions", Council());

        var read = await official.GetJson(agreement);
        read["state"]!.GetValue<string>().ShouldBe("approved");
        read["decisions"]!.AsArray().Select(d => d!["result"]!.GetValue<string>()).ShouldBe(["referred", "approved"]);
    }

    [Fact]
    public async Task The_council_cannot_decide_before_the_college_referred()
    {
        var official = await _official.Value;
        var agreement = await official.Draft("bocholt");

        await (await official.PostJson(agreement + "/decisions", Council()))
            .ShouldRefuse(409, "rule:not-referred", "Het college moet de overeenkomst eerst");
        (await official.State(agreement)).ShouldBe("draft");

        await official.Done(agreement + "/decisions", new { body = "college", dateUnknown = true });
        await official.Done(agreement + "/decisions", Council());
        (await official.State(agreement)).ShouldBe("approved");
    }

    [Fact]
    public async Task Nor_on_a_day_before_that()
    {
        var (official, agreement) = await Referred();

        await (await official.PostJson(agreement + "/decisions", Council(date: "2020-01-09")))
            .ShouldRefuse(409, "rule:council-before-college", "op 10 januari 2020");
    }

    [Fact]
    public async Task An_agreement_of_the_OCMW_is_referred_by_its_bureau_and_decided_by_its_council()
    {
        var official = await _official.Value;
        var agreement = await official.Draft("bocholt");
        await official.Done(agreement + "/decisions", new { body = "permanent-bureau", date = "2020-01-10" });

        await (await official.PostJson(agreement + "/decisions", Council())).ShouldRefuse(409, "rule:another-council",
            "Het vast bureau verwees deze overeenkomst door naar de raad voor maatschappelijk welzijn, niet naar de gemeenteraad.");
        await official.Done(agreement + "/decisions", new { body = "ocmw-council", date = "2020-02-03", votes = new { @for = 20, against = 3 } });

        (await official.State(agreement)).ShouldBe("approved");
        (await official.GetJson(agreement))["decisions"]!.AsArray().Select(d => d!["body"]!.GetValue<string>())
            .ShouldBe(["permanent-bureau", "ocmw-council"]);
    }

    [Fact]
    public async Task A_rejected_agreement_goes_back_to_the_college()
    {
        var (official, agreement) = await Referred();
        await official.Done(agreement + "/decisions", Council("""{"for": 3, "against": 20}"""));
        (await official.State(agreement)).ShouldBe("rejected");

        await (await official.PostJson(agreement + "/decisions", Council())).ShouldRefuse(409, "rule:not-referred");
        await official.Done(agreement + "/decisions", new { body = "college", date = "2020-03-06" });
        await official.Done(agreement + "/decisions", Council(date: "2020-04-06"));

        (await official.State(agreement)).ShouldBe("approved");
    }

    [Fact]
    public async Task What_was_decided_is_not_decided_again()
    {
        var (official, agreement) = await Referred();
        await (await official.PostJson(agreement + "/decisions", new { body = "college", date = "2020-01-11" }))
            .ShouldRefuse(409, "rule:referred-already", "10 januari 2020");

        await official.Done(agreement + "/decisions", Council());
        await (await official.PostJson(agreement + "/decisions", Council())).ShouldRefuse(409, "rule:approved-already", "3 februari 2020");
    }

    [Theory]
    [InlineData("""{"for": 12, "against": 12}""", null, "rejected")]
    [InlineData("""{"for": 12, "against": 12}""", "approved", "approved")]
    [InlineData("""{"for": 1, "against": 0, "abstain": 22}""", null, "approved")]
    [InlineData("""{"for": 0, "against": 0, "abstain": 23}""", null, "rejected")]
    [InlineData("""{"for": 10, "against": 9, "blank": 3, "invalid": 1, "secret": true}""", null, "approved")]
    public async Task More_for_than_against_approves_and_a_tie_rejects_unless_the_minutes_say_otherwise(
        string votes, string? result, string state)
    {
        var (official, agreement) = await Referred();
        var decision = Council(votes);
        decision["result"] = result;

        await official.Done(agreement + "/decisions", decision);

        (await official.State(agreement)).ShouldBe(state);
    }

    [Theory]
    [InlineData("body", """{"date": "2020-02-03"}""", "Vul wie besliste in.")]
    [InlineData("date", """{"body": "council", "votes": {"for": 1, "against": 0}}""", "Vul de datum van de zitting in.")]
    [InlineData("date", """{"body": "council", "dateUnknown": true, "votes": {"for": 1, "against": 0}}""",
        "Vul de datum van de zitting in.")]
    [InlineData("date", """{"body": "council", "date": "2999-01-01", "votes": {"for": 1, "against": 0}}""",
        "Een beslissing kan niet in de toekomst liggen.")]
    [InlineData("dateUnknown", """{"body": "college", "date": "2020-02-03", "dateUnknown": true}""", "niet allebei")]
    [InlineData("votes", """{"body": "college", "date": "2020-02-03", "votes": {"for": 1}}""",
        "Stemmen horen bij de beslissing van de gemeenteraad.")]
    [InlineData("result", """{"body": "college", "date": "2020-02-03", "result": "approved"}""", "doet de gemeenteraad")]
    [InlineData("votes.for", """{"body": "council", "date": "2020-02-03"}""", "Vul het aantal stemmen voor in.")]
    [InlineData("votes.against", """{"body": "council", "date": "2020-02-03", "votes": {"for": 3}}""", "Vul het aantal stemmen tegen in.")]
    [InlineData("votes.against", """{"body": "council", "date": "2020-02-03", "votes": {"for": 3, "against": -1}}""",
        "Geef een aantal van 0 tot 999.")]
    [InlineData("votes.abstain", """{"body": "council", "date": "2020-02-03", "votes": {"for": 3, "against": 1, "abstain": -1}}""",
        "Geef een aantal van 0 tot 999.")]
    [InlineData("votes.for", """{"body": "council", "date": "2020-02-03", "votes": {"for": 0, "against": 0}}""",
        "Er is geen enkele stem ingevuld.")]
    [InlineData("votes.secret", """{"body": "council", "date": "2020-02-03", "votes": {"for": 3, "against": 1, "blank": 1}}""",
        "alleen bij een geheime stemming")]
    [InlineData("present", """{"body": "council", "date": "2020-02-03", "votes": {"for": 37, "against": 2}, "present": 38}""",
        "de stemmen samen zijn 39 (37 voor, 2 tegen): 1 stem te veel.")]
    [InlineData("present", """{"body": "council", "date": "2020-02-03", "votes": {"for": 35, "against": 1}, "present": 38}""",
        "2 stemmen te weinig.")]
    [InlineData("result", """{"body": "council", "date": "2020-02-03", "votes": {"for": 3, "against": 1}, "result": "rejected"}""",
        "De uitslag klopt niet met de stemmen: 3 voor, 1 tegen.")]
    [InlineData("votes.for", """{"body": "council", "date": "2020-02-03", "votes": {"for": 1.5, "against": 1}}""", "geheel getal")]
    public async Task What_cannot_be_is_refused_with_a_sentence_and_nothing_is_written(string field, string decision, string sentence)
    {
        var (official, agreement) = await Referred();

        var answer = await official.PostJson(agreement + "/decisions", JsonNode.Parse(decision));

        await answer.ShouldRefuse(400, "invalid-input", sentence);
        (await answer.Body())["errors"]!.AsObject().ContainsKey(field).ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        (await official.GetJson(agreement))["version"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Approval_after_the_start_is_told_and_not_refused()
    {
        var (official, agreement) = await Referred();
        await official.Done(agreement + "/decisions", Council(date: "2020-01-11"));

        (await official.GetJson(agreement)).Warnings()
            .ShouldContain("Met terugwerkende kracht, 10 dagen: goedgekeurd op 11 januari 2020, van kracht vanaf 1 januari 2020.");
    }

    [Fact]
    public async Task Of_two_decisions_at_the_same_moment_one_is_recorded()
    {
        var (official, agreement) = await Referred();

        var answers = await Task.WhenAll(
            official.PostJson(agreement + "/decisions", Council()),
            official.PostJson(agreement + "/decisions", Council("""{"for": 2, "against": 9}""")));

        answers.Select(a => a.StatusCode).ShouldBe([HttpStatusCode.NoContent, HttpStatusCode.Conflict], ignoreOrder: true);
        (await official.GetJson(agreement))["decisions"]!.AsArray().Count.ShouldBe(2, "the college's and one of the council");
    }

    [Fact]
    public async Task Sent_twice_under_one_key_it_is_recorded_once()
    {
        var official = await _official.Value;
        var agreement = await official.Draft("bocholt");
        var key = Guid.NewGuid().ToString();
        await official.Done(agreement + "/decisions", new { body = "college", date = "2020-01-10" }, key);

        await official.Done(agreement + "/decisions", new { body = "college", date = "2020-01-10" }, key);

        (await official.GetJson(agreement))["decisions"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_may_only_sign_may_not_decide()
    {
        var (_, agreement) = await Referred();

        await (await (await platform.SignIn("schepen@bocholt.example")).PostJson(agreement + "/decisions", Council()))
            .ShouldRefuse(403, "no-permission");
    }

    [Fact]
    public async Task On_the_page_the_form_of_the_next_decision_stands_ready_and_keeps_what_was_typed()
    {
        var official = await _official.Value;
        var agreement = await official.Draft("bocholt");
        var page = agreement.ToPage() + "/beslissing";
        var browser = await platform.Browse("ambtenaar@bocholt.example");

        var college = Browser.Fields(await browser.Get(page));
        college["dateUnknown"] = "true";
        (await browser.Post(page, college)).Status.ShouldBe(HttpStatusCode.Redirect);

        var council = Browser.Fields(await browser.Get(page));
        council["body"].ShouldBe("council");
        council["date"] = "2020-02-03";
        council["votes.for"] = "37";
        council["votes.against"] = "2";
        council["present"] = "38";
        var (status, refused) = await browser.Post(page, council);
        status.ShouldBe(HttpStatusCode.BadRequest);
        refused.ShouldContain("1 stem te veel");
        var again = Browser.Fields(refused);
        again["votes.for"].ShouldBe("37");
        again["votes.for"] = "36";
        (await browser.Post(page, again)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await official.State(agreement)).ShouldBe("approved");
    }
}
