using System.Net;
using System.Text;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>What stands in a table leaves as a file, from its page and from its list.</summary>
public class Tables_that_leave(PlatformFixture platform)
{
    private static async Task<string> Csv(HttpClient reader, string path)
    {
        var csv = Encoding.UTF8.GetString(await reader.GetByteArrayAsync($"{path}.csv"));
        var book = Xlsx.Read(await reader.GetByteArrayAsync($"{path}.xlsx"));
        book[0].Select(c => c.Text).ShouldBe(csv.TrimStart('\uFEFF').Split("\r\n")[0].Split(';'), "the workbook has the same columns");
        return csv;
    }

    private async Task ShouldOffer(string who, string page, string file)
    {
        var browser = await platform.Browse(who);
        (await browser.Get(page)).ShouldContain($"href=\"{file}.csv\"");
        (await browser.Open($"{file}.xlsx")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_a_project_are_its_members_meetings_and_welcome_sheets_for_a_member_only()
    {
        var project = await SharedProject.In(platform, "buggenhout", "herzele");
        await project.Create("buggenhout", "duos", SharedProject.Duo(meetings: 12));
        await project.Create("herzele", "deliverables", SharedProject.Sheet("Kinderopvang in Herzele"));
        await project.Create("buggenhout", "meetings", new
        {
            kind = "training", title = "Omgaan met diversiteit", date = "2024-05-06", audiences = (string[])["personeel", "vrijwilligers"],
            participants = 41,
        });
        var member = project.Officials["herzele"];

        var members = await Csv(member, project.At("herzele", "members"));
        members.ShouldContain("Buggenhout;ja;1/1/2024;");
        members.ShouldContain(";1;12;0;0\r\n");
        members.ShouldNotContain(SharedProject.Volunteer);
        (await Csv(member, project.At("herzele", "meetings")))
            .ShouldContain("Omgaan met diversiteit;Vorming;6/5/2024;\"personeel; vrijwilligers\";41;;Buggenhout;");
        (await Csv(member, project.At("herzele", "deliverables")))
            .ShouldContain("Kinderopvang in Herzele;Onthaalfiche;Kinderopvang;6/5/2024;;Herzele;;");
        (await Csv(member, "/api/herzele/projects/list")).ShouldContain("Samen sterk;1/1/2024;");
        (await Csv(await platform.SignIn("ambtenaar@haaltert.example"), "/api/haaltert/projects/list")).ShouldNotContain("Buggenhout");
        await ShouldOffer("ambtenaar@herzele.example", "/herzele/projecten", "/herzele/projecten/lijst");
        var agency = await Csv(await platform.SignIn("regiomanager.oost-vlaanderen@agii.example"), "/api/agii/projects/overview");
        agency.ShouldContain(";Buggenhout;\"Buggenhout: 1; Herzele: 0\";1;12;1");
        agency.ShouldNotContain(SharedProject.Volunteer);
        (await member.GetAsync("/api/agii/projects/overview.csv")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await ShouldOffer("regiomanager.oost-vlaanderen@agii.example", "/agii/projecten", "/agii/projecten/overzicht");
        foreach (var part in (string[])["members", "meetings", "deliverables"])
        {
            (await (await platform.SignIn("ambtenaar@haaltert.example")).GetAsync(project.At("haaltert", $"{part}.csv"))).StatusCode
                .ShouldBe(HttpStatusCode.NotFound, part);
        }

        foreach (var (page, file) in (IEnumerable<(string, string)>)
            [("", "/deelnemers"), ("/bijeenkomsten", "/bijeenkomsten"), ("/fiches", "/fiches")])
        {
            var at = $"/herzele/projecten/{project.Id}";
            await ShouldOffer("ambtenaar@herzele.example", at + page, at + file);
        }
    }

    [Fact]
    public async Task Of_the_steering_bodies_are_their_meetings_and_members()
    {
        var official = await platform.SignIn("ambtenaar@kaprijke.example");
        var body = await official.Create("/api/kaprijke/steering-bodies", new
        {
            name = "Stuurgroep diversiteit", meetingsMin = 3, meetingsMax = 4,
            members = (object[])[new { name = "An Peeters", title = "schepen", role = "voorzitter", from = "2024-01-01" }],
        });

        (await Csv(official, "/api/kaprijke/steering-bodies")).ShouldContain("Stuurgroep diversiteit;3;4;;nog geen;\r\n");
        (await Csv(official, $"/api/kaprijke/steering-bodies/{body}/members")).ShouldContain("An Peeters;schepen;;voorzitter;1/1/2024;\r\n");
        (await official.GetAsync("/api/kaprijke/steering-bodies.csv?year=veel")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await ShouldOffer("schepen@kaprijke.example", "/kaprijke/stuurgroepen", "/kaprijke/stuurgroepen");
        await ShouldOffer("schepen@kaprijke.example", $"/kaprijke/stuurgroepen/{body}", $"/kaprijke/stuurgroepen/{body}/leden");
    }

    [Fact]
    public async Task Of_a_policy_plan_are_its_action_sheets_with_their_shortfall()
    {
        var official = await platform.SignIn("ambtenaar@sint-laureins.example");
        var plan = await official.Create("/api/sint-laureins/policy-plans", new
        {
            name = "Plan", from = "2024-01-01", until = "2026-12-31", objectives = (object[])[new { code = "3", name = "Onthaal" }],
        });
        await official.Create($"/api/sint-laureins/policy-plans/{plan}/actions", new
        {
            code = "3.3.1", name = "Onthaaltraject", objective = "3", lead = "Welzijn", partners = (string[])["AgII", "VDAB"],
            costs = (object[])[new { text = "Kost", cents = 2_100_000 }],
            covers = (object[])[new { text = "Subsidie", cents = 800_000 }, new { text = "Fonds", cents = 310_000 }],
            printedShortfallCents = 1_000_000,
        });

        (await Csv(official, $"/api/sint-laureins/policy-plans/{plan}/actions"))
            .ShouldContain("3.3.1;Onthaaltraject;3;;Welzijn;\"AgII; VDAB\";21000;11100;9900;10000;");
        var page = $"/sint-laureins/beleidsplannen/{plan}";
        await ShouldOffer("schepen@sint-laureins.example", page, $"{page}/acties");
    }
}
