using AgiiPlatform.Specs.Agreements.Annexes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;
using static AgiiPlatform.Specs.Agreements.MeetingCalls;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>What waits for somebody in a municipality follows from the facts and the calendar: nobody files it.</summary>
public class What_is_due(PlatformFixture platform)
{
    [Fact]
    public async Task The_start_page_of_a_municipality_says_what_is_due()
    {
        var official = await platform.SignIn("ambtenaar@as.example");
        (await official.GetJson("/api/as/due"))["items"]!.AsArray().ShouldBeEmpty();
        await official.Draft("as", Terms("Wacht op het college"));
        var meeting = await official.Plan("as", "operational-meeting", "2020-03-01", [], "agency", "official");

        var due = (await official.GetJson("/api/as/due"))["items"]!.AsArray();
        due.Select(d => d!["kind"]!.GetValue<string>()).ShouldBe(["meeting-record", "draft"]);
        due[0]!["overdue"]!.GetValue<bool>().ShouldBeTrue();
        due[0]!["href"]!.GetValue<string>().ShouldBe(meeting.Replace("/api/as/meetings", "/as/overleg") + "/verslag");
        var page = await (await platform.Browse("ambtenaar@as.example")).Get("/as/te-doen");
        page.ShouldContain("<h2>Te doen</h2>");
        page.ShouldContain("Leg vast of het overleg van 1 maart 2020 plaatsvond, en wie er was.");
    }

    [Fact, Trait("C0", "33")]
    public async Task Before_a_working_year_ends_the_next_annex_is_due_and_so_is_an_open_request()
    {
        var today = Flanders.Today;
        var official = await platform.SignIn("ambtenaar@asse.example");
        var agreement = await official.Draft("asse", Terms("Loopt", $"{today.AddDays(-300):O}", $"{today.AddDays(500):O}"));
        await official.Approve(agreement, $"{today.AddDays(-310):O}", $"{today.AddDays(-305):O}");
        foreach (var (person, party, representative) in new[] { ("schepen@asse.example", 0, 0), ("directeur@asse.example", 0, 1),
            ("regiomanager.vlaams-brabant@agii.example", 1, 0) })
        {
            (await (await platform.SignIn(person)).Sign(agreement, party, representative, $"{today.AddDays(-304):O}"))
                .EnsureSuccessStatusCode();
        }

        (await Kinds()).ShouldNotContain("next-annex", "nobody works with annexes here");
        var until = today.AddDays(40);
        var from = today.AddDays(-300);
        var name = from.Year == until.Year ? $"{from.Year}" : $"{from.Year}-{until.Year}";
        var annex = await official.Create(agreement + "/annexes", new { year = name, from = $"{from:O}", until = $"{until:O}" });
        await official.Create($"/api/asse/annexes/{annex}/lines",
            new { programme = "Taal", theme = "Oefenen", text = "helpt de bibliotheek" });
        await official.Done($"/api/asse/annexes/{annex}/agreement", new { });
        await official.Done($"/api/asse/annexes/{annex}/approval", new { withAgreement = true });
        (await Kinds()).ShouldContain("next-annex");

        var consultant = await platform.ConsultantIn("asse", "vlaams-brabant");
        (await Kinds()).ShouldNotContain("revision-request");
        (await consultant.PostJson($"/api/asse/annexes/{annex}/revision-requests", new { reason = "Een collega stopt." }))
            .EnsureSuccessStatusCode();
        (await Kinds()).ShouldContain("revision-request");

        async Task<List<string>> Kinds() =>
            [.. (await official.GetJson("/api/asse/due"))["items"]!.AsArray().Select(d => d!["kind"]!.GetValue<string>())];
    }

    [Fact, Trait("C0", "33")]
    public async Task What_was_owed_last_year_stays_due_after_new_year_until_it_is_put_right()
    {
        var last = Flanders.Today.Year - 1;
        var official = await platform.SignIn("ambtenaar@asse.example");
        var agreement = await official.Draft("asse",
            Clauses(Terms("Over Nieuwjaar", $"{last}-01-01", $"{last + 5}-12-31", "language-support"), Policy, Operational, Evaluation));
        await official.Approve(agreement, $"{last - 1}-11-01", $"{last - 1}-12-01");
        (await Overdue()).ShouldBeEmpty("nobody signed: nothing is owed yet");
        foreach (var (person, party, representative) in new[] { ("schepen@asse.example", 0, 0), ("directeur@asse.example", 0, 1),
            ("regiomanager.vlaams-brabant@agii.example", 1, 0) })
        {
            (await (await platform.SignIn(person)).Sign(agreement, party, representative, $"{last - 1}-12-10")).EnsureSuccessStatusCode();
        }

        await official.Held(agreement, "operational-meeting", $"{last}-03-01", "agency", "official");
        (await Overdue()).ShouldBe([$"Beleidsoverleg 0/1, 1 te weinig in {last}.", $"Operationeel overleg 1/3, 2 te weinig in {last}.",
            $"Evaluatie ontbreekt, had klaar moeten zijn op 31-12-{last}."]);

        await official.Held(agreement, "policy-meeting", $"{last}-06-01", "agency", "alderman", "official");
        (await Overdue()).ShouldBe([$"Operationeel overleg 1/3, 2 te weinig in {last}.",
            $"Evaluatie ontbreekt, had klaar moeten zijn op 31-12-{last}."]);

        async Task<List<string>> Overdue() =>
        [
            .. (await official.GetJson("/api/asse/due"))["items"]!.AsArray()
                .Where(d => d!["about"]!.GetValue<string>() == "Over Nieuwjaar" && d["kind"]!.GetValue<string>() != "approved"
                    && d["overdue"]!.GetValue<bool>())
                    .Select(d => d!["text"]!.GetValue<string>()),
        ];
    }

    [Fact]
    public async Task A_concept_of_an_annex_is_due_and_so_are_its_signatures_once_it_is_approved()
    {
        var official = await platform.SignIn("ambtenaar@hulshout.example");
        var agreement = await official.Approved("hulshout", Terms("Met bijlage"));
        var annex = await official.Annex(agreement, AnnexCalls.ThisYear);
        await official.Line(annex);
        (await Texts("annex-concept")).ShouldBe(
            [$"Bijlage {AnnexCalls.ThisYear} is nog een concept. Vul ze aan en stem ze af met de andere partij."]);
        (await Texts("annex-signatures")).ShouldBeEmpty("nobody signs a concept");
        await official.Done(annex + "/agreement", new { });
        (await Texts("annex-concept")).ShouldBe([$"Bijlage {AnnexCalls.ThisYear} is afgestemd en wacht op goedkeuring."]);

        await official.Done(annex + "/approval", new { withAgreement = true });
        (await Texts("annex-concept")).ShouldBeEmpty();
        (await Texts("annex-signatures")).ShouldBe([$"Bijlage {AnnexCalls.ThisYear} wacht op de handtekening van "
            + "Sam Schepen (schepen van samenleven), Dirk Directeur (algemeen directeur) en Rani Regio (regiomanager)."]);
        await (await platform.SignIn("schepen@hulshout.example")).Done(annex + "/acknowledgements", new { party = 0, representative = 0 });
        (await Texts("annex-signatures")).Single().ShouldEndWith("van Dirk Directeur (algemeen directeur) en Rani Regio (regiomanager).");
        (await official.GetJson("/api/hulshout/due"))["items"]!.AsArray().Single(d => d!["kind"]!.GetValue<string>() == "annex-signatures")!
            ["overdue"]!.GetValue<bool>().ShouldBeTrue("the year has begun");

        await official.Create(annex + "/revision", new { });
        (await Texts("annex-concept")).Single().ShouldStartWith($"Bijlage {AnnexCalls.ThisYear}, versie 2 is nog een concept.");

        async Task<List<string>> Texts(string kind) =>
        [
            .. (await official.GetJson("/api/hulshout/due"))["items"]!.AsArray()
                .Where(d => d!["kind"]!.GetValue<string>() == kind).Select(d => d!["text"]!.GetValue<string>()),
        ];
    }

    [Fact]
    public async Task What_is_for_this_person_comes_first_and_the_rest_is_for_colleagues()
    {
        const string title = "Van wie is dit";
        var (official, alderman) = (await platform.SignIn("ambtenaar@hulshout.example"), await platform.SignIn("schepen@hulshout.example"));
        await official.Draft("hulshout", Terms("Van een collega")); // so that there is something for colleagues too
        var agreement = await official.Draft("hulshout", Terms(title));
        (await Item(official)).ShouldBe(("draft", true, agreement.ToPage()));
        (await Item(alderman)).ShouldBe(("draft", false, agreement.ToPage()), "an alderman records no decisions");

        await AgreementCalls.Approve(official, agreement);
        (await Item(official)).ShouldBe(("approved", false, agreement.ToPage()), "an official does not sign");
        (await Item(alderman)).ShouldBe(("approved", true, agreement.ToPage() + "/ondertekenen?partij=0"));
        var manager = await platform.SignIn("regiomanager.antwerpen@agii.example");
        (await Item(manager)).ShouldBe(("approved", false, agreement.ToPage()), "the municipality signs first");

        var page = await (await platform.Browse("schepen@hulshout.example")).Get("/hulshout/te-doen");
        page.IndexOf(agreement.ToPage() + "/ondertekenen", StringComparison.Ordinal).ShouldBeInRange(
            page.IndexOf("<h3>Voor u", StringComparison.Ordinal), page.IndexOf("<h3>Voor uw collega's", StringComparison.Ordinal));

        async Task<(string, bool, string)> Item(HttpClient person)
        {
            var item = (await person.GetJson("/api/hulshout/due"))["items"]!.AsArray()
                .Single(d => d!["about"]!.GetValue<string>() == title)!;
            return (item["kind"]!.GetValue<string>(), item["forYou"]!.GetValue<bool>(), item["href"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task That_all_is_done_is_said_only_where_there_is_an_agreement()
    {
        const string done = "Er is nu niets te doen.";
        var page = await Page("ambtenaar@houthalen-helchteren.example");
        page.ShouldContain("Houthalen-Helchteren heeft met AgII geen overeenkomst die loopt of in voorbereiding is.");
        page.ShouldContain("href=\"/houthalen-helchteren/overeenkomsten/nieuw\"");
        page.ShouldNotContain(done);
        page = await Page("schepen@houthalen-helchteren.example");
        page.ShouldContain("geen overeenkomst die loopt");
        page.ShouldNotContain("/overeenkomsten/nieuw", customMessage: "an alderman cannot draft one");
        page.ShouldContain("<a href=\"/houthalen-helchteren/toegang\">Toegang</a>", customMessage: "but sees who can");

        var official = await platform.SignIn("ambtenaar@houthalen-helchteren.example");
        var agreement = await official.Approved("houthalen-helchteren");
        foreach (var (person, party, representative) in new[] { ("schepen@houthalen-helchteren.example", 0, 0),
            ("directeur@houthalen-helchteren.example", 0, 1), ("regiomanager.limburg@agii.example", 1, 0) })
        {
            (await (await platform.SignIn(person)).Sign(agreement, party, representative)).EnsureSuccessStatusCode();
        }

        (await Page("ambtenaar@houthalen-helchteren.example")).ShouldContain(done);

        async Task<string> Page(string person) => await (await platform.Browse(person)).Get("/houthalen-helchteren/te-doen");
    }

    [Fact]
    public async Task What_is_agreed_is_said_as_what_to_do()
    {
        var today = Flanders.Today;
        var official = await platform.SignIn("ambtenaar@hulshout.example");
        var agreement = await official.Draft("hulshout", Clauses(
            Terms("Nog dit jaar", $"{today.AddDays(-300):O}", $"{today.AddDays(60):O}", "language-support"), Operational, Evaluation));
        await official.Approve(agreement, $"{today.AddDays(-340):O}", $"{today.AddDays(-320):O}");
        foreach (var (person, party, representative) in new[] { ("schepen@hulshout.example", 0, 0), ("directeur@hulshout.example", 0, 1),
            ("regiomanager.antwerpen@agii.example", 1, 0) })
        {
            (await (await platform.SignIn(person)).Sign(agreement, party, representative, $"{today.AddDays(-310):O}"))
                .EnsureSuccessStatusCode();
        }

        await official.Held(agreement, "operational-meeting", $"{today.AddDays(-1):O}", "agency", "official");
        await official.Plan(agreement, "operational-meeting", $"{today:O}", "agency", "official");
        var texts = (await official.GetJson("/api/hulshout/due"))["items"]!.AsArray()
            .Where(d => d!["about"]!.GetValue<string>() == "Nog dit jaar" && !d["overdue"]!.GetValue<bool>())
            .Select(d => d!["text"]!.GetValue<string>()).ToList();
        texts.ShouldContain("Plan nog 1 operationeel overleg (1 gehouden, 1 gepland, 3 afgesproken).");
        texts.ShouldContain(t => t.StartsWith("Evalueer de samenwerking vóór ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_concept_does_not_nag_about_meetings()
    {
        var official = await platform.SignIn("ambtenaar@hulshout.example");
        var year = Flanders.Today.Year;
        var agreement = await official.Draft("hulshout",
            Clauses(Terms("Nog een concept", $"{year}-01-01", $"{year}-12-31", "language-support"), Policy, Operational));
        var browser = await platform.Browse("ambtenaar@hulshout.example");
        (await browser.Get(agreement.ToPage())).ShouldNotContain($"Afspraken in {year}");
        (await official.GetJson("/api/hulshout/due"))["items"]!.AsArray()
            .Where(d => d!["about"]!.GetValue<string>() == "Nog een concept")
            .Select(d => d!["kind"]!.GetValue<string>()).ShouldBe(["draft"]);

        await official.Approve(agreement, $"{year - 1}-11-10", $"{year - 1}-12-03");
        (await browser.Get(agreement.ToPage())).ShouldContain($"Afspraken in {year}", customMessage: "approved, it counts");
    }
}
