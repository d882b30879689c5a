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
