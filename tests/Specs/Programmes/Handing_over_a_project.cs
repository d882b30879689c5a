using System.Net;
using System.Net.Http.Json;
using AgiiPlatform.Programmes;
using AgiiPlatform.Programmes.Workspaces;
using AgiiPlatform.Specs.Agreements;
using Microsoft.EntityFrameworkCore;
using static AgiiPlatform.Specs.Programmes.SharedProject;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>Who leads a project hands the lead to another member; everything that there was stays where it was, and readable.</summary>
public class Handing_over_a_project(PlatformFixture platform)
{
    private const string First = "herselt", Second = "ichtegem", Third = "hulshout";

    private async Task HandOver(SharedProject project, string from, string to) => (await project.Put(from, "lead", new
    {
        municipality = to, version = (await project.Get(from))["version"]!.GetValue<int>(),
    })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

    private static Task<HttpResponseMessage> Steer(SharedProject project, string by, string chair) => project.Put(by, "board", new
    {
        board = (object[])[new { name = chair, role = "voorzitter" }],
    });

    private static string Chair(System.Text.Json.Nodes.JsonNode project) => project["board"]![0]!["name"]!.GetValue<string>();

    [Fact]
    public async Task The_next_one_steers_and_all_that_there_was_stays_readable_for_all()
    {
        var project = await In(platform, First, Second, Third);
        (await Steer(project, First, "Vera Voorzit")).EnsureSuccessStatusCode();
        await project.Create(First, "deliverables", Sheet("Van wie begon"));
        await project.Create(Third, "duos", Duo(meetings: 12));

        await HandOver(project, First, Second);

        foreach (var who in project.Officials.Keys)
        {
            var seen = await project.Get(who);
            (seen["lead"]!.GetValue<string>(), seen["isLead"]!.GetValue<bool>(), Chair(seen))
                .ShouldBe(("Ichtegem", who == Second, "Vera Voorzit"));
            seen["earlierLeads"]!.ToJsonString().ShouldContain("Herselt, tot ");
            (seen["sheets"]!.GetValue<int>(), seen["duos"]!["meetings"]!.GetValue<int>()).ShouldBe((1, 12));
            (await project.Officials[who].GetJson($"/api/{who}/projects"))["items"]!.AsArray()
                .Single(p => p!["id"]!.GetValue<Guid>() == project.Id)!["lead"]!.GetValue<string>().ShouldBe("Ichtegem");
        }

        // The rights moved with it, and the one before is a member as another.
        await (await Steer(project, First, "Niet meer")).ShouldRefuse(409, "rule:lead-only");
        (await Steer(project, Second, "Nieuwe Voorzitter")).EnsureSuccessStatusCode();
        (await project.Post(Second, $"members/{Third}/end", new { lastDay = $"{Flanders.Today:O}" })).EnsureSuccessStatusCode();
        await project.Create(Second, "deliverables", Sheet("Van wie nu leidt"));
        foreach (var who in project.Officials.Keys)
        {
            var seen = await project.Get(who);
            (Chair(seen), seen["sheets"]!.GetValue<int>()).ShouldBe(("Nieuwe Voorzitter", 2), who);
        }

        (await (await platform.Browse($"ambtenaar@{Third}.example")).Get($"/{Third}/projecten/{project.Id}"))
            .ShouldContain("Eerder leidde: Herselt, tot ");
        (await project.Post(First, "departure", new { lastDay = $"{Flanders.Today:O}" })).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task It_can_be_handed_back_and_only_who_began_lets_others_in()
    {
        var project = await In(platform, First, Second);
        await HandOver(project, First, Second);
        await (await project.Post(Second, "members", new { municipality = Third })).ShouldRefuse(409, "rule:starter-lets-in");
        await (await project.Put(Second, "members", new { members = (object[])[new { municipality = Third }] }))
            .ShouldRefuse(400, "invalid-input", "Rij 1: Alleen de gemeente die het project begon, kan gemeenten toelaten.");
        (await Steer(project, Second, "Van de tweede")).EnsureSuccessStatusCode();

        await HandOver(project, Second, First);
        Chair(await project.Get(First)).ShouldBe("Van de tweede", "it goes on from what the other wrote");
        (await project.Post(First, "members", new { municipality = Third })).EnsureSuccessStatusCode();
        await HandOver(project, First, Second);

        var seen = await project.Get(Second);
        (seen["isLead"]!.GetValue<bool>(), seen["members"]!.AsArray().Count, Chair(seen)).ShouldBe((true, 3, "Van de tweede"));
        seen["earlierLeads"]!.AsArray().Count.ShouldBe(3);
        (await (await platform.SignIn($"ambtenaar@{Third}.example")).GetJson(project.At(Third)))["lead"]!.GetValue<string>()
            .ShouldBe("Ichtegem");
    }

    [Fact]
    public async Task It_is_refused_to_who_does_not_lead_or_does_not_take_part()
    {
        var project = await In(platform, First, Second, Third);
        (await project.Post(Third, "departure", new { lastDay = $"{Flanders.Today.AddDays(-1):O}" })).EnsureSuccessStatusCode();
        var version = (await project.Get(First))["version"]!.GetValue<int>();

        await (await project.Put(Second, "lead", new { municipality = Second, version })).ShouldRefuse(409, "rule:lead-only");
        foreach (var to in (string[])[First, Third, "lubbeek", "bestaat-niet"])
        {
            await (await project.Put(First, "lead", new { municipality = to, version })).ShouldRefuse(409, "rule:leads-who-takes-part");
        }

        await (await project.Put(First, "lead", new { municipality = Second, version = version - 1 }))
            .ShouldRefuse(409, "rule:changed-meanwhile");
        (await (await platform.SignIn($"schepen@{First}.example")).PutAsJsonAsync(
            project.At(First, "lead"), new { municipality = Second, version })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await platform.SignIn("ambtenaar@lubbeek.example")).PutAsJsonAsync(
            project.At("lubbeek", "lead"), new { municipality = "lubbeek", version })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await (await project.Post(First, "departure", new { lastDay = $"{Flanders.Today:O}" })).ShouldRefuse(409, "rule:lead-stays",
            "Geef eerst de leiding door.");
        (await project.Get(First))["lead"]!.GetValue<string>().ShouldBe("Herselt");
        await HandOver(project, First, Second); // the control
    }

    /// <summary>A member that could write rows of its own tenant at will does not lead by saying so; nor is more seen of anybody.</summary>
    [Fact]
    public async Task Who_says_that_it_leads_does_not_and_each_wall_shows_the_same_as_before()
    {
        var project = await In(platform, First, Second, Third);
        await project.Create(First, "deliverables", Sheet("Van wie begon"));
        await Look(platform, Third, async db =>
        {
            var entered = await Project.Enter(project.Id, db, CancellationToken.None);
            var forged = Workspace.In(entered).GoOnFrom(entered.Workspace);
            forged.HandOver(db.Context.Tenant!, db.Context.Now);
            forged.Steer([new("Vals", null, null, null, null, null)], [], db.Context.Now);
            db.Workspaces.Add(forged);
            await db.Save("spec", forged, CancellationToken.None);
            (await db.Workspace<Workspace>().CountAsync(w => w.ProjectId == project.Id)).ShouldBe(2, "the control: it is there");
            return 0;
        });
        foreach (var who in project.Officials.Keys)
        {
            var seen = await project.Get(who);
            (seen["lead"]!.GetValue<string>(), seen["board"]!.AsArray().Count).ShouldBe(("Herselt", 0), who);
        }

        await HandOver(project, First, Second);
        (await project.Get(Third))["lead"]!.GetValue<string>().ShouldBe("Ichtegem");
        (await Steer(project, Second, "Echt")).EnsureSuccessStatusCode();
        var (first, second) = (platform.Tenant(First).Id, platform.Tenant(Second).Id);
        foreach (var (who, seen) in (IEnumerable<(string, int)>)[("lubbeek", 0), (Third, 1)])
        {
            (await Look(platform, who, db => db.Workspace<Workspace>().CountAsync(w => w.ProjectId == project.Id && w.TenantId == second)))
                .ShouldBe(seen, who);
            if (PlatformFixture.Full) // the second wall alone, which SQLite does not have
            {
                (await Look(platform, who, db => Unfiltered<Programme>(db, second))).ShouldBe(0, "of the new lead nothing else is opened");
            }

            (await Look(platform, who, async db => await db.Workspace<Deliverable>().CountAsync(
                d => d.ProjectId == project.Id && d.TenantId == first))).ShouldBe(seen, who);
        }
    }
}
