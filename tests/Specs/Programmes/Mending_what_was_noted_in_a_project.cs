using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;
using static AgiiPlatform.Specs.Programmes.SharedProject;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>Sheets, meetings and duos are corrected and removed with a reason; what was removed counts nowhere and is put back.</summary>
public class Mending_what_was_noted_in_a_project(PlatformFixture platform)
{
    [Fact]
    public async Task A_sheet_is_corrected_removed_and_put_back_by_who_made_it()
    {
        var project = await In(platform, "sint-laureins", "waasmunster");
        var sheet = await project.Create("waasmunster", "deliverables", Sheet("Afvla"));
        var correction = new { kind = "sheet", title = "Afval", theme = "Afval", date = "2024-05-07", reason = "Tikfout", version = 1 };

        (await project.Put("sint-laureins", $"deliverables/{sheet}", correction)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await project.Put("waasmunster", $"deliverables/{sheet}", correction)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await project.Put("waasmunster", $"deliverables/{sheet}", correction)).ShouldRefuse(409, "rule:changed-meanwhile");
        await (await project.Put("waasmunster", $"deliverables/{sheet}", correction with { reason = "" }))
            .ShouldRefuse(400, "invalid-input", "Schrijf waarom.");
        var seen = (await project.Get("sint-laureins", "deliverables"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        (seen["title"]!.GetValue<string>(), seen["date"]!.GetValue<string>()).ShouldBe(("Afval", "2024-05-07"));
        seen["corrections"]![0]!["was"]!.GetValue<string>()
            .ShouldBe("Onthaalfiche «Afvla», thema Kinderopvang, klaar op 6 mei 2024");

        (await project.Post("sint-laureins", $"deliverables/{sheet}/removal", new { reason = "x" }))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await project.Post("waasmunster", $"deliverables/{sheet}/removal", new { reason = "Dubbel" })).EnsureSuccessStatusCode();
        await Sheets(0);
        (await project.Upload("waasmunster", sheet)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var browser = await platform.Browse("ambtenaar@waasmunster.example");
        (await browser.Get($"/waasmunster/projecten/{project.Id}/fiches")).ShouldContain("Verwijderd: Dubbel");
        (await project.Post("waasmunster", $"deliverables/{sheet}/restoration", new { })).EnsureSuccessStatusCode();
        await Sheets(1);

        async Task Sheets(int count)
        {
            foreach (var municipality in project.Officials.Keys)
            {
                (await project.Get(municipality))["sheets"]!.GetValue<int>().ShouldBe(count);
                (await project.Get(municipality, "deliverables"))["items"]!.AsArray().Count.ShouldBe(count);
            }
        }
    }

    [Fact]
    public async Task A_meeting_is_corrected_removed_and_put_back()
    {
        var project = await In(platform, "stekene", "wevelgem");
        var meeting = await project.Create("stekene", "meetings",
            new { kind = "training", title = "Klare taal", date = "2024-04-04", participants = 12 });

        (await project.Put("stekene", $"meetings/{meeting}", new
        {
            kind = "training", title = "Klare taal", date = "2024-04-05", participants = 21, reason = "Cijfers omgewisseld", version = 1,
        })).EnsureSuccessStatusCode();
        (await project.Get("wevelgem"))["meetings"]!.ToJsonString()
            .ShouldBe("""[{"kind":"training","count":1,"participants":21}]""");
        (await project.Get("wevelgem", "meetings"))["items"]![0]!["corrections"]![0]!["was"]!.GetValue<string>()
            .ShouldBe("Vorming «Klare taal» op 4 april 2024, 12 deelnemers");

        (await project.Post("stekene", $"meetings/{meeting}/removal", new { reason = "Ging niet door" })).EnsureSuccessStatusCode();
        (await project.Get("wevelgem"))["meetings"]!.AsArray().ShouldBeEmpty();
        await (await project.Post("stekene", $"meetings/{meeting}/removal", new { reason = "Nog eens" }))
            .ShouldRefuse(409, "rule:removed-already");
        (await project.Post("stekene", $"meetings/{meeting}/restoration", new { })).EnsureSuccessStatusCode();
        (await project.Get("wevelgem"))["meetings"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_duo_is_corrected_as_a_whole_and_its_end_taken_back()
    {
        var project = await In(platform, "ternat", "zedelgem");
        var duo = await project.Create("ternat", "duos", Duo(meetings: 12));
        (await project.Post("ternat", $"duos/{duo}/end", new { until = "2024-09-01", outcome = "work" })).EnsureSuccessStatusCode();
        (await project.Get("zedelgem"))["duos"]!["enough"]!.GetValue<int>().ShouldBe(1);
        object Correction(int meetings, string? until, string? outcome) => new
        {
            mentor = "Juiste Naam", mentee = Newcomer, channel = "online", goals = (string[])["dutch"], from = "2024-03-01",
            meetings = Enumerable.Range(0, meetings).Select(i => new { date = new DateOnly(2024, 3, 1).AddDays(i) }),
            until, outcome, reason = "Verkeerde mentor", version = 2,
        };

        await (await project.Put("ternat", $"duos/{duo}", Correction(1, "2024-09-01", null)))
            .ShouldRefuse(400, "invalid-input", "Vul de laatste dag en de uitkomst samen in");
        (await project.Put("ternat", $"duos/{duo}", Correction(11, null, null))).EnsureSuccessStatusCode();

        var seen = await project.Get("ternat", $"duos/{duo}");
        (seen["mentor"]!.GetValue<string>(), seen["until"], seen["outcome"], seen["meetings"]!.AsArray().Count)
            .ShouldBe(("Juiste Naam", null, null, 11));
        seen["corrections"]![0]!["was"]!.GetValue<string>().ShouldContain(Volunteer);
        (await project.Get("zedelgem"))["duos"]!.ToJsonString().ShouldStartWith("""{"duos":1,"meetings":11,"enough":0,""");
        await NoNameInTheLog("ternat");
    }

    [Fact]
    public async Task A_duo_that_was_removed_counts_nowhere_until_it_is_put_back()
    {
        var project = await In(platform, "tremelo", "waregem");
        var duo = await project.Create("tremelo", "duos", Duo(meetings: 2));
        (await project.Post("tremelo", $"duos/{duo}/removal", new { reason = $"{Volunteer} stond al ergens anders" }))
            .EnsureSuccessStatusCode();

        (await project.Get("waregem"))["duos"]!.ToJsonString().ShouldStartWith("""{"duos":0,"meetings":0,""");
        (await project.Get("tremelo", "duos"))["items"]!.AsArray().ShouldBeEmpty();
        (await project.Officials["tremelo"].GetAsync(project.At("tremelo", $"duos/{duo}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await project.Post("tremelo", $"duos/{duo}/meetings", new { meetings = (object[])[new { date = "2024-03-09" }] }))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await NoNameInTheLog("tremelo");

        var browser = await platform.Browse("ambtenaar@tremelo.example");
        var list = $"/tremelo/projecten/{project.Id}/duos";
        var again = Browser.FieldsOf(await browser.Get(list), $"{list}/{duo}/terugzetten").Single();
        (await browser.Submit($"{list}/{duo}/terugzetten", again)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await project.Get("waregem"))["duos"]!.ToJsonString().ShouldStartWith("""{"duos":1,"meetings":2,""");
    }

    [Fact]
    public async Task What_is_noted_twice_is_told()
    {
        var project = await In(platform, "roeselare", "tielt-winge");
        var duo = await project.Create("roeselare", "duos", Duo());
        await project.Create("roeselare", "deliverables", Sheet("Werk"));
        await project.Create("roeselare", "meetings", new { kind = "board", title = "Raad", date = "2024-05-02" });

        await (await project.Post("roeselare", "duos", Duo(mentor: Volunteer.ToUpperInvariant())))
            .ShouldRefuse(409, "rule:duo-twice", "Duo: deze mentor en mentee staan er al, vanaf 1 maart 2024.");
        await (await project.Post("roeselare", "deliverables", Sheet("werk "))).ShouldRefuse(409, "rule:deliverable-twice",
            "Onthaalfiche «werk» van 6 mei 2024 staat er al.");
        await (await project.Post("tielt-winge", "meetings", new { kind = "board", title = "raad", date = "2024-05-02" }))
            .ShouldRefuse(409, "rule:meeting-noted-already", "Een bijeenkomst telt één keer voor alle gemeenten.");
        await project.Create("tielt-winge", "duos", Duo()); // in another municipality nobody knows of it
        await project.Create("tielt-winge", "deliverables", Sheet("Werk"));

        // A second one that is there in place of a removed one keeps that from coming back.
        (await project.Post("roeselare", $"duos/{duo}/removal", new { reason = "Opnieuw begonnen" })).EnsureSuccessStatusCode();
        await project.Create("roeselare", "duos", Duo(meetings: 1));
        await (await project.Post("roeselare", $"duos/{duo}/restoration", new { })).ShouldRefuse(409, "rule:duo-twice");
        (await project.Get("roeselare"))["duos"]!["duos"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Pages_correct_and_remove()
    {
        var project = await In(platform, "spiere-helkijn");
        var duo = await project.Create("spiere-helkijn", "duos", Duo(meetings: 1));
        var sheet = await project.Create("spiere-helkijn", "deliverables", Sheet("Zwemmen"));
        var meeting = await project.Create("spiere-helkijn", "meetings",
            new { kind = "board", title = "Raad", date = "2024-05-02", audiences = (string[])["bestuurders"] });
        var (browser, at) = (await platform.Browse("ambtenaar@spiere-helkijn.example"), $"/spiere-helkijn/projecten/{project.Id}");
        (await browser.Get($"{at}/fiches")).ShouldContain($"{at}/fiches/{sheet}\"");

        foreach (var (page, field, value) in (IEnumerable<(string, string, string)>)
        [
            ($"{at}/fiches/{sheet}", "title", "Leren zwemmen"), ($"{at}/bijeenkomsten/{meeting}", "title", "Raad van bestuur"),
            ($"{at}/duos/{duo}/corrigeren", "mentor", "Juiste Naam"),
        ])
        {
            var fields = Browser.Fields(await browser.Get(page));
            (fields[field], fields["reason"]) = (value, "Tikfout");
            (await browser.Submit(page, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect, page);
        }

        (await browser.Get($"{at}/fiches")).ShouldContain("Tikfout. Het was: Onthaalfiche «Zwemmen»");
        var meetings = await browser.Get($"{at}/bijeenkomsten");
        meetings.ShouldContain("Raad van bestuur");
        meetings.ShouldContain("bestuurders");
        var shown = await browser.Get($"{at}/duos/{duo}");
        shown.ShouldContain("Juiste Naam");
        shown.ShouldContain("1 maart 2024", customMessage: "its meeting is still there");
        foreach (var page in (string[])[$"{at}/fiches/{sheet}", $"{at}/bijeenkomsten/{meeting}", $"{at}/duos/{duo}"])
        {
            var fields = Browser.Fields(await browser.Get($"{page}/verwijderen"));
            fields["reason"] = "Vergissing";
            (await browser.Submit($"{page}/verwijderen", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect, page);
        }

        foreach (var list in (string[])["fiches", "bijeenkomsten", "duos"])
        {
            (await browser.Get($"{at}/{list}")).ShouldContain("Verwijderd: Vergissing");
        }
    }

    private async Task NoNameInTheLog(string municipality)
    {
        var log = await Look(platform, municipality, db => db.Audit.AsNoTracking().ToListAsync());
        log.ShouldContain(a => a.RecordType == "Duo", "the control: it is in the log");
        log.ShouldAllBe(a => a.Reason == null || (!a.Reason.Contains(Volunteer) && !a.Reason.Contains("mentor")));
    }
}
