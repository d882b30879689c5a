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
    public async Task It_can_be_handed_back_and_on_also_by_who_wrote_nothing()
    {
        var project = await In(platform, First, Second);
        await HandOver(project, First, Second);
        await HandOver(project, Second, First);
        await HandOver(project, First, Second);
        (await Steer(project, Second, "Van de tweede")).EnsureSuccessStatusCode();

        await HandOver(project, Second, First);
        Chair(await project.Get(First)).ShouldBe("Van de tweede", "it goes on from what the other wrote");
        (await project.Post(First, "members", new { municipality = Third })).EnsureSuccessStatusCode();
        await HandOver(project, First, Second);

        var seen = await project.Get(Second);
        (seen["isLead"]!.GetValue<bool>(), seen["members"]!.AsArray().Count, Chair(seen)).ShouldBe((true, 3, "Van de tweede"));
        seen["earlierLeads"]!.AsArray().Count.ShouldBe(5);
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
            var forged = Workspace.In(entered).GoOnFrom(entered.Workspace, turn: 9);
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

    [Fact]
    public async Task Agii_hands_it_over_with_a_reason_and_all_whom_it_concerns_read_that()
    {
        var project = await In(platform, First, Second, Third);
        await project.Create(Third, "deliverables", Sheet("Van een derde"));
        var manager = await platform.SignIn("regiomanager.limburg@agii.example");
        var listed = (await manager.GetJson("/api/agii/projects")).AsArray().Single(p => p!["id"]!.GetValue<Guid>() == project.Id)!;
        listed["startedBy"]!.GetValue<string>().ShouldBe(First);
        var at = $"/api/agii/projects/{First}/{project.Id}/lead";
        var body = new { municipality = Second, reason = "Herselt heeft geen ambtenaar meer.", turn = 0 };

        // Sent twice it is done once; who looked before that, or chooses who leads already, is refused.
        (await manager.PostJson(at, body, "eens")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await manager.PostJson(at, body, "eens")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await (await manager.PostJson(at, body)).ShouldRefuse(409, "rule:changed-meanwhile");
        foreach (var to in (string[])[Second, "lubbeek", "bestaat-niet"])
        {
            await (await manager.PostJson(at, new { municipality = to, body.reason }))
                .ShouldRefuse(409, "rule:leads-who-takes-part", "Alleen een andere gemeente die nu deelneemt");
        }

        await (await manager.PostJson(at, new { municipality = Third })).ShouldRefuse(400, "invalid-input", "waarom u de leiding doorgeeft");
        foreach (var none in (string[])[$"{Second}/{project.Id}", $"{First}/{Guid.CreateVersion7()}", $"nergens/{project.Id}"])
        {
            (await manager.PostJson($"/api/agii/projects/{none}/lead", body)).StatusCode.ShouldBe(HttpStatusCode.NotFound, none);
        }

        (await (await platform.SignIn("consulent.antwerpen@agii.example")).PostJson(at, body)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await project.Officials[Third].PostJson(at, body)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await project.Officials[Third].PostJson(at.Replace("agii", Third, StringComparison.Ordinal), body))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);

        foreach (var who in project.Officials.Keys)
        {
            var seen = await project.Get(who);
            (seen["lead"]!.GetValue<string>(), seen["isLead"]!.GetValue<bool>()).ShouldBe(("Ichtegem", who == Second), who);
            seen["earlierLeads"]!.AsArray().Single()!.GetValue<string>()
                .ShouldEndWith("(AgII gaf de leiding door: Herselt heeft geen ambtenaar meer)");
            (await (await platform.SignIn($"directeur@{who}.example")).GetJson($"/api/{who}/audit/programmes?act=AppointLead"))["items"]!
                .AsArray().Single(l => l!["reason"]!.GetValue<string>().Contains($"{project.Id:N}"))!["reason"]!.GetValue<string>()
                .ShouldEndWith($"{Second}: Herselt heeft geen ambtenaar meer.");
        }

        // Who leads now does what the first one did, and hands on itself.
        await (await Steer(project, First, "Niet meer")).ShouldRefuse(409, "rule:lead-only");
        (await Steer(project, Second, "Nieuwe Voorzitter")).EnsureSuccessStatusCode();
        (await project.Post(Second, "members", new { municipality = "ninove" })).EnsureSuccessStatusCode();
        var fourth = await platform.SignIn("ambtenaar@ninove.example");
        (await fourth.GetJson(project.At("ninove", "deliverables")))["items"]!.AsArray().Count.ShouldBe(1);
        await HandOver(project, Second, Third);
        (await project.Get(First))["lead"]!.GetValue<string>().ShouldBe("Hulshout");
    }

    [Fact]
    public async Task Of_two_who_hand_it_over_at_the_same_moment_one_is_refused()
    {
        var project = await In(platform, First, Second, Third);
        var manager = await platform.SignIn("beheerder@agii.example");
        var version = (await project.Get(First))["version"]!.GetValue<int>();

        var answers = await Task.WhenAll(
            project.Put(First, "lead", new { municipality = Second, version }),
            manager.PostJson($"/api/agii/projects/{First}/{project.Id}/lead", new { municipality = Third, reason = "Fusie", turn = 0 }));

        answers.Count(a => a.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
        var lead = answers[0].IsSuccessStatusCode ? "Ichtegem" : "Hulshout";
        foreach (var who in project.Officials.Keys)
        {
            (await project.Get(who))["lead"]!.GetValue<string>().ShouldBe(lead, who);
        }
    }

    [Fact]
    public async Task Agii_does_it_on_its_page_of_projects()
    {
        var project = await In(platform, First, Second);
        var browser = await platform.Browse("beheerder@agii.example");
        var address = $"/agii/projecten/{First}/{project.Id}/leiding";
        (await browser.Get("/agii/projecten")).ShouldContain(address);

        var fields = Browser.Fields(await browser.Get(address));
        fields["municipality"] = Second;
        var (status, again) = await browser.Post(address, fields);
        (status, again.Contains("Vul waarom u de leiding doorgeeft in.", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true));
        fields["reason"] = "Fusie";
        (await browser.Submit(address, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await browser.Get(address)).ShouldContain("Ichtegem leidt dit project.");
        var next = await platform.Browse($"ambtenaar@{Second}.example");
        (await next.Get($"/{Second}/projecten/{project.Id}")).ShouldContain("Gemeenten toevoegen of laten stoppen");
    }
}
