using System.Net;
using System.Net.Http.Json;
using System.Text;
using AgiiPlatform.Specs.Agreements;
using static AgiiPlatform.Specs.Programmes.SharedProject;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>What a project made leaves as a file, and a member adds and corrects its own with one.</summary>
public class Welcome_sheets_as_a_sheet(PlatformFixture platform)
{
    private const string Municipality = "sint-pieters-leeuw", Partner = "sint-niklaas",
        Heading = "Titel;Soort;Thema;Datum;Gemaakt van sjabloon;Gemeente;Kenmerk";

    private async Task<(SharedProject Project, Browser Browser, string Page)> Shared()
    {
        var project = await In(platform, Municipality, Partner);
        var template = await project.Create(Partner, "deliverables", new { kind = "template", title = "Sjabloon A", date = "2024-02-01" });
        await project.Create(Municipality, "deliverables",
            new { kind = "sheet", title = "Wonen", theme = "Huren", date = "2024-05-06", template });
        return (project, await platform.Browse($"ambtenaar@{Municipality}.example"), $"/{Municipality}/projecten/{project.Id}/fiches");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Come_back_as_they_left_and_nothing_changes(string format)
    {
        var (project, browser, page) = await Shared();
        var before = (await project.Get(Municipality, "deliverables")).ToJsonString();
        var file = await project.Officials[Municipality].GetByteArrayAsync(project.At(Municipality, $"deliverables.{format}"));

        var preview = await browser.Preview(page, $"{page}/nakijken", $"fiches.{format}", file);

        preview.ShouldContain("Er verandert niets aan wat bewaard is.");
        (await browser.Confirm(preview, $"{page}/inlezen")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await project.Get(Municipality, "deliverables")).ToJsonString().ShouldBe(before);
    }

    [Fact]
    public async Task Are_added_and_corrected_with_a_reason_and_a_second_time_nothing_changes()
    {
        var (project, browser, page) = await Shared();
        var left = Encoding.UTF8.GetString(
            await project.Officials[Municipality].GetByteArrayAsync(project.At(Municipality, "deliverables.csv"))).TrimStart('\uFEFF');
        var before = (await project.Get(Municipality, "deliverables")).ToJsonString();
        var file = Encoding.UTF8.GetBytes(left.Replace(";Huren;", ";Huren en kopen;", StringComparison.Ordinal)
            + "Afval;onthaalfiche;Milieu;7-5-2024;sjabloon a;;;\r\n");

        var preview = await browser.Preview(page, $"{page}/nakijken", "fiches.csv", file);

        preview.ShouldContain("1 nieuw, 1 gewijzigd, 1 zonder wijziging.");
        preview.ShouldContain("Thema “Huren” wordt “Huren en kopen”");
        (await browser.Confirm(preview, $"{page}/inlezen")).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "without a reason");
        (await project.Get(Municipality, "deliverables")).ToJsonString().ShouldBe(before, "nothing is written");

        (await browser.Confirm(preview, $"{page}/inlezen", ("reason", "Ruimer."))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var saved = await project.Get(Partner, "deliverables");
        var items = saved["items"]!.AsArray();
        items.Count.ShouldBe(3);
        foreach (var (title, theme) in (IEnumerable<(string, string)>)[("Wonen", "Huren en kopen"), ("Afval", "Milieu")])
        {
            var item = items.Single(d => d!["title"]!.GetValue<string>() == title)!;
            (item["theme"]!.GetValue<string>(), item["template"]!.GetValue<string>()).ShouldBe((theme, "Sjabloon A"));
        }

        await browser.BringIn(page, page, "fiches.csv", file, ("reason", "Nog eens"));
        (await project.Get(Partner, "deliverables")).ToJsonString().ShouldBe(saved.ToJsonString());
    }

    [Theory]
    [InlineData("A;Feest;;1/3/2024;;;", "Rij 2, kolom Soort: “Feest” kan hier niet. Kies uit: Onthaalfiche,")]
    [InlineData("A;Onthaalfiche;;;;;", "Rij 2: vul de kolom Datum in.")]
    [InlineData("A;Onthaalfiche;;1/3/2024;Sjabloon Z;;", "Rij 2: kolom Gemaakt van sjabloon: “Sjabloon Z” is er niet in dit project.")]
    [InlineData("Sjabloon A;Sjabloon;Anders;1/2/2024;;Sint-Niklaas;",
        "Rij 2: Sjabloon A is van Sint-Niklaas, en alleen die gemeente wijzigt dat (Thema leeg wordt “Anders”).")]
    public async Task That_cannot_be_are_refused_by_row_and_nothing_is_written(string row, string sentence)
    {
        var (project, browser, page) = await Shared();
        var before = (await project.Get(Municipality, "deliverables")).ToJsonString();

        var (_, preview) = await browser.SendSheet(page, $"{page}/nakijken", "fiches.csv",
            Sheets.Csv(Heading, row, "B;Onthaalfiche;;1/3/2024;;;"));

        preview.ShouldContain(sentence);
        Browser.FieldsOf(preview, $"{page}/inlezen").ShouldBeEmpty("there is nothing to confirm");
        (await project.Get(Municipality, "deliverables")).ToJsonString().ShouldBe(before);
    }

    /// <summary>The same walls as the page: members only, and who left writes nothing.</summary>
    [Fact]
    public async Task Are_written_by_members_that_take_part_only()
    {
        var (project, _, _) = await Shared();
        var body = new { lines = (object[])[new { title = "Nieuw", kind = "sheet", date = "2024-05-08" }] };
        (await (await platform.SignIn("ambtenaar@sint-truiden.example")).PutAsJsonAsync(project.At("sint-truiden", "deliverables"), body))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await project.Put(Partner, "deliverables", body)).EnsureSuccessStatusCode();
        (await project.Get(Municipality, "deliverables"))["items"]!.AsArray().Count.ShouldBe(3, "the control");

        (await project.Post(Partner, "departure", new { lastDay = $"{Flanders.Today.AddDays(-1):O}" })).EnsureSuccessStatusCode();
        await (await project.Put(Partner, "deliverables", body))
            .ShouldRefuse(409, "rule:left-the-project", "U kunt lezen wat er tot dan was");
    }
}
