using System.Net;
using System.Text.Json.Nodes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>
/// The council's decision as the minutes of Mechelen have it, and everything in which such a decision can contradict itself (T50–T58).
/// </summary>
public class Votes_by_name(PlatformFixture platform)
{
    private readonly Lazy<Task<HttpClient>> _official = new(() => platform.SignIn("ambtenaar@brecht.example"));

    private async Task<(HttpClient Official, string Agreement)> Referred()
    {
        var official = await _official.Value;
        var agreement = await official.Draft("brecht", Terms(from: "2018-01-01", until: "2018-12-31"));
        await official.Done(agreement + "/decisions", new { body = "college", date = "2018-07-13", item = "21" });
        return (official, agreement);
    }

    /// <summary>The decision of Mechelen, as reading its minutes gives it.</summary>
    private static async Task<JsonObject> Mechelen(HttpClient official, string agreement)
    {
        var answer = await official.PostJson(agreement + "/decisions/reading", new { text = MinutesOfMechelen.Text });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Body())["decision"]!.AsObject();
    }

    private static JsonArray Names(JsonObject decision, string list) => decision["votes"]!["names"]![list]!.AsArray();

    private static void Remove(JsonArray names, string name) => names.Remove(names.First(n => n!.GetValue<string>() == name));

    [Fact, Trait("C0", "19"), Trait("C0", "20"), Trait("C0", "21"), Trait("C0", "22"), Trait("C0", "23"), Trait("C0", "24"),
        Trait("C0", "25"), Trait("C0", "26"), Trait("C0", "27"), Trait("C0", "28"), Trait("C0", "29"), Trait("T", "50")]
    public async Task What_was_read_from_the_minutes_is_recorded_as_it_is_and_read_back_whole()
    {
        var (official, agreement) = await Referred();
        var read = await Mechelen(official, agreement);
        (await official.GetJson(agreement))["version"]!.GetValue<int>().ShouldBe(2, "reading writes nothing");

        await official.Done(agreement + "/decisions", read);

        var now = await official.GetJson(agreement);
        now["state"]!.GetValue<string>().ShouldBe("approved");
        now["decisions"]![0]!["item"]!.GetValue<string>().ShouldBe("21");
        var council = now["decisions"]![1]!;
        (council["date"]!.GetValue<string>(), council["session"]!.GetValue<string>(), council["item"]!.GetValue<string>())
            .ShouldBe(("2018-09-04", "public", "24"));
        council["title"]!.GetValue<string>().ShouldStartWith("DIVERSITEIT. Goedkeuring samenwerkingsovereenkomst");
        council["attendance"]!.AsArray().Select(g => g!["function"]!.GetValue<string>())
            .ShouldBe(["voorzitter", "burgemeester", "schepenen", "gemeenteraadsleden", "algemeen directeur"]);
        var votes = council["votes"]!;
        (votes["for"]!.GetValue<int>(), votes["against"]!.GetValue<int>(), votes["present"]!.GetValue<int>()).ShouldBe((36, 2, 38));
        votes["names"]!["against"]!.AsArray().Select(n => n!.GetValue<string>()).ShouldBe(["Frank Creyelman", "Hans Keldermans"]);
        council["motivation"]!["finances"]!.GetValue<string>().ShouldBe("Geen financiële gevolgen.");
        council["articles"]![0]!["number"]!.GetValue<string>().ShouldBe("Artikel 1");
        (council["extract"]!["date"]!.GetValue<string>(), council["extract"]!["place"]!.GetValue<string>(),
            council["extract"]!["signed"]!.GetValue<bool>())
            .ShouldBe(("2018-09-06", "Mechelen", true));
        now.Warnings().ShouldContain(w => w.StartsWith("Met terugwerkende kracht, 246 dagen", StringComparison.Ordinal));
    }

    public static TheoryData<string, string, string> Contradictions => new()
    {
        { "T51", "votes.names.against", "Frank Creyelman staat in voor én tegen." },
        { "T52", "attendance", "1 aanwezige zonder stem: Anne Delvoye." },
        { "T53", "votes.names.for", "Jan Modaal stemde, maar staat niet bij de aanwezigen." },
        { "T54", "votes.for", "37 stemmen voor, maar 36 namen." },
        { "T57", "extract.date", "Het uittreksel kan niet van vóór de zitting zijn: dat was op 4 september 2018." },
        { "manager", "votes.names.for", "Erik Laga stemt niet mee (algemeen directeur)." },
        { "twice present", "attendance", "Bart Somers staat twee keer bij de aanwezigen." },
        { "twice for", "votes.names.for", "bart  somers staat twee keer bij de stemmen voor." },
        { "present", "present", "Er zijn 37 stemgerechtigde aanwezigen ingevuld, maar de lijst telt er 38." },
        { "secret", "votes.secret", "Bij een geheime stemming worden geen namen vastgelegd." },
    };

    [Theory, Trait("C0", "23"), MemberData(nameof(Contradictions))]
    public async Task A_contradiction_is_refused_with_the_name_in_the_sentence_and_nothing_is_written(
        string what, string field, string sentence)
    {
        var (official, agreement) = await Referred();
        var decision = await Mechelen(official, agreement);
        switch (what)
        {
            case "T51":
                Names(decision, "for").Add("Frank Creyelman");
                break;
            case "T52":
                Remove(Names(decision, "for"), "Anne Delvoye");
                break;
            case "T53":
                Names(decision, "for").Add("Jan Modaal");
                break;
            case "T54":
                decision["votes"]!["for"] = 37;
                break;
            case "T57":
                decision["extract"]!["date"] = "2018-09-03";
                break;
            case "manager":
                Names(decision, "for").Add("Erik Laga");
                break;
            case "twice present":
                decision["attendance"]![1]!["names"]!.AsArray().Add("Bart Somers");
                break;
            case "twice for":
                Names(decision, "for").Insert(0, "bart  somers");
                break;
            case "present":
                decision["present"] = 37;
                break;
            default:
                decision["votes"]!["secret"] = true;
                break;
        }

        var answer = await official.PostJson(agreement + "/decisions", decision);

        await answer.ShouldRefuse(400, "invalid-input", sentence);
        (await answer.Body())["errors"]!.AsObject().ContainsKey(field).ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        var now = await official.GetJson(agreement);
        (now["version"]!.GetValue<int>(), now["state"]!.GetValue<string>()).ShouldBe((2, "referred"));
    }

    [Fact]
    public async Task Who_was_present_and_did_not_vote_is_recorded_as_such_and_not_missed_among_the_votes()
    {
        var (official, agreement) = await Referred();
        var decision = new JsonObject
        {
            ["body"] = "council",
            ["date"] = "2018-09-04",
            ["attendance"] = "Voorzitter: An Aerts\nRaadsleden: Bert Bos, Cis Claes, Dirk Dom, Eva Els",
            ["votes"] = new JsonObject { ["against"] = 0, ["names"] = new JsonObject { ["for"] = "An Aerts, Bert Bos, Cis Claes, Eva Els" } },
        };
        await (await official.PostJson(agreement + "/decisions", decision))
            .ShouldRefuse(400, "invalid-input", "1 aanwezige zonder stem: Dirk Dom.");
        decision["nonVoters"] = "Dirk Dom: neemt niet deel (artikel 27)\nJan Modaal";
        await (await official.PostJson(agreement + "/decisions", decision))
            .ShouldRefuse(400, "invalid-input", "Jan Modaal stemde niet mee, maar staat niet bij de aanwezigen die mogen stemmen.");

        decision["nonVoters"] = "Dirk Dom: neemt niet deel (artikel 27)";
        await official.Done(agreement + "/decisions", decision);

        var council = (await official.GetJson(agreement))["decisions"]![1]!;
        council["votes"]!["present"]!.GetValue<int>().ShouldBe(4);
        var nonVoter = council["nonVoters"]!.AsArray().ShouldHaveSingleItem()!;
        (nonVoter["name"]!.GetValue<string>(), nonVoter["reason"]!.GetValue<string>()).ShouldBe(("Dirk Dom", "neemt niet deel (artikel 27)"));
        var page = await (await platform.Browse("ambtenaar@brecht.example")).Get($"{agreement.ToPage()}/beslissingen/{council["id"]}");
        page.ShouldContain("Dirk Dom: neemt niet deel (artikel 27)");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var (official, agreement) = await Referred();
        var decision = await Mechelen(official, agreement);
        Names(decision, "for").Add("Frank Creyelman");
        Names(decision, "for").Add("Jan Modaal");
        Remove(Names(decision, "for"), "Anne Delvoye");
        Remove(Names(decision, "for"), "Tom Kestens");

        var told = (await (await official.PostJson(agreement + "/decisions", decision)).Body())["detail"]!.GetValue<string>();

        told.ShouldContain("Frank Creyelman staat in voor én tegen.");
        told.ShouldContain("Jan Modaal stemde, maar staat niet bij de aanwezigen.");
        told.ShouldContain("2 aanwezigen zonder stem: Tom Kestens en Anne Delvoye.");
    }

    [Fact]
    public async Task Names_are_the_same_whatever_their_accents_capitals_spaces_and_apostrophes()
    {
        var (official, agreement) = await Referred();

        await official.Done(agreement + "/decisions", new
        {
            body = "council", date = "2018-09-04",
            attendance = new[] { new { function = "raadsleden", names = new[] { "Björn Siffer", "An D'Hondt", "Bart De Nijn" } } },
            votes = new { names = new { @for = new[] { "BJORN  SIFFER", "An D’Hondt" }, abstain = new[] { "Bart de Nijn" } } },
        });

        var votes = (await official.GetJson(agreement))["decisions"]![1]!["votes"]!;
        (votes["for"]!.GetValue<int>(), votes["against"]!.GetValue<int>(), votes["abstain"]!.GetValue<int>(),
            votes["present"]!.GetValue<int>()).ShouldBe((2, 0, 1, 3));
    }

    [Fact, Trait("T", "55")]
    public async Task Of_twenty_four_present_the_secretary_does_not_vote()
    {
        var (official, agreement) = await Referred();
        var names = Enumerable.Range(0, 23).Select(i => $"Naam {(char)('A' + i)}");

        await official.Done(agreement + "/decisions", new
        {
            body = "council", date = "2018-09-04",
            attendance = $"Raadsleden: {string.Join(", ", names)}\nGemeentesecretaris: Fien Fonteyn",
            votes = new { @for = 23, against = 0, abstain = 0, blank = 0, invalid = 0 },
        });

        (await official.GetJson(agreement))["decisions"]![1]!["votes"]!["present"]!.GetValue<int>().ShouldBe(23);
    }

    [Fact]
    public async Task Counts_that_do_not_fit_the_list_are_refused_without_names_too()
    {
        var (official, agreement) = await Referred();

        var answer = await official.PostJson(agreement + "/decisions",
            new { body = "council", date = "2018-09-04", attendance = "Raadsleden: An Aerts, Bert Bos",
                votes = new { @for = 3, against = 0 } });

        await answer.ShouldRefuse(400, "invalid-input",
            "Er waren 2 stemgerechtigde aanwezigen, maar de stemmen samen zijn 3 (3 voor, 0 tegen): 1 stem te veel.");
    }

    [Fact]
    public async Task Minutes_that_name_only_those_against_are_taken_as_they_are()
    {
        var (official, agreement) = await Referred();
        var decision = await Mechelen(official, agreement);
        decision["votes"]!["names"]!["for"] = null;

        await official.Done(agreement + "/decisions", decision);
    }

    [Fact, Trait("T", "56")]
    public async Task A_secret_vote_has_counts_with_blank_and_invalid_and_no_names()
    {
        var (official, agreement) = await Referred();
        var votes = new { secret = true, @for = 20, against = 15, blank = 2, invalid = 1 };
        await (await official.PostJson(agreement + "/decisions", new
        {
            body = "council", date = "2018-09-04", votes = new { secret = true, @for = 1, against = 0, names = new { @for = "An Aerts" } },
        })).ShouldRefuse(400, "invalid-input", "Bij een geheime stemming worden geen namen vastgelegd.");

        await official.Done(agreement + "/decisions", new { body = "council", date = "2018-09-04", votes, present = 38 });

        var council = (await official.GetJson(agreement))["decisions"]![1]!;
        (council["votes"]!["blank"]!.GetValue<int>(), council["votes"]!["invalid"]!.GetValue<int>()).ShouldBe((2, 1));
        var page = await (await platform.Browse("ambtenaar@brecht.example")).Get($"{agreement.ToPage()}/beslissingen/{council["id"]}");
        page.ShouldContain("De stemming was geheim");
    }

    [Fact]
    public async Task What_was_left_empty_is_not_kept_as_something()
    {
        var (official, agreement) = await Referred();

        await official.Done(agreement + "/decisions", new
        {
            body = "council", date = "2018-09-04", votes = new { @for = 2, against = 0 },
            attendance = Array.Empty<object>(), motivation = new { }, articles = new[] { new { text = " " } }, extract = new { },
        });

        var council = (await official.GetJson(agreement))["decisions"]![1]!.AsObject();
        foreach (var part in (string[])["attendance", "motivation", "articles", "extract"])
        {
            council.ContainsKey(part).ShouldBeFalse(part);
        }
    }

    [Theory]
    [InlineData("attendance", """{"attendance": 5}""")]
    [InlineData("votes.names.for", """{"votes": {"for": 1, "against": 0, "names": {"for": [1]}}}""")]
    [InlineData("articles", """{"articles": [{"number": "Artikel 1", "txt": "x"}]}""")]
    [InlineData("session", """{"session": "halfopen"}""")]
    public async Task What_is_not_of_the_right_kind_is_refused_as_such(string field, string members)
    {
        var (official, agreement) = await Referred();
        var decision = JsonNode.Parse(members)!.AsObject();
        decision["body"] = "council";
        decision["date"] = "2018-09-04";
        decision["votes"] ??= JsonNode.Parse("""{"for": 1, "against": 0}""");

        var answer = await official.PostJson(agreement + "/decisions", decision);

        await answer.ShouldRefuse(400, "invalid-input", "niet geldig");
        (await answer.Body())["errors"]!.AsObject()
            .ShouldContain(e => e.Key.StartsWith(field, StringComparison.Ordinal), await answer.Content.ReadAsStringAsync());
    }

    [Theory, Trait("T", "58")]
    [InlineData(null, "rejected")]
    [InlineData("approved", "approved")]
    public async Task A_tie_by_name_rejects_unless_the_minutes_say_otherwise(string? result, string state)
    {
        var (official, agreement) = await Referred();

        await official.Done(agreement + "/decisions", new
        {
            body = "council", date = "2018-09-04", result, attendance = "Raadsleden: An Aerts, Bert Bos",
            votes = new { names = new { @for = "An Aerts", against = "Bert Bos" } },
        });

        (await official.State(agreement)).ShouldBe(state);
    }

    [Theory]
    [InlineData("""{"text": " "}""", "Plak de tekst van de notulen.")]
    [InlineData("""{}""", "Plak de tekst van de notulen.")]
    public async Task Reading_asks_for_a_text(string body, string sentence)
    {
        var (official, agreement) = await Referred();

        await (await official.PostJson(agreement + "/decisions/reading", JsonNode.Parse(body)))
            .ShouldRefuse(400, "invalid-input", sentence);
        await (await official.PostJson(agreement + "/decisions/reading", new { text = new string('a', 100_001) }))
            .ShouldRefuse(400, "invalid-input", "Plak hoogstens 100000 tekens");
    }

    /// <summary>The form in which minutes are pasted: the first of two on the page.</summary>
    private static Dictionary<string, string> Paste(string page) =>
        Browser.Fields(page.Split("</form>").First(f => f.Contains("name=\"text\"", StringComparison.Ordinal)));

    [Fact]
    public async Task On_the_page_pasted_minutes_fill_the_form_and_saving_it_records_them()
    {
        var (official, agreement) = await Referred();
        var page = agreement.ToPage() + "/beslissing";
        var browser = await platform.Browse("ambtenaar@brecht.example");
        var paste = Paste(await browser.Get(page));

        paste["text"] = MinutesOfMechelen.Text;
        var (status, filled) = await browser.Post(page + "/lezen", paste);

        status.ShouldBe(HttpStatusCode.OK);
        filled.ShouldContain("Ingelezen. Kijk na en bewaar.");
        (await official.State(agreement)).ShouldBe("referred");
        var fields = Browser.Fields(filled);
        fields["votes.for"].ShouldBe("36");
        fields["attendance"].ShouldContain("Schepenen: Marc Hendrickx, Walter Schroons");
        fields["votes.names.against"] = "Frank Creyelman\nHans Keldermans\nAnne Delvoye";
        var (wrong, again) = await browser.Post(page, fields);
        wrong.ShouldBe(HttpStatusCode.BadRequest);
        again.ShouldContain("Anne Delvoye staat in voor én tegen.");

        fields = Browser.Fields(again);
        fields["votes.names.against"] = "Frank Creyelman\nHans Keldermans";
        (await browser.Post(page, fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        var council = (await official.GetJson(agreement))["decisions"]![1]!;
        council["votes"]!["names"]!["for"]!.AsArray().Count.ShouldBe(36);

        var extract = await browser.Get($"{agreement.ToPage()}/beslissingen/{council["id"]}");
        extract.ShouldContain("(get.) Christiaan Backx");
        extract.ShouldContain("Met terugwerkende kracht, 246 dagen");
        extract.ShouldContain("Mechelen, 6 september 2018");
        extract.ShouldContain("openbare zitting");
    }

    [Fact]
    public async Task On_the_page_a_person_chooses_between_what_the_text_says_and_sees_where_it_stands()
    {
        var (_, agreement) = await Referred();
        var page = agreement.ToPage() + "/beslissing";
        var browser = await platform.Browse("ambtenaar@brecht.example");
        var paste = Paste(await browser.Get(page));
        paste["text"] = "Gemeenteraad\nZitting van 20 april 2021\nNotulen goedgekeurd in zitting van 25 mei 2021\n\n12. Overeenkomst\n\n"
            + "Eerste stemronde\nMet 10 stemmen voor en 9 stemmen tegen\n\nTweede stemronde\nMet 12 stemmen voor en 7 stemmen tegen";

        var unsure = (await browser.Post(page + "/lezen", paste)).Page;

        unsure.ShouldContain("20 april 2021 (regel 2)");
        unsure.ShouldContain("12 voor, 7 tegen (regel 11)");
        unsure.ShouldContain("stemming: te kiezen");
        var form = Browser.Fields(unsure);
        (form["date"], form["votes.for"]).ShouldBe(("", ""));
        (paste["kies.date"], paste["kies.votes"]) = ("2", "11");
        form = Browser.Fields((await browser.Post(page + "/lezen", paste)).Page);
        (form["date"], form["votes.for"], form["votes.against"]).ShouldBe(("2021-04-20", "12", "7"));
    }

    [Fact]
    public async Task On_the_page_minutes_in_which_nothing_is_found_are_told_so()
    {
        var (_, agreement) = await Referred();
        var page = agreement.ToPage() + "/beslissing";
        var browser = await platform.Browse("ambtenaar@brecht.example");
        var paste = Paste(await browser.Get(page));

        paste["text"] = "Zomaar een tekst.";
        (await browser.Post(page + "/lezen", paste)).Page
            .ShouldContain("Niet gevonden, of niet zeker: welk orgaan besliste, de datum van de zitting, of de zitting openbaar was");
        paste["text"] = "";
        var (status, empty) = await browser.Post(page + "/lezen", paste);
        status.ShouldBe(HttpStatusCode.BadRequest);
        empty.ShouldContain("Plak de tekst van de notulen.");
    }
}
