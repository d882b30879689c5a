using System.Net;
using AgiiPlatform.Programmes;
using AgiiPlatform.Programmes.Workspaces;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static AgiiPlatform.Specs.Programmes.SharedProject;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>
/// The members of a project read its workspace and nothing else of each other; both walls ask the lead's memberships, and each holds with
/// the other taken down.
/// </summary>
public class The_walls_of_a_workspace(PlatformFixture platform)
{
    [Fact]
    [Trait("C3", "01")]
    public async Task A_partner_reads_what_is_shared_and_nothing_else_of_another()
    {
        var project = await In(platform, "schilde", "wijnegem");
        var own = await project.Officials["schilde"].Create("/api/schilde/programmes", new { definition = "plan-samenleven" });
        await project.Create("schilde", "deliverables", Sheet("Kinderopvang in Schilde"));
        var duo = await project.Create("schilde", "duos", Duo(meetings: 3));
        var partner = project.Officials["wijnegem"];

        (await partner.GetJson("/api/wijnegem/projects"))["items"]!.ToJsonString().ShouldContain($"{project.Id}");
        (await project.Get("wijnegem", "deliverables"))["items"]!.ToJsonString().ShouldContain("Kinderopvang in Schilde");
        (await project.Get("wijnegem"))["duos"]!["meetings"]!.GetValue<int>().ShouldBe(3);

        (await project.Get("wijnegem", "duos"))["items"]!.AsArray().ShouldBeEmpty();
        (await partner.GetAsync(project.At("wijnegem", $"duos/{duo}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await partner.GetJson("/api/wijnegem/programmes"))["items"]!.AsArray().ShouldBeEmpty();
        foreach (var foreign in (Guid[])[own, project.Id])
        {
            (await partner.GetAsync($"/api/wijnegem/programmes/{foreign}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await project.Get("schilde", $"duos/{duo}"))["mentor"]!.GetValue<string>().ShouldBe(Volunteer, "the control");
    }

    [Fact]
    public async Task A_partner_changes_nothing_of_another_and_does_not_lead()
    {
        var project = await In(platform, "hove", "wommelgem");
        var theirs = await project.Create("hove", "deliverables", Sheet("Afval in Hove"));

        (await project.Upload("wommelgem", theirs)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await (await project.Post("wommelgem", "members", new { municipality = "boom" })).ShouldRefuse(409, "rule:lead-only");
    }

    [Fact]
    public async Task A_stranger_is_told_word_for_word_that_there_is_no_such_project()
    {
        var project = await In(platform, "kalmthout", "kontich");
        await project.Create("kalmthout", "deliverables", Sheet("Werk"));
        var stranger = await platform.SignIn("ambtenaar@zulte.example");

        foreach (var part in (string[])["", "/members", "/duos", "/deliverables", "/meetings", "/reports", $"/duos/{Guid.NewGuid()}"])
        {
            var foreign = await stranger.GetAsync($"/api/zulte/projects/{project.Id}{part}");
            foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound, part);
            (await foreign.Content.ReadAsStringAsync()).ShouldBe(await (await stranger.GetAsync(
                $"/api/zulte/projects/{Guid.CreateVersion7()}{part}")).Content.ReadAsStringAsync(), part);
        }

        foreach (var (part, body) in (IEnumerable<(string, object)>)
        [
            ("members", new { municipality = "zulte" }), ("duos", Duo()), ("deliverables", Sheet("x")),
            ("departure", new { lastDay = "2024-05-05" }),
        ])
        {
            (await stranger.PostJson($"/api/zulte/projects/{project.Id}/{part}", body)).StatusCode.ShouldBe(HttpStatusCode.NotFound, part);
        }
    }

    /// <summary>Whoever could write rows of their own tenant at will, still gets nothing of another's: only the lead lets in.</summary>
    [Fact]
    public async Task A_forged_membership_opens_nothing()
    {
        var project = await In(platform, "lint", "stabroek");
        await project.Create("lint", "deliverables", Sheet("Wonen in Lint"));
        await Look(platform, "zulte", async db =>
        {
            var programme = Programme.StartProject("Vals", new(2024, 1, 1), new(2024, 12, 31), null, null);
            db.Entry(programme).Property(p => p.Id).CurrentValue = project.Id;
            db.Programmes.Add(programme);
            db.Memberships.Add(new() { ProjectId = project.Id, MemberId = db.Context.TenantId });
            db.Workspaces.Add(Workspace.Of(programme, db.Context.Tenant!));
            await db.Save("spec", programme, CancellationToken.None);
            (await db.Workspace<Workspace>().Where(w => w.ProjectId == project.Id).Select(w => w.TenantId).ToListAsync())
                .ShouldBe([db.Context.TenantId], "the control: the forged rows are there, and find each other");
            (await db.Workspace<Deliverable>().CountAsync(d => d.ProjectId == project.Id)).ShouldBe(0);
            (await Unfiltered<Deliverable>(db, platform.Tenant("lint").Id)).ShouldBe(PlatformFixture.Full ? 0 : 1, "the second wall alone");
            return 0;
        });

        var forger = await platform.SignIn("ambtenaar@zulte.example");
        (await forger.GetJson($"/api/zulte/projects/{project.Id}/deliverables"))["items"]!.AsArray().ShouldBeEmpty();
        (await forger.GetJson($"/api/zulte/projects/{project.Id}/members")).AsArray()
            .Select(m => m!["municipality"]!.GetValue<string>()).ShouldBe(["zulte"]);
        (await project.Get("stabroek", "deliverables"))["items"]!.AsArray().Count.ShouldBe(1, "and the project of Lint is as it was");
    }

    /// <summary>
    /// A member that could write rows of its own tenant at will says that it leads the same project, with the others in it and a
    /// coordinator of its choice: nobody is led into that, and its coordinator sees no name of another member.
    /// </summary>
    [Fact]
    public async Task A_project_that_a_member_forged_leads_nobody_into_it()
    {
        var project = await In(platform, "haaltert", "herzele", "harelbeke");
        await project.Create("harelbeke", "duos", Duo());
        var (coordinator, person) = await Coordinator(platform.SignIn, "vals@samen.example", "harelbeke");
        (await project.Get("harelbeke", "duos")).ToJsonString().ShouldContain(Volunteer, customMessage: "the control: before that, it is");
        await Look(platform, "herzele", async db =>
        {
            var programme = Programme.StartProject("Vals", new(2024, 1, 1), new(2030, 12, 31), null, null);
            db.Entry(programme).Property(p => p.Id).CurrentValue = project.Id;
            var workspace = Workspace.Of(programme, db.Context.Tenant!);
            workspace.Add(platform.Tenant("harelbeke"), new(2024, 1, 1), db.Context.Now);
            workspace.Steer([], [new("Vals", "Vals", person)], db.Context.Now);
            db.Programmes.Add(programme);
            db.Memberships.Add(new() { ProjectId = project.Id, MemberId = platform.Tenant("harelbeke").Id });
            db.Workspaces.Add(workspace);
            await db.Save("spec", programme, CancellationToken.None);
            return 0;
        });

        (await coordinator.GetAsync(project.At("harelbeke", "duos"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await coordinator.GetAsync(project.At("harelbeke"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await project.Post("harelbeke", "deliverables", Sheet("Bedoeld voor Haaltert"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await project.Get("haaltert"))["lead"]!.GetValue<string>().ShouldBe("Haaltert", "who was not drawn in goes on");
    }

    [Fact]
    public async Task What_somebody_writes_under_a_project_they_are_not_in_is_seen_by_nobody()
    {
        var project = await In(platform, "edegem", "boechout");
        var programme = await Look(platform, "edegem", db => db.Projects.FirstAsync(p => p.Id == project.Id));
        await Look(platform, "zulte", async db =>
        {
            var intruder = new Project(
                programme, Workspace.Of(Programme.StartProject("x", new(2024, 1, 1), new(2024, 12, 31), null, null), db.Context.Tenant!),
                HandOvers: [], Own: null, db.Context.Tenant!, db.Context.Now, ByCoordinator: false);
            db.Deliverables.Add(Deliverable.Make(intruder, DeliverableKind.Sheet, "Ingesmokkeld", null, new(2024, 5, 5), null));
            await db.Save("spec", null, CancellationToken.None);
            return 0;
        });

        (await project.Get("edegem", "deliverables"))["items"]!.AsArray().ShouldBeEmpty();
        (await project.Get("boechout"))["sheets"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Each_wall_alone_shows_the_workspace_to_its_members_and_keeps_the_rest()
    {
        var project = await In(platform, "brecht", "rijkevorsel");
        await project.Officials["brecht"].Create("/api/brecht/programmes", new { definition = "plan-samenleven" });
        await project.Create("brecht", "deliverables", Sheet("Fiche"));
        await project.Create("brecht", "duos", Duo());
        var brecht = platform.Tenant("brecht").Id;

        // The first wall, as every act asks it.
        (await Look(platform, "zulte", db => db.Workspace<Deliverable>().CountAsync(d => d.TenantId == brecht))).ShouldBe(0);
        (await Look(platform, "zulte", db => db.Projects.CountAsync(p => p.TenantId == brecht))).ShouldBe(0);
        (await Look(platform, "rijkevorsel", db => db.Workspace<Deliverable>().CountAsync(d => d.TenantId == brecht))).ShouldBe(1);
        (await Look(platform, "rijkevorsel", db => db.Duos.CountAsync())).ShouldBe(0);

        // With the first wall down: in PostgreSQL the second one answers the same; in SQLite, which has none, all is there.
        foreach (var (who, deliverables, projects) in (IEnumerable<(string, int, int)>)[("zulte", 0, 0), ("rijkevorsel", 1, 1)])
        {
            (await Look(platform, who, db => Unfiltered<Deliverable>(db, brecht))).ShouldBe(PlatformFixture.Full ? deliverables : 1, who);
            (await Look(platform, who, db => Unfiltered<Programme>(db, brecht))).ShouldBe(PlatformFixture.Full ? projects : 2, who);
            (await Look(platform, who, db => Unfiltered<Duo>(db, brecht))).ShouldBe(PlatformFixture.Full ? 0 : 1, who);
        }

        if (PlatformFixture.Full)
        {
            // The control: a login that may step over the second wall sees them, so that there was something to hide.
            await using var superuser = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("AGII_SPECS_PG_SUPERUSER")!);
            foreach (var table in (string[])["duos", "deliverables"])
            {
                await using var command = superuser.CreateCommand($"select count(*) from programmes.{table} where tenant_id = '{brecht}'");
                ((long)(await command.ExecuteScalarAsync())!).ShouldBe(1, table);
            }
        }
    }

    [Fact]
    [Trait("C3", "16")]
    public async Task A_partner_that_left_reads_what_there_was_and_writes_nothing()
    {
        var project = await In(platform, "zandhoven", "zoersel");
        await project.Create("zandhoven", "deliverables", Sheet("Voor het vertrek", "2024-05-06"));
        await project.Create("zoersel", "deliverables", Sheet("Van Zoersel", "2024-05-07"));
        await project.Create("zoersel", "duos", Duo(meetings: 2));
        (await project.Post("zoersel", "departure", new { lastDay = "2024-06-30" })).EnsureSuccessStatusCode();
        await project.Create("zandhoven", "deliverables", Sheet("Na het vertrek", "2024-07-01"));

        var seen = (await project.Get("zoersel", "deliverables"))["items"]!.ToJsonString();
        seen.ShouldContain("Voor het vertrek");
        seen.ShouldContain("Van Zoersel");
        seen.ShouldNotContain("Na het vertrek");
        (await project.Get("zoersel"))["asOf"]!.GetValue<string>().ShouldBe("2024-06-30");
        (await project.Get("zoersel", "duos"))["items"]!.AsArray().Count.ShouldBe(1, "its own duos stay its own");
        foreach (var (part, body) in (IEnumerable<(string, object)>)
            [("deliverables", Sheet("x")), ("duos", Duo()), ("departure", new { lastDay = "2027-01-01" })])
        {
            await (await project.Post("zoersel", part, body)).ShouldRefuse(
                409, "rule:left-the-project", "Zoersel nam deel tot en met 30 juni 2024. U kunt lezen wat er tot dan was");
        }

        (await project.Get("zandhoven"))["sheets"]!.GetValue<int>().ShouldBe(3, "what it made still counts");
    }

    [Fact]
    public async Task A_partner_whose_part_the_lead_ended_is_one_that_left()
    {
        var project = await In(platform, "essen", "wuustwezel");
        (await project.Post("essen", "members/wuustwezel/end", new { lastDay = "2024-06-30" })).EnsureSuccessStatusCode();
        await project.Create("essen", "deliverables", Sheet("Erna", "2024-07-01"));

        (await project.Get("wuustwezel", "deliverables"))["items"]!.AsArray().ShouldBeEmpty();
        await (await project.Post("wuustwezel", "duos", Duo())).ShouldRefuse(409, "rule:left-the-project");
        await (await project.Post("essen", "members/essen/end", new { lastDay = "2024-06-30" })).ShouldRefuse(409, "rule:lead-stays");
    }
}
