using System.Net;
using System.Net.Http.Json;
using AgiiPlatform.Specs.Agreements;
using static AgiiPlatform.Specs.Programmes.SharedProject;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>Each council gets its own report from the same records, and what it was told stays as it was.</summary>
public class Reporting_to_a_council(PlatformFixture platform)
{
    [Fact]
    [Trait("C3", "13")]
    [Trait("C3", "14")]
    public async Task Is_made_for_each_municipality_and_kept_as_it_was_told()
    {
        var project = await In(platform, "hoogstraten", "rumst");
        await project.Create("hoogstraten", "duos", Duo(meetings: 12));
        await project.Create("rumst", "duos", Duo(meetings: 2));
        await project.Create("rumst", "deliverables", Sheet("Fiche"));
        (await project.Officials["rumst"].PutAsJsonAsync(project.At("rumst", "participation"),
            new { anchors = "Een buddywerking in de bibliotheek." }))
            .EnsureSuccessStatusCode();

        var report = await project.Create("rumst", "reports", new { councilDate = "2024-10-01" });
        await project.Create("rumst", "duos", Duo(mentor: "Nog Een"));

        var reports = await project.Get("rumst", "reports");
        reports["now"]!["own"]!["duos"]!.GetValue<int>().ShouldBe(2);
        var sent = reports["sent"]!.AsArray().ShouldHaveSingleItem()!["content"]!;
        sent["own"]!.ToJsonString().ShouldBe("""{"duos":1,"meetings":2,"enough":0,"belowMinimum":1,"minimum":12}""");
        sent["total"]!["meetings"]!.GetValue<int>().ShouldBe(14);
        (sent["ownSheets"]!.GetValue<int>(), sent["anchors"]!.GetValue<string>()).ShouldBe((1, "Een buddywerking in de bibliotheek."));
        (await project.Get("hoogstraten", "reports"))["sent"]!.AsArray().ShouldBeEmpty("each council has its own");
        (await project.Get("hoogstraten", "reports"))["now"]!["own"]!["meetings"]!.GetValue<int>().ShouldBe(12);

        var browser = await platform.Browse("ambtenaar@rumst.example");
        (await browser.Get($"/rumst/projecten/{project.Id}/verslag/{report}"))
            .ShouldContain("Zoals verteld aan de gemeenteraad van 1 oktober 2024.");
        var page = await browser.Get($"/rumst/projecten/{project.Id}/verslag");
        page.ShouldContain("Gemeenteraad van 1 oktober 2024");
        page.ShouldContain("Een buddywerking in de bibliotheek.");
        (await (await platform.Browse("ambtenaar@hoogstraten.example")).Open($"/hoogstraten/projecten/{project.Id}/verslag/{report}"))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("C3", "13")]
    public async Task Is_a_Word_document_that_stays_as_it_was_told()
    {
        var project = await In(platform, "scherpenheuvel-zichem", "sint-genesius-rode");
        await project.Create("sint-genesius-rode", "duos", Duo(meetings: 12));
        await project.Create("sint-genesius-rode", "deliverables", Sheet("Fiche"));
        (await project.Put("sint-genesius-rode", "participation", new { name = "An Aanspreek", releasePercent = 20, anchors = "Buddy's." }))
            .EnsureSuccessStatusCode();
        var report = await project.Create("sint-genesius-rode", "reports", new { councilDate = "2024-10-01" });
        await project.Create("sint-genesius-rode", "duos", Duo(meetings: 2, mentor: "Nog Een"));

        var told = await Text($"reports/{report}/paper");
        told.ShouldContain("Verslag aan de gemeenteraad van Sint-Genesius-Rode");
        told.ShouldContain("Zoals verteld aan de gemeenteraad van 1 oktober 2024.");
        told.ShouldContain("In Sint-Genesius-Rode: 1 duo en 12 ontmoetingen.");
        told.ShouldContain("Aanspreekpunt: An Aanspreek (20 % vrijgesteld).");
        told.ShouldContain("Buddy's.");
        told.ShouldNotContain(Volunteer);
        (await Text("reports/paper")).ShouldContain("In Sint-Genesius-Rode: 2 duo's en 14 ontmoetingen. 1 onder minimum 12.");

        var (browser, at) = (await platform.Browse("schepen@sint-genesius-rode.example"),
            $"/sint-genesius-rode/projecten/{project.Id}");
        (await browser.Get($"{at}/verslag/{report}")).ShouldContain($"{at}/verslag/{report}/verslag.docx");
        foreach (var file in (string[])["verslag.docx", $"verslag/{report}/verslag.docx"])
        {
            (await browser.Open($"{at}/{file}")).Content.Headers.ContentType!.MediaType!.ShouldContain("wordprocessingml");
        }

        (await project.Officials["scherpenheuvel-zichem"].GetAsync(
            project.At("scherpenheuvel-zichem", $"reports/{report}/paper"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        async Task<string> Text(string part)
        {
            var word = await Word.Read(
                await project.Officials["sint-genesius-rode"].GetAsync(project.At("sint-genesius-rode", part)));
            word.TablesWithHeader.ShouldBe(1);
            return word.Text;
        }
    }

    [Fact]
    public async Task Is_kept_once_for_a_session_and_needs_its_date()
    {
        var project = await In(platform, "hemiksem");
        await (await project.Post("hemiksem", "reports", new { })).ShouldRefuse(
            400, "invalid-input", "Vul de datum van de gemeenteraad in.");
        var first = await project.Post("hemiksem", "reports", new { councilDate = "2024-10-01" }, "hemiksem-1");
        var again = await project.Post("hemiksem", "reports", new { councilDate = "2024-10-01" }, "hemiksem-1");
        (await again.Body())["id"]!.GetValue<Guid>().ShouldBe((await first.Body())["id"]!.GetValue<Guid>());

        await (await project.Post("hemiksem", "reports", new { councilDate = "2024-10-01" })).ShouldRefuse(
            409, "rule:reported-already", "Het verslag aan de gemeenteraad van 1 oktober 2024 is al bewaard.");
    }
}
