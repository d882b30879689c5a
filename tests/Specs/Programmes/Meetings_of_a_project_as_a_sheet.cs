using System.Net;
using System.Net.Http.Json;
using System.Text;
using AgiiPlatform.Specs.Agreements;
using static AgiiPlatform.Specs.Programmes.SharedProject;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>The meetings of a project leave as a file, and a member adds and corrects its own with one.</summary>
public class Meetings_of_a_project_as_a_sheet(PlatformFixture platform)
{
    private const string Municipality = "steenokkerzeel", Partner = "dilsen-stokkem",
        Heading = "Titel;Soort;Datum;Voor wie;Deelnemers;Verslag;Genoteerd door;Kenmerk";

    private async Task<(SharedProject Project, Browser Browser, string Page)> Shared()
    {
        var project = await In(platform, Municipality, Partner);
        await project.Create(Partner, "meetings", new { kind = "training", title = "Van de partner", date = "2024-05-02" });
        await project.Create(Municipality, "meetings", new
        {
            kind = "working-group", title = "Wonen", date = "2024-05-06", audiences = (string[])["personeel", "ouders, met kinderen"],
            participants = 12, report = "Eerst dit;\ndan dat.",
        });
        return (project, await platform.Browse($"ambtenaar@{Municipality}.example"),
            $"/{Municipality}/projecten/{project.Id}/bijeenkomsten");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Come_back_as_they_left_and_nothing_changes(string format)
    {
        var (project, browser, page) = await Shared();
        var before = (await project.Get(Municipality, "meetings")).ToJsonString();
        var file = await project.Officials[Municipality].GetByteArrayAsync(project.At(Municipality, $"meetings.{format}"));

        var preview = await browser.Preview(page, $"{page}/nakijken", $"bijeenkomsten.{format}", file);

        preview.ShouldContain("Er verandert niets aan wat bewaard is.");
        (await browser.Confirm(preview, $"{page}/inlezen")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await project.Get(Municipality, "meetings")).ToJsonString().ShouldBe(before);
    }

    [Fact]
    public async Task Are_added_and_corrected_with_a_reason_and_a_second_time_nothing_changes()
    {
        var (project, browser, page) = await Shared();
        var left = Encoding.UTF8.GetString(
            await project.Officials[Municipality].GetByteArrayAsync(project.At(Municipality, "meetings.csv"))).TrimStart('\uFEFF');
        var before = (await project.Get(Municipality, "meetings")).ToJsonString();
        var file = Encoding.UTF8.GetBytes(left.Replace("Wonen;", "Wonen en werken;", StringComparison.Ordinal)
            .Replace(";12;", ";14;", StringComparison.Ordinal) + "Klare taal;vorming;7-5-2024;vrijwilligers;41;;;\r\n");

        var preview = await browser.Preview(page, $"{page}/nakijken", "bijeenkomsten.csv", file);

        preview.ShouldContain("1 nieuw, 1 gewijzigd, 1 zonder wijziging.");
        preview.ShouldContain("Titel “Wonen” wordt “Wonen en werken”; Deelnemers “12” wordt “14”");
        (await project.Get(Municipality, "meetings")).ToJsonString().ShouldBe(before, "nothing is written until it is confirmed");
        (await browser.Confirm(preview, $"{page}/inlezen")).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "without a reason");
        (await project.Get(Municipality, "meetings")).ToJsonString().ShouldBe(before);

        var late = await browser.Preview(page, $"{page}/nakijken", "bijeenkomsten.csv",
            Encoding.UTF8.GetBytes(left.Replace(";12;", ";15;", StringComparison.Ordinal)));
        (await browser.Confirm(preview, $"{page}/inlezen", ("reason", "Verkeerd geteld."))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var saved = await project.Get(Partner, "meetings");
        var items = saved["items"]!.AsArray();
        items.Count.ShouldBe(3);
        var corrected = items.Single(m => m!["title"]!.GetValue<string>() == "Wonen en werken")!;
        corrected["participants"]!.GetValue<int>().ShouldBe(14);
        corrected["audiences"]!.ToJsonString().ShouldContain("ouders, met kinderen");
        corrected["corrections"]![0]!["reason"]!.GetValue<string>().ShouldBe("Verkeerd geteld.");

        // What is new is known by what it says; and what was looked over before is no longer what is there.
        await browser.BringIn(page, page, "bijeenkomsten.csv", file, ("reason", "Nog eens"));
        (await project.Get(Partner, "meetings")).ToJsonString().ShouldBe(saved.ToJsonString());
        var (status, refused) = await browser.Confirmed(late, $"{page}/inlezen", ("reason", "Te laat"));
        (status, refused.Contains("iemand anders heeft dit intussen gewijzigd", StringComparison.Ordinal))
            .ShouldBe((HttpStatusCode.BadRequest, true), refused);
    }

    [Theory]
    [InlineData("A;Feest;1/3/2024;;;;;", "Rij 2, kolom Soort: “Feest” kan hier niet. Kies uit: Raad van bestuur,")]
    [InlineData("A;;1/3/2024;;;;;", "Rij 2: vul de kolom Soort in.")]
    [InlineData("A;Vorming;31/2/2024;;;;;", "Rij 2, kolom Datum: “31/2/2024” is geen dag die bestaat.")]
    [InlineData("A;Vorming;1/3/2024;;2,5;;;", "Rij 2: kolom Deelnemers: geef een geheel getal van 0 tot 100.000.")]
    [InlineData("A;Vorming;1/3/2023;;;;;", "Rij 2: A: 1 maart 2023 valt buiten het project")]
    [InlineData("A;Vorming;1/3/2024;;;;;abc", "Rij 2, kolom Kenmerk: “abc” is geen kenmerk.")]
    [InlineData("A;Vorming;1/3/2024;;;;;0192d000-0000-7000-8000-000000000000",
        "Rij 2: kolom Kenmerk: dit is er niet (meer) in dit project.")]
    [InlineData("Van de partner;Vorming;2/5/2024;;3;;Dilsen-Stokkem;",
        "Rij 2: Van de partner is van Dilsen-Stokkem, en alleen die gemeente wijzigt dat (Deelnemers leeg wordt “3”).")]
    [InlineData("Van de partner;Vorming;2/5/2024;;;;;", "Rij 2: Vorming «Van de partner» op 2 mei 2024 staat er al.")]
    [InlineData("A;Vorming;2/5/2024;;;;Dilsen-Stokkem;",
        "Rij 2: A is van Dilsen-Stokkem: Steenokkerzeel voegt alleen toe wat het zelf deed.")]
    [InlineData("B;Vorming;1/3/2024;;;;Steenokkerzeel;", "Rij 3: B staat er twee keer.")]
    public async Task That_cannot_be_are_refused_by_row_and_nothing_is_written(string row, string sentence)
    {
        var (project, browser, page) = await Shared();
        var before = (await project.Get(Municipality, "meetings")).ToJsonString();

        var (_, preview) = await browser.SendSheet(page, $"{page}/nakijken", "bijeenkomsten.csv",
            Sheets.Csv(Heading, row, "B;Vorming;1/3/2024;;;;;"));

        preview.ShouldContain(sentence);
        Browser.FieldsOf(preview, $"{page}/inlezen").ShouldBeEmpty("there is nothing to confirm");
        (await project.Get(Municipality, "meetings")).ToJsonString().ShouldBe(before);
    }

    /// <summary>The same walls as the page: members only, and who left writes nothing.</summary>
    [Fact]
    public async Task Are_written_by_members_that_take_part_only()
    {
        var (project, _, _) = await Shared();
        var body = new { lines = (object[])[new { title = "Nieuw", kind = "training", date = "2024-05-08" }] };
        (await (await platform.SignIn("ambtenaar@sint-lievens-houtem.example"))
            .PutAsJsonAsync(project.At("sint-lievens-houtem", "meetings"), body))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await platform.SignIn($"schepen@{Municipality}.example")).PutAsJsonAsync(project.At(Municipality, "meetings"), body))
            .StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await project.Put(Partner, "meetings", body)).EnsureSuccessStatusCode();
        (await project.Get(Municipality, "meetings"))["items"]!.AsArray().Count.ShouldBe(3, "the control");

        (await project.Post(Partner, "departure", new { lastDay = $"{Flanders.Today.AddDays(-1):O}" })).EnsureSuccessStatusCode();
        await (await project.Put(Partner, "meetings", body)).ShouldRefuse(409, "rule:left-the-project", "U kunt lezen wat er tot dan was");
    }
}
