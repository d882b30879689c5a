using System.Net;
using System.Text;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;
using static AgiiPlatform.Specs.Programmes.SharedProject;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>The duos of a municipality leave as a file for who sees them by name, and come back the same way.</summary>
public class Duos_as_a_sheet(PlatformFixture platform)
{
    private const string Municipality = "stekene", Partner = "waasmunster",
        Heading = "Mentor;Mentee;Eerste dag;Mentor gevonden via;Doelen;Laatste dag;Uitkomst;Nota;Ontmoetingen";

    private async Task<(SharedProject Project, Browser Browser, string Page)> Shared()
    {
        var project = await In(platform, Municipality, Partner);
        return (project, await platform.Browse($"ambtenaar@{Municipality}.example"), $"/{Municipality}/projecten/{project.Id}/duos");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Go_to_another_project_and_give_the_same_there_and_a_second_time_nothing_changes(string format)
    {
        var (from, browser, _) = await Shared();
        var (to, _, page) = await Shared();
        var duo = await from.Create(Municipality, "duos", Duo(meetings: 12));
        object[] meetings = [new { date = "2024-05-02", note = "naar; de bib" }];
        (await from.Post(Municipality, $"duos/{duo}/meetings", new { meetings })).EnsureSuccessStatusCode();
        (await from.Post(Municipality, $"duos/{duo}/end", new { until = "2024-09-01", outcome = "work", note = "Kok" }))
            .EnsureSuccessStatusCode();
        await from.Create(Municipality, "duos", Duo(mentee: "Nog Iemand"));
        var file = await from.Officials[Municipality].GetByteArrayAsync(from.At(Municipality, $"duos.{format}"));

        var preview = await browser.Preview(page, $"{page}/nakijken", $"duos.{format}", file);

        preview.ShouldContain("2 nieuw, 0 gewijzigd, 0 zonder wijziging.");
        (await to.Get(Municipality, "duos"))["items"]!.AsArray().ShouldBeEmpty("nothing is written until it is confirmed");
        (await browser.Confirm(preview, $"{page}/inlezen")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var duos = (await to.Get(Municipality, "duos"))["items"]!.AsArray();
        var first = duos.Single(d => d!["mentee"]!.GetValue<string>() == Newcomer)!;
        (first["meetings"]!.AsArray().Count, first["meetings"]![12]!["note"]!.GetValue<string>(), first["outcome"]!.GetValue<string>())
            .ShouldBe((13, "naar; de bib", "work"));
        first["goals"]!.ToJsonString().ShouldBe("""["work","dutch"]""");
        (await to.Get(Partner))["duos"]!.ToJsonString()
            .ShouldBe("""{"duos":2,"meetings":13,"enough":1,"belowMinimum":1,"minimum":24}""", "the others see the totals");
        var saved = duos.ToJsonString();

        preview = await browser.Preview(page, $"{page}/nakijken", $"duos.{format}", file);
        preview.ShouldContain("Er verandert niets aan wat bewaard is.");
        (await browser.Confirm(preview, $"{page}/inlezen")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await to.Get(Municipality, "duos"))["items"]!.ToJsonString().ShouldBe(saved);
    }

    [Fact]
    public async Task Get_the_meetings_that_are_new_in_the_file_and_their_end()
    {
        var (project, browser, page) = await Shared();
        var duo = await project.Create(Municipality, "duos", Duo(meetings: 2));

        await browser.BringIn(page, page, "duos.csv", Sheets.Csv(Heading,
            $"{Volunteer};{Newcomer};1/3/2024;Gemeenteblad;Meer Nederlands, Werk volgens opleiding;1/9/2024;De mentee vond werk;Kok;"
            + "\"2-3-2024; 4 april 2024\""));

        var now = await project.Get(Municipality, $"duos/{duo}");
        now["meetings"]!.AsArray().Select(m => m!["date"]!.GetValue<string>()).ShouldBe(["2024-03-01", "2024-03-02", "2024-04-04"]);
        (now["outcome"]!.GetValue<string>(), now["note"]!.GetValue<string>()).ShouldBe(("work", "Kok"));
    }

    [Theory]
    [InlineData(";Nog Iemand;1/3/2024;Gemeenteblad;Meer Nederlands;;;;", "Rij 2: vul de kolom Mentor in.")]
    [InlineData("A;B;1/3/2024;Via via;Meer Nederlands;;;;",
        "Rij 2, kolom Mentor gevonden via: “Via via” kan hier niet. Kies uit: Gemeenteblad,")]
    [InlineData("A;B;1/3/2024;Gemeenteblad;Meer Nederlands;;;;ooit", "Rij 2, kolom Ontmoetingen: “ooit” is niet te lezen")]
    [InlineData("A;B;1/3/2024;Gemeenteblad;Meer Nederlands;1/9/2024;;;", "Rij 2: vul de kolommen Laatste dag en Uitkomst samen in.")]
    [InlineData("A;a;1/3/2024;Gemeenteblad;Meer Nederlands;;;;", "Rij 2: Duo: mentor en mentee zijn dezelfde persoon.")]
    [InlineData("A;B;1/3/2024;Gemeenteblad;Meer Nederlands;;;;1/2/2024", "Rij 2: Ontmoeting 1 (1-2-2024): het duo begon op 1 maart 2024.")]
    [InlineData(Volunteer + ";" + Newcomer + ";1/3/2024;Partnerorganisatie;Werk volgens opleiding, Meer Nederlands;;;;",
        "Rij 2: kolom Mentor gevonden via: er staat al “Gemeenteblad” genoteerd, en dat wijzigt niet met een bestand.")]
    public async Task That_cannot_be_are_refused_by_row_and_nothing_is_written(string row, string sentence)
    {
        var (project, browser, page) = await Shared();
        await project.Create(Municipality, "duos", Duo());
        var before = (await project.Get(Municipality, "duos")).ToJsonString();

        var (_, preview) = await browser.SendSheet(page, $"{page}/nakijken", "duos.csv",
            Encoding.UTF8.GetBytes($"{Heading}\r\n{row}\r\nC;D;1/3/2024;Gemeenteblad;Meer Nederlands;;;;"));

        preview.ShouldContain(sentence);
        Browser.FieldsOf(preview, $"{page}/inlezen").ShouldBeEmpty("there is nothing to confirm");
        (await project.Get(Municipality, "duos")).ToJsonString().ShouldBe(before);
    }

    /// <summary>The same walls as the page: not the readers of the municipality, not the partners, not AgII.</summary>
    [Fact]
    [Trait("C3", "07")]
    public async Task Are_for_who_sees_them_by_name_and_each_reading_is_in_the_log()
    {
        var (project, browser, page) = await Shared();
        var duo = await project.Create(Municipality, "duos", Duo());
        foreach (var (who, at) in (IEnumerable<(string, string)>)
            [($"schepen@{Municipality}.example", Municipality), ("regiomanager.oost-vlaanderen@agii.example", Municipality)])
        {
            (await (await platform.SignIn(who)).GetAsync(project.At(at, "duos.csv"))).StatusCode
                .ShouldBeOneOf([HttpStatusCode.Forbidden, HttpStatusCode.NotFound], who);
        }

        (await project.Officials[Partner].GetStringAsync(project.At(Partner, "duos.csv"))).ShouldNotContain(Volunteer);
        (await project.Officials[Partner].GetAsync(project.At(Municipality, "duos.csv"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await project.Officials[Municipality].GetStringAsync(project.At(Municipality, "duos.csv")))
            .ShouldContain(Volunteer, customMessage: "the control");
        await browser.Preview(page, $"{page}/nakijken", "duos.csv", Sheets.Csv(Heading, "C;D;1/3/2024;Gemeenteblad;Meer Nederlands;;;;"));
        var logged = await Look(platform, Municipality, db => db.Audit
            .CountAsync(a => a.Act == "ImportDuos" && a.Reason!.Contains(duo.ToString("N"))));
        logged.ShouldBeGreaterThanOrEqualTo(2, "the taking out, and the looking over");
    }
}
