using System.Net;
using AgiiPlatform.Programmes;
using AgiiPlatform.Programmes.Workspaces;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;
using static AgiiPlatform.Specs.Programmes.SharedProject;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>From its first day to its last a municipality reads what is shared: nothing before, and nothing of what came after.</summary>
public class Joining_and_leaving_a_project(PlatformFixture platform)
{
    [Fact]
    [Trait("C3", "01")]
    public async Task Who_takes_part_from_tomorrow_reads_nothing_today()
    {
        var project = await In(platform, "brugge", "buggenhout");
        var later = await platform.SignIn("ambtenaar@de-haan.example");
        (await project.Post("brugge", "members", new { municipality = "de-haan", from = $"{Flanders.Today.AddDays(1):O}" }))
            .EnsureSuccessStatusCode();
        await project.Create("brugge", "deliverables", Sheet("Fiche van Brugge"));

        (await later.GetAsync(project.At("de-haan"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await later.GetAsync(project.At("de-haan", "deliverables"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await later.GetJson("/api/de-haan/projects"))["items"]!.AsArray().ShouldBeEmpty();
        (await later.PostJson(project.At("de-haan", "deliverables"), Sheet("Te vroeg"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        // Each wall alone: the first as every act asks it, and, with that one down, the second, which SQLite does not have.
        var brugge = platform.Tenant("brugge").Id;
        foreach (var (who, first, second) in (IEnumerable<(string, int, int)>)[("de-haan", 0, 0), ("buggenhout", 1, 1)])
        {
            (await Look(platform, who, db => db.Workspace<Deliverable>().CountAsync(d => d.TenantId == brugge))).ShouldBe(first, who);
            (await Look(platform, who, db => Unfiltered<Deliverable>(db, brugge))).ShouldBe(PlatformFixture.Full ? second : 1, who);
            (await Look(platform, who, db => Unfiltered<Programme>(db, brugge))).ShouldBe(PlatformFixture.Full ? second : 1, who);
        }

        (await project.Get("buggenhout", "members")).AsArray().Count.ShouldBe(2);
        (await project.Get("brugge", "members")).AsArray().Count.ShouldBe(3, "who leads sees who will take part");
    }

    [Fact]
    public async Task Who_leads_prepares_a_project_before_its_first_day()
    {
        var official = await platform.SignIn("ambtenaar@de-panne.example");
        var from = Flanders.Today.AddMonths(1);
        var id = await official.Create("/api/de-panne/projects", new { name = "Volgend jaar", from, until = from.AddYears(1) });

        (await official.PostJson($"/api/de-panne/projects/{id}/members", new { municipality = "dentergem" })).EnsureSuccessStatusCode();
        (await official.GetJson($"/api/de-panne/projects/{id}"))["name"]!.GetValue<string>().ShouldBe("Volgend jaar");
        (await (await platform.SignIn("ambtenaar@dentergem.example")).GetAsync($"/api/dentergem/projects/{id}"))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound, "from the first day on");
    }

    /// <summary>What was noted after its part ended it does not see, of whichever day that is; what was there before, it keeps.</summary>
    [Fact]
    [Trait("C3", "16")]
    public async Task Who_left_sees_nothing_that_was_noted_after()
    {
        var project = await In(platform, "erpe-mere", "geraardsbergen");
        var sheet = await project.Create("erpe-mere", "deliverables", Sheet("Van voor het vertrek"));
        await project.Upload("erpe-mere", sheet);
        await project.Create("erpe-mere", "meetings", new { kind = "training", title = "Klare taal", date = "2024-05-02" });
        var own = await project.Create("geraardsbergen", "deliverables", Sheet("Van Geraardsbergen"));
        await Steer("Vera Voorzit", "Cora Coördinator");
        (await project.Post("geraardsbergen", "departure", new { lastDay = "2024-06-30" })).EnsureSuccessStatusCode();

        // All of this is of a day before the departure, or of none, and is written after it.
        (await project.Upload("erpe-mere", sheet)).EnsureSuccessStatusCode();
        var late = await project.Create("erpe-mere", "deliverables", Sheet("Nog een van mei"));
        await project.Upload("erpe-mere", late);
        await project.Create("erpe-mere", "meetings", new { kind = "training", title = "Nog een vorming", date = "2024-05-03" });
        (await project.Post("erpe-mere", "members", new { municipality = "heuvelland" })).EnsureSuccessStatusCode();
        await Steer("Nieuwe Voorzitter", "Nieuwe Coördinator");

        var seen = await project.Get("geraardsbergen");
        seen["board"]!.AsArray().Select(m => m!["name"]!.GetValue<string>()).ShouldBe(["Vera Voorzit"]);
        seen["coordinators"]!.AsArray().Select(c => c!["name"]!.GetValue<string>()).ShouldBe(["Cora Coördinator"]);
        seen["members"]!.AsArray().Select(m => m!["municipality"]!.GetValue<string>()).ShouldBe(["erpe-mere", "geraardsbergen"]);
        (seen["sheets"]!.GetValue<int>(), seen["meetings"]![0]!["count"]!.GetValue<int>()).ShouldBe((2, 1));
        var sheets = (await project.Get("geraardsbergen", "deliverables"))["items"]!.AsArray();
        sheets.Select(d => d!["id"]!.GetValue<Guid>()).ShouldBe([own, sheet]);
        sheets[1]!["files"]!.AsArray().Count.ShouldBe(1);
        (await project.Get("geraardsbergen", "meetings"))["items"]!.AsArray().Count.ShouldBe(1);
        (await project.Officials["geraardsbergen"].GetJson("/api/geraardsbergen/projects"))["items"]![0]!["municipalities"]!.ToJsonString()
            .ShouldBe("""["Erpe-Mere","Geraardsbergen"]""");

        // The control: who stayed sees all of it, and its file is saved there and not here.
        var all = (await project.Get("erpe-mere", "deliverables"))["items"]!.AsArray();
        all.Count.ShouldBe(3);
        var files = all.Single(d => d!["id"]!.GetValue<Guid>() == sheet)!["files"]!.AsArray()
            .Select(f => f!["id"]!.GetValue<Guid>()).ToList();
        files.Count.ShouldBe(2);
        foreach (var (of, file, status) in (IEnumerable<(Guid, Guid, HttpStatusCode)>)
        [
            (sheet, files[0], HttpStatusCode.OK), (sheet, files[1], HttpStatusCode.NotFound),
            (late, all[0]!["files"]![0]!["id"]!.GetValue<Guid>(), HttpStatusCode.NotFound),
        ])
        {
            (await project.Officials["geraardsbergen"].GetAsync(project.At("geraardsbergen", $"deliverables/{of}/files/{file}")))
                .StatusCode.ShouldBe(status);
            (await project.Officials["erpe-mere"].GetAsync(project.At("erpe-mere", $"deliverables/{of}/files/{file}")))
                .StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        // The files that leave say the same as the pages.
        foreach (var (table, noted, lines) in (IEnumerable<(string, string, int)>)
        [
            ("deliverables", "Nog een van mei", 3), ("meetings", "Nog een vorming", 2), ("members", "Heuvelland", 3),
        ])
        {
            var left = await project.Officials["geraardsbergen"].GetStringAsync(project.At("geraardsbergen", $"{table}.csv"));
            left.ShouldNotContain(noted);
            left.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(lines, left);
            (await project.Officials["erpe-mere"].GetStringAsync(project.At("erpe-mere", $"{table}.csv"))).ShouldContain(noted);
        }

        (await project.Get("erpe-mere"))["board"]![0]!["name"]!.GetValue<string>().ShouldBe("Nieuwe Voorzitter");

        async Task Steer(string chair, string coordinator) => (await project.Put("erpe-mere", "board", new
        {
            board = (object[])[new { name = chair, role = "voorzitter" }],
            coordinators = (object[])[new { name = coordinator, employer = "vzw Samen" }],
        })).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_last_day_before_something_that_was_done_is_refused_with_the_latest_record()
    {
        var project = await In(platform, "huldenberg", "kluisbergen");
        await project.Create("kluisbergen", "deliverables", Sheet("Onthaal", "2024-05-06"));
        var duo = await project.Create("kluisbergen", "duos", Duo(meetings: 3)); // 1, 2 and 3 March
        await project.Create("huldenberg", "deliverables", Sheet("Van een ander", "2024-09-06"));

        await Refused("2024-05-05",
            "Onthaalfiche «Onthaal» is van 6 mei 2024, na 5 mei 2024. Kies 6 mei 2024 of later, of verwijder dat eerst.");
        (await project.Post("kluisbergen", $"duos/{duo}/meetings", new { meetings = (object[])[new { date = "2024-06-01" }] }))
            .EnsureSuccessStatusCode();
        await Refused("2024-05-06", "Een ontmoeting van een duo is van 1 juni 2024");
        await project.Create("kluisbergen", "meetings", new { kind = "board", title = "Raad van juli", date = "2024-07-01" });
        await Refused("2024-06-30", "Raad van bestuur «Raad van juli» is van 1 juli 2024");

        (await project.Get("kluisbergen"))["readOnlyBecause"].ShouldBeNull("nothing is written");
        (await project.Post("huldenberg", "members/kluisbergen/end", new { lastDay = "2024-07-01" })).EnsureSuccessStatusCode();
        foreach (var municipality in project.Officials.Keys)
        {
            (await project.Get(municipality))["duos"]!["meetings"]!.GetValue<int>().ShouldBe(4, municipality);
        }

        async Task Refused(string lastDay, string sentence)
        {
            await (await project.Post("kluisbergen", "departure", new { lastDay }))
                .ShouldRefuse(409, "rule:records-after-the-last-day", sentence);
            await (await project.Post("huldenberg", "members/kluisbergen/end", new { lastDay }))
                .ShouldRefuse(409, "rule:records-after-the-last-day", sentence);
        }
    }
}
