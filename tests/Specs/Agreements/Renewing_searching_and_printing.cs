using System.Net;
using System.Text.Json.Nodes;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Specs.Agreements.Annexes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>What comes after an agreement, finding one by its words, and having it on paper.</summary>
public class Renewing_searching_and_printing(PlatformFixture platform)
{
    [Fact, Trait("C0", "18")]
    public async Task A_renewal_takes_over_the_clauses_for_the_next_term_and_points_back()
    {
        var official = await platform.SignIn("ambtenaar@beringen.example");
        var terms = MeetingCalls.Clauses(
            Terms("Beleidsperiode", "2020-01-01", "2024-12-31", "policy-period"), "Minstens één keer per jaar een beleidsoverleg.");
        terms["dataExchange"] = "Beide partijen delen cijfers.";
        var agreement = await official.Draft("beringen", terms);
        await (await official.PostJson(agreement + "/renewal", new { }))
            .ShouldRefuse(409, "rule:not-signed", "Alleen een ondertekende overeenkomst");
        await SignAll(official, agreement, "beringen", "limburg");

        var renewal = $"/api/beringen/agreements/{await official.Create(agreement + "/renewal", new { })}";
        var read = await official.GetJson(renewal);
        (read["from"]!.GetValue<string>(), read["until"]!.GetValue<string>(), read["state"]!.GetValue<string>())
            .ShouldBe(("2025-01-01", "2030-12-31", "draft"));
        read["clauses"]!.AsArray().Count.ShouldBe(1);
        read["minimumContent"]!["dataExchange"]!.GetValue<string>().ShouldBe("Beide partijen delen cijfers.");
        agreement.ShouldEndWith(read["predecessorId"]!.GetValue<string>());
        read.Warnings().ShouldNotContain(w => w.Contains("niet gedekt"));
        await (await official.PostJson(agreement + "/renewal", new { }))
            .ShouldRefuse(409, "rule:renewed-already", "staat al een vernieuwing klaar");

        var manager = await platform.SignIn("regiomanager.limburg@agii.example");
        var ending = (await manager.GetJson("/api/agii/renewals?from=2024-01-01&until=2024-12-31&limit=100"))["items"]!.AsArray()
            .Single(e => e!["tenant"]!.GetValue<string>() == "beringen")!;
        renewal.ShouldEndWith(ending["renewalId"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("2023-12-31", "366 dagen niet gedekt: de vorige overeenkomst liep af op 31 december 2023")]
    [InlineData("2025-01-31", "De vorige overeenkomst loopt tot en met 31 januari 2025, 31 dagen samen met deze.")]
    public async Task The_agreement_chosen_as_the_one_before_says_which_days_are_not_covered(string until, string warning)
    {
        var official = await platform.SignIn("ambtenaar@beringen.example");
        var before = await official.Draft("beringen", Terms("De vorige", "2019-01-01", until, "language-support"));
        var terms = Terms("De volgende", "2025-01-01", "2030-12-31", "language-support");
        terms["predecessorId"] = before[^36..];

        (await official.GetJson(await official.Draft("beringen", terms))).Warnings().ShouldContain(w => w.Contains(warning));
    }

    [Fact]
    public async Task Of_those_who_renew_an_agreement_in_the_same_instant_one_succeeds_and_once_it_is_deleted_the_next()
    {
        var official = await platform.SignIn("ambtenaar@bocholt.example");
        var director = await platform.SignIn("directeur@bocholt.example");
        var agreement = await official.Draft("bocholt", Terms("Samen vernieuwd", "2020-01-01", "2024-12-31", "language-support"));
        await SignAll(official, agreement, "bocholt", "limburg");
        var before = (await official.GetJson(agreement))["version"]!.GetValue<int>();

        var answers = await Task.WhenAll(
            new[] { official, director, official, director }.Select(p => p.PostJson(agreement + "/renewal", new { })));

        answers.Select(a => (int)a.StatusCode).Order().ShouldBe([201, 409, 409, 409]);
        var all = (await official.GetJson("/api/bocholt/agreements?q=vernieuwd&limit=100"))["items"]!.AsArray();
        all.Count.ShouldBe(2, "the agreement and one renewal");
        var renewed = await official.GetJson(agreement);
        renewed["version"]!.GetValue<int>().ShouldBe(before + 1, "so that no other renewal that has read it is written");
        var renewal = renewed["successorId"]!.GetValue<string>();
        (await official.DeleteAsync($"/api/bocholt/agreements/{renewal}")).EnsureSuccessStatusCode();
        (await official.Create(agreement + "/renewal", new { })).ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task What_ended_with_the_term_before_is_listed_until_it_is_renewed_and_when_nothing_is_asked_too()
    {
        var official = await platform.SignIn("ambtenaar@bree.example");
        var term = Legislature.On(Flanders.Today)!;
        var terms = Terms("Van de vorige bestuursperiode", "2020-01-01", $"{term.From.AddDays(-1):O}", "policy-period");
        var ended = await official.Draft("bree", terms);
        await SignAll(official, ended, "bree", "limburg");
        var browser = await platform.Browse("regiomanager.limburg@agii.example");
        (await Of("bree")).ShouldBe([("Van de vorige bestuursperiode", false)]);
        (await browser.Get("/agii/vernieuwingen")).ShouldContain("Te laat");

        await official.Create(ended + "/renewal", new { });
        (await Of("bree")).ShouldBe([("Van de vorige bestuursperiode", true)]);

        async Task<List<(string, bool)>> Of(string tenant) =>
        [
            .. (await (await platform.SignIn("regiomanager.limburg@agii.example")).GetJson("/api/agii/renewals?limit=100"))[
                "items"]!.AsArray()
                .Where(e => e!["tenant"]!.GetValue<string>() == tenant)
                .Select(e => (e!["title"]!.GetValue<string>(), e["renewalId"] is not null)),
        ];
    }

    [Fact]
    public async Task The_minimum_content_is_present_or_missing_clause_by_clause()
    {
        var official = await platform.SignIn("ambtenaar@bierbeek.example");
        var terms = Terms("Beleidsperiode", theme: "policy-period");
        terms["contactPerson"] = "Elke partij duidt een contactpersoon aan.";
        (await official.GetJson(await official.Draft("bierbeek", terms))).Warnings()
            .ShouldContain("De minimale inhoud is niet volledig. Er ontbreekt: gegevensuitwisseling en wederzijdse doorverwijzing.");
    }

    [Theory, Trait("C0", "35")]
    [InlineData("bjorn", true)]
    [InlineData("BJÖRN siffer", true)]
    [InlineData("keeting", true)]
    [InlineData("keeting afwezig", false)]
    [InlineData("100%", false)]
    public async Task An_agreement_is_found_by_any_words_in_it_accents_and_capitals_aside(string words, bool found)
    {
        var official = await platform.SignIn("ambtenaar@berlare.example");
        var terms = Terms("Zoeken");
        terms["parties"]![0]!["representatives"]![0]!["name"] = "Björn Siffer";
        terms["supports"] = new JsonArray("Het agentschap steunt De Keeting.");
        var agreement = await official.Draft("berlare", terms);
        (await official.GetJson($"/api/berlare/agreements?q={Uri.EscapeDataString(words)}&limit=100"))["items"]!.AsArray()
            .Any(a => agreement.EndsWith(a!["id"]!.GetValue<string>())).ShouldBe(found);
    }

    [Theory, Trait("C0", "35")]
    [InlineData("speelpleinwerking", true)]
    [InlineData("cafe", true)]
    [InlineData("zoeken speelpleinwerking", true)]
    [InlineData("stuurgroep", true)]
    [InlineData("speelpleinwerking afwezig", false)]
    public async Task An_agreement_is_found_by_the_words_of_its_annexes(string words, bool found)
    {
        var official = await platform.SignIn("ambtenaar@berlare.example");
        var agreement = await official.Draft("berlare", Terms("Zoeken"));
        var annex = await official.Annex(agreement, body: new { year = "2020", context = "Na het babbelcafé." });
        await official.Line(annex, AnnexCalls.Action("ondersteunt de speelpleinwerking", more: ("body", "Stuurgroep diversiteit")));

        (await official.GetJson($"/api/berlare/agreements?q={Uri.EscapeDataString(words)}&limit=100"))["items"]!.AsArray()
            .Any(a => agreement.EndsWith(a!["id"]!.GetValue<string>())).ShouldBe(found);
    }

    [Fact, Trait("C0", "31")]
    public async Task The_word_document_has_real_headings_and_says_literally_what_was_typed()
    {
        var official = await platform.SignIn("ambtenaar@bertem.example");
        var terms = MeetingCalls.Clauses(Terms("Op papier"), "Tekst met <script>, emoji 🙂, nbsp\u00a0en «aanhalingstekens».");
        var agreement = await official.Draft("bertem", terms);
        var answer = await official.GetAsync(agreement + "/paper");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        var document = await Word.Read(answer);
        document.Headings.ShouldContain(("Heading1", "A. Rolverdeling"), "only with roles or commitments, it has a heading all the same");
        document.Text.ShouldContain("Tekst met <script>, emoji 🙂, nbsp\u00a0en «aanhalingstekens».");
        document.Text.ShouldContain("Sam Schepen");

        var page = await (await platform.Browse("ambtenaar@bertem.example")).Get(agreement.ToPage() + "/afdrukken");
        page.ShouldContain("Tekenen voor akkoord");
        page.ShouldContain("Tekst met <script>, emoji");
    }

    private async Task SignAll(HttpClient official, string agreement, string municipality, string region)
    {
        await official.Approve(agreement);
        (await (await platform.SignIn($"schepen@{municipality}.example")).Sign(agreement, 0, 0)).EnsureSuccessStatusCode();
        (await (await platform.SignIn($"directeur@{municipality}.example")).Sign(agreement, 0, 1)).EnsureSuccessStatusCode();
        (await (await platform.SignIn($"regiomanager.{region}@agii.example")).Sign(agreement, 1, 0)).EnsureSuccessStatusCode();
    }
}
