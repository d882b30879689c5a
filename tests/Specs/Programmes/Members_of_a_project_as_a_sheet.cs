using System.Net;
using System.Net.Http.Json;
using System.Text;
using AgiiPlatform.Specs.Agreements;
using static AgiiPlatform.Specs.Programmes.SharedProject;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>
/// The members of a project leave as a file and come back: the lead lets in and ends with it, and each says in it what it says of itself.
/// </summary>
public class Members_of_a_project_as_a_sheet(PlatformFixture platform)
{
    private const string Lead = "hove", Partner = "hemiksem", New = "boom",
        Heading = "Gemeente;Eerste dag;Laatste dag;Aanspreekpunt;Functie;Vrijgesteld (%);Verankert";

    private async Task<SharedProject> Shared()
    {
        var project = await In(platform, Lead, Partner);
        (await project.Put(Partner, "participation", new
        {
            version = 0, name = "Hedwig Contact", function = "consulent", releasePercent = 20, anchors = "Een vaste dag per week.",
        })).EnsureSuccessStatusCode();
        await project.Create(Partner, "deliverables", Sheet("Van de partner", "2024-05-06"));
        return project;
    }

    private readonly Dictionary<string, Browser> _browsers = [];

    private async Task<Browser> By(string municipality) =>
        _browsers.TryGetValue(municipality, out var there) ? there
            : _browsers[municipality] = await platform.Browse($"ambtenaar@{municipality}.example");

    private static string Page(SharedProject project, string municipality) => $"/{municipality}/projecten/{project.Id}";

    private async Task<string> Preview(SharedProject project, string municipality, string name, byte[] file) =>
        await (await By(municipality)).Preview(
            Page(project, municipality), $"{Page(project, municipality)}/deelnemers/nakijken", name, file);

    private async Task<(HttpStatusCode Status, string Body)> Confirmed(SharedProject project, string municipality, string preview) =>
        await (await By(municipality)).Confirmed(preview, $"{Page(project, municipality)}/deelnemers/inlezen");

    [Theory]
    [InlineData(Lead, "csv")]
    [InlineData(Lead, "xlsx")]
    [InlineData(Partner, "csv")]
    [InlineData(Partner, "xlsx")]
    public async Task Come_back_as_they_left_and_nothing_changes(string municipality, string format)
    {
        var project = await Shared();
        var before = (await project.Get(municipality)).ToJsonString();
        var file = await project.Officials[municipality].GetByteArrayAsync(project.At(municipality, $"members.{format}"));

        var preview = await Preview(project, municipality, $"deelnemers.{format}", file);

        preview.ShouldContain("Er verandert niets aan wat bewaard is.");
        (await Confirmed(project, municipality, preview)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await project.Get(municipality)).ToJsonString().ShouldBe(before, "also the version");
    }

    [Fact]
    public async Task Are_let_in_and_ended_by_the_lead_once_that_is_confirmed_and_a_second_time_nothing_changes()
    {
        var project = await Shared();
        var before = (await project.Get(Lead)).ToJsonString();
        var newcomer = await platform.SignIn($"ambtenaar@{New}.example");
        var file = Sheets.Csv("Gemeente;Eerste dag;Laatste dag", "Hemiksem;1/1/2024;30/6/2024", "Boom;1/2/2024;");

        var preview = await Preview(project, Lead, "deelnemers.csv", file);

        preview.ShouldContain("1 nieuw, 1 gewijzigd, 0 zonder wijziging.");
        preview.ShouldContain("Laatste dag leeg wordt “30/6/2024”");
        (await project.Get(Lead)).ToJsonString().ShouldBe(before, "nothing is written until it is confirmed");
        (await newcomer.GetAsync(project.At(New))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await Confirmed(project, Lead, preview)).Status.ShouldBe(HttpStatusCode.Redirect);
        var saved = await project.Get(Lead);
        saved["members"]!.AsArray().Select(m => $"{m!["municipality"]} {m["from"]} {m["until"]}")
            .ShouldBe(["hove 2024-01-01 ", "hemiksem 2024-01-01 2024-06-30", "boom 2024-02-01 "]);
        saved["members"]![1]!["contact"]!["name"]!.GetValue<string>().ShouldBe("Hedwig Contact", "what the file does not tell, stays");
        (await newcomer.GetAsync(project.At(New))).StatusCode.ShouldBe(HttpStatusCode.OK, "its membership is there, for both walls");
        await (await project.Post(Partner, "deliverables", Sheet("Te laat"))).ShouldRefuse(409, "rule:left-the-project", "30 juni 2024");

        preview = await Preview(project, Lead, "deelnemers.csv", file);
        preview.ShouldContain("Er verandert niets aan wat bewaard is.");
        (await Confirmed(project, Lead, preview)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await project.Get(Lead)).ToJsonString().ShouldBe(saved.ToJsonString());
    }

    [Fact]
    public async Task Say_of_themselves_who_the_contact_is_what_is_anchored_and_when_they_leave()
    {
        var project = await Shared();
        var left = Encoding.UTF8.GetString(
            await project.Officials[Partner].GetByteArrayAsync(project.At(Partner, "members.csv"))).TrimStart('\uFEFF');
        var file = Encoding.UTF8.GetBytes(left.Replace("Hedwig Contact", "Nieuw Contact", StringComparison.Ordinal)
            .Replace("Hemiksem;;1/1/2024;;", "Hemiksem;;1/1/2024;31/12/2025;", StringComparison.Ordinal));

        var preview = await Preview(project, Partner, "deelnemers.csv", file);
        preview.ShouldContain("0 nieuw, 1 gewijzigd, 1 zonder wijziging.");
        (await Confirmed(project, Partner, preview)).Status.ShouldBe(HttpStatusCode.Redirect);

        var saved = (await project.Get(Lead))["members"]![1]!;
        saved["contact"]!["name"]!.GetValue<string>().ShouldBe("Nieuw Contact");
        saved["until"]!.GetValue<string>().ShouldBe("2025-12-31");
        saved["anchors"]!.GetValue<string>().ShouldBe("Een vaste dag per week.");
        await (await project.Put(Lead, "members", new
        {
            members = (object[])
            [
                new
                {
                    municipality = Partner, until = "2026-01-31", name = "Nieuw Contact", function = "consulent", releasePercent = 20,
                    anchors = "Een vaste dag per week.", version = 2,
                },
            ],
        })).ShouldRefuse(400, "invalid-input", "Rij 1: Hemiksem neemt deel tot en met 31 december 2025, en dat kunt u niet verlengen.");
    }

    [Theory]
    [InlineData(Lead, "Nergenshuizen;1/1/2024;;;;;", "Rij 2: kolom Gemeente: Nergenshuizen is er niet.")]
    [InlineData(Lead, "Boom;31/2/2024;;;;;", "Rij 2, kolom Eerste dag: “31/2/2024” is geen dag die bestaat.")]
    [InlineData(Lead, "Boom;1/1/2024;;Iemand;;;", "Rij 2: Boom zegt zelf wie haar aanspreekpunt is en wat ze verankert.")]
    [InlineData(Lead, "Boom;1/2/2024;1/1/2024;;;;", "Rij 2: De laatste dag ligt voor de eerste")]
    [InlineData(Lead, "Borsbeek;1/2/2025;;;;;", "Rij 2: Borsbeek is opgegaan in Antwerpen")]
    [InlineData(Lead, "Hemiksem;1/1/2024;;Een ander;consulent;20;Een vaste dag per week.",
        "Rij 2: Hemiksem zegt zelf wie haar aanspreekpunt is en wat ze verankert (")]
    [InlineData(Lead, "Hemiksem;1/3/2024;;Hedwig Contact;consulent;20;Een vaste dag per week.",
        "Rij 2: Hemiksem neemt deel vanaf 1 januari 2024; die dag wijzigt niet meer.")]
    [InlineData(Lead, "Hove;1/1/2024;1/1/2025;;;;", "Rij 2: De gemeente die leidt, kan niet uit het project stappen.")]
    [InlineData(Lead, "Hove;1/1/2024;;;secretaris;;", "Rij 2: Vul de naam van het aanspreekpunt in.")]
    [InlineData(Lead, "Hove;1/1/2024;;An;;120;", "Rij 2: Geef een percentage van 1 tot 100.")]
    [InlineData(Lead, "Hove;1/1/2024;;An;;12,5;", "Rij 2: kolom Vrijgesteld (%): geef een geheel getal.")]
    [InlineData(Partner, "Boom;1/1/2024;;;;;", "Rij 2: Alleen de gemeente die het project leidt, kan dit wijzigen.")]
    [InlineData(Partner, "Hove;1/1/2024;1/1/2025;;;;", "Rij 2: Alleen de gemeente die het project leidt, kan dit wijzigen.")]
    public async Task That_cannot_be_are_refused_by_row_and_nothing_is_written(string municipality, string row, string sentence)
    {
        var project = await Shared();
        var before = (await project.Get(municipality)).ToJsonString();
        var page = Page(project, municipality);

        // The second row could be: also of that nothing is written.
        var (_, preview) = await (await By(municipality)).SendSheet(page, $"{page}/deelnemers/nakijken", "deelnemers.csv",
            Sheets.Csv(Heading, row, municipality == Lead ? "Schelle;1/1/2024;;;;;" : "Hemiksem;1/1/2024;;Ander Contact;;;"));

        preview.ShouldContain(sentence);
        Browser.FieldsOf(preview, $"{page}/deelnemers/inlezen").ShouldBeEmpty("there is nothing to confirm");
        (await project.Get(municipality)).ToJsonString().ShouldBe(before);
    }

    [Fact]
    public async Task A_last_day_before_something_that_was_done_is_refused_as_in_the_act()
    {
        var project = await Shared();
        object Until(string day) => new
        {
            members = (object[])
            [
                new
                {
                    municipality = Partner, until = day, name = "Hedwig Contact", function = "consulent", releasePercent = 20,
                    anchors = "Een vaste dag per week.", version = 2,
                },
            ],
        };

        await (await project.Put(Lead, "members", Until("2024-05-05"))).ShouldRefuse(400, "invalid-input",
            "Rij 1: Onthaalfiche «Van de partner» is van 6 mei 2024, na 5 mei 2024.");
        (await project.Put(Lead, "members", Until("2024-05-06"))).StatusCode.ShouldBe(HttpStatusCode.NoContent, "the control");
    }

    /// <summary>The same walls as the acts: members only, no coordinator, who reads writes nothing, nor does who left.</summary>
    [Fact]
    public async Task Are_written_by_members_that_take_part_and_not_over_what_another_wrote_meanwhile()
    {
        var project = await Shared();
        var body = new { members = (object[])[new { municipality = New }] };
        (await (await platform.SignIn("ambtenaar@schelle.example")).PutAsJsonAsync(project.At("schelle", "members"), body))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await platform.SignIn($"schepen@{Lead}.example")).PutAsJsonAsync(project.At(Lead, "members"), body))
            .StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var preview = await Preview(project, Lead, "deelnemers.csv", Sheets.Csv("Gemeente;Laatste dag", "Hemiksem;30/6/2024"));
        (await project.Put(Lead, "members", body)).EnsureSuccessStatusCode();

        var (status, refused) = await Confirmed(project, Lead, preview);
        (status, refused.Contains("iemand anders heeft dit intussen gewijzigd", StringComparison.Ordinal))
            .ShouldBe((HttpStatusCode.BadRequest, true), refused);
        (await project.Get(Lead))["members"]!.AsArray().Count.ShouldBe(3, "the control");

        (await project.Post(Partner, "departure", new { lastDay = $"{Flanders.Today.AddDays(-1):O}" })).EnsureSuccessStatusCode();
        await (await project.Put(Partner, "members", new { members = (object[])[new { municipality = Partner, name = "Nog iets" }] }))
            .ShouldRefuse(409, "rule:left-the-project", "U kunt lezen wat er tot dan was");
    }
}
