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
        page.ShouldContain("Wat wacht op u");
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
                .Where(d => d!["about"]!.GetValue<string>() == "Over Nieuwjaar" && d["overdue"]!.GetValue<bool>())
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
        (await Texts("annex-concept")).Single().ShouldStartWith($"Bijlage {AnnexCalls.ThisYear}, uitgave 2 is nog een concept.");

        async Task<List<string>> Texts(string kind) =>
        [
            .. (await official.GetJson("/api/hulshout/due"))["items"]!.AsArray()
                .Where(d => d!["kind"]!.GetValue<string>() == kind).Select(d => d!["text"]!.GetValue<string>()),
        ];
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
