using System.Text.RegularExpressions;
using AgiiPlatform.Specs.Agreements.Annexes;
using static AgiiPlatform.Specs.Agreements.AgreementCalls;

namespace AgiiPlatform.Specs.Agreements;

/// <summary>An agreement and its annex as Word papers that can be sent round and signed.</summary>
public class Papers_to_sign(PlatformFixture platform)
{
    [Fact, Trait("C0", "31")]
    public async Task The_paper_of_an_agreement_reads_as_one_and_has_room_to_sign()
    {
        var official = await platform.SignIn("ambtenaar@bertem.example");
        var terms = Terms("Samen in Bertem", "2020-01-01", "2024-12-31", "policy-period");
        terms["number"] = "2020/7";
        var agreement = await official.Draft("bertem", terms);

        var paper = await Word.Read(await official.GetAsync(agreement + "/paper"));

        paper.Text.ShouldContain("Van 1 januari 2020 tot en met 31 december 2024");
        paper.Text.ShouldContain("Thema: beleidsperiode-overeenkomst");
        paper.Text.ShouldContain(
            "het lokaal bestuur, vertegenwoordigd door Sam Schepen (schepen van samenleven) en Dirk Directeur (algemeen directeur),");
        paper.Text.ShouldContain("komen de partijen overeen wat volgt, op grond van het decreet van 7 juni 2013 betreffende "
            + "het Vlaamse integratie- en inburgeringsbeleid.");
        paper.Headings.Select(h => h.Text).ShouldContain("Voor het lokaal bestuur");
        paper.Headings.Select(h => h.Text).ShouldContain("Voor het Agentschap Integratie en Inburgering");
        Regex.Count(paper.Text, "Plaats en datum: _+").ShouldBe(3);
        Regex.Count(paper.Text, "Handtekening: _+").ShouldBe(3);
        paper.Header.ShouldBe("Bertem – Samen in Bertem – 2020/7");
        paper.Footer.ShouldBe("Pagina {PAGE} van {NUMPAGES}");
        InDigits(paper.Text).ShouldBeEmpty();

        await official.Approve(agreement);
        (await (await platform.SignIn("schepen@bertem.example")).Sign(agreement, 0, 0)).EnsureSuccessStatusCode();
        paper = await Word.Read(await official.GetAsync(agreement + "/paper"));
        paper.Text.ShouldContain("(get.) 1 maart 2020");
        Regex.Count(paper.Text, "Handtekening: _+").ShouldBe(2, "who signed needs no line any more");
        InDigits(paper.Text).ShouldBeEmpty();
    }

    [Fact, Trait("C0", "31")]
    public async Task The_paper_of_an_annex_holds_everything_about_an_action_and_has_room_to_sign()
    {
        var official = await platform.SignIn("ambtenaar@bertem.example");
        var annex = await official.Annex(await official.Approved("bertem"), "2021");
        await official.Line(annex, AnnexCalls.Action("volgt het beleid op",
            more: [("body", "Stuurgroep diversiteit"), ("targetService", "de dienst Welzijn")]));

        var paper = await Word.Read(await official.GetAsync(annex + "/paper"));

        paper.Text.ShouldContain("AgII neemt deel aan: Stuurgroep diversiteit");
        paper.Text.ShouldContain("voor de dienst Welzijn");
        paper.Text.ShouldContain("De bijlage geldt van 1 januari 2021 tot en met 31 december 2021.");
        paper.Headings.Select(h => h.Text).ShouldContain("Voor het lokaal bestuur");
        Regex.Count(paper.Text, "Plaats en datum: _+").ShouldBe(3);
        Regex.Count(paper.Text, "Handtekening: _+").ShouldBe(3);
        paper.Header.ShouldBe("Samenwerkingsovereenkomst – Bijlage 2021");
        paper.Footer.ShouldBe("Pagina {PAGE} van {NUMPAGES}");
        InDigits(paper.Text).ShouldBeEmpty();
        var page = await (await platform.Browse("ambtenaar@bertem.example")).Get(annex.Page() + "/afdruk");
        page.ShouldContain("AgII neemt deel aan: Stuurgroep diversiteit");
        page.ShouldContain("Plaats en datum:");
    }

    private static IEnumerable<string> InDigits(string text) =>
        Regex.Matches(text, @"\b\d{1,2}[/-]\d{1,2}[/-]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b", RegexOptions.NonBacktracking).Select(m => m.Value);
}
