using System.Net;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Programmes;
using AgiiPlatform.Programmes.Workspaces;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static AgiiPlatform.Specs.Programmes.SharedProject;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>
/// Who leads lets in and hands over; AgII hands over too. A row that anybody else writes in its own tenant is refused by either wall, and
/// one that got past them all the same opens nothing in either.
/// </summary>
public class Who_lets_into_a_project(PlatformFixture platform)
{
    private const string First = "menen", Second = "riemst", Third = "wevelgem", Outsider = "zutendaal", Stranger = "meise";

    private static string Table(string name) => PlatformFixture.Full ? $"programmes.{name}" : name;

    private Guid Id(string municipality) => platform.Tenant(municipality).Id;

    private static async Task HandsOver(SharedProject project, string from, string to) =>
        (await project.Put(from, "lead", new { municipality = to })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

    /// <summary>As SQL, in the form that both stores take.</summary>
    private static string Sql(Guid id) => $"'{id.ToString().ToUpperInvariant()}'";

    private string LetIn(Guid project, string by, int turn, string member = Outsider) => $"""
        insert into {Table("memberships")} (tenant_id, id, version, lead_id, project_id, turn, member_id, "from") values
        ({Sql(Id(by))}, {Sql(Guid.CreateVersion7())}, 1, {Sql(Id(First))}, {Sql(project)}, {turn}, {Sql(Id(member))}, '2024-01-01')
        """;

    private string Hand(Guid project, string by, int turn, string to) => $"""
        insert into {Table("hand_overs")} (tenant_id, id, version, lead_id, project_id, turn, to_id, noted_at) values
        ({Sql(Id(by))}, {Sql(Guid.CreateVersion7())}, 1, {Sql(Id(First))}, {Sql(project)}, {turn}, {Sql(Id(to))}, '2024-01-01 10:00:00')
        """;

    /// <summary>Writes past the first wall, as a tenant: the second one alone is left.</summary>
    private Task<int> Write(string by, string sql) =>
#pragma warning disable RS0030 // the first wall is taken down on purpose
        Look(platform, by, db => db.Database.ExecuteSqlRawAsync(sql));
#pragma warning restore RS0030

    /// <summary>Writes past both walls.</summary>
    private Task Smuggle(string sql) => PlatformFixture.Full ? Store.AsSuperuser(sql) : platform.Run("programmes", sql, "");

    [Fact]
    public async Task Who_leads_now_lets_a_fourth_in_and_who_led_before_lets_nobody_in()
    {
        var project = await In(platform, First, Second, Third);
        await project.Create(First, "deliverables", Sheet("Van wie begon"));
        await project.Create(Third, "deliverables", Sheet("Van een derde"));
        await HandsOver(project, First, Second);

        (await project.Post(Second, "members", new { municipality = Outsider })).EnsureSuccessStatusCode();
        var fourth = await platform.SignIn($"ambtenaar@{Outsider}.example");
        (await fourth.GetJson(project.At(Outsider)))["lead"]!.GetValue<string>().ShouldBe("Riemst");
        (await fourth.GetJson(project.At(Outsider, "deliverables")))["items"]!.AsArray().Count.ShouldBe(2);
        await fourth.Create(project.At(Outsider, "deliverables"), Sheet("Van de vierde"));
        foreach (var who in project.Officials.Keys)
        {
            ((await project.Get(who))["sheets"]!.GetValue<int>(), (await project.Get(who, "members")).AsArray().Count)
                .ShouldBe((3, 4), who);
        }

        // Each wall alone: the first as every act asks it, and, with that one down, the second, which SQLite does not have.
        foreach (var (who, seen) in (IEnumerable<(string, int)>)[(Outsider, 1), (Stranger, 0)])
        {
            (await Look(platform, who, db => db.Workspace<Deliverable>().CountAsync(d => d.ProjectId == project.Id
                && d.TenantId == Id(Third)))).ShouldBe(seen, who);
            (await Look(platform, who, db => Unfiltered<Workspace>(db, Id(First), w => w.ProjectId == project.Id)))
                .ShouldBe(PlatformFixture.Full ? seen : 1, who);
            if (PlatformFixture.Full)
            {
                (await Look(platform, who, db => Unfiltered<Programme>(db, Id(Second)))).ShouldBe(0, "and nothing else of who let it in");
            }
        }

        await (await project.Post(First, "members", new { municipality = Stranger })).ShouldRefuse(409, "rule:lead-only");
        await (await project.Put(First, "members", new { members = (object[])[new { municipality = Stranger }] }))
            .ShouldRefuse(400, "invalid-input", "Rij 1: Alleen de gemeente die het project leidt, kan dit wijzigen.");

        // Its part is ended and extended by who leads, who also lets in from a file.
        foreach (var lastDay in (string[])["2026-06-30", "2026-09-30"])
        {
            (await project.Post(Second, $"members/{Third}/end", new { lastDay })).EnsureSuccessStatusCode();
        }

        (await project.Get(First, "members")).AsArray().Single(m => m!["municipality"]!.GetValue<string>() == Third)!["until"]!
            .GetValue<string>().ShouldBe("2026-09-30");
        await (await project.Post(Second, $"members/{Second}/end", new { lastDay = "2026-06-30" })).ShouldRefuse(409, "rule:lead-stays");
    }

    [Fact]
    public async Task Either_wall_refuses_what_who_does_not_lead_writes_of_whatever_turn_it_says()
    {
        var project = await In(platform, First, Second, Third);
        await HandsOver(project, First, Second);
        foreach (var (by, turn) in (IEnumerable<(string, int)>)
            [(Stranger, 0), (Stranger, 1), (Third, 0), (Third, 1), (First, 0), (First, 1), (Second, 0), (Second, 2)])
        {
            await Refused(by, LetIn(project.Id, by, turn), new Membership
            {
                LeadId = Id(First), ProjectId = project.Id, Turn = turn, MemberId = Id(Outsider), From = new(2024, 1, 1),
            });
        }

        foreach (var (by, turn) in (IEnumerable<(string, int)>)
            [(Stranger, 1), (Stranger, 2), (Third, 2), (First, 2), (First, 3), (Second, 3)])
        {
            List<HandOver> forged = [];
            while (forged.Count < turn)
            {
                forged.Add(HandOver.Next(Id(First), project.Id, forged, platform.Tenant(by), DateTime.UnixEpoch));
            }

            await Refused(by, Hand(project.Id, by, turn, by), forged[^1]);
        }

        // What was written stays as it is.
        foreach (var change in (string[])["update {0} set turn = 0", "delete from {0}"])
        {
            foreach (var table in (string[])["memberships", "hand_overs"])
            {
                if (PlatformFixture.Full)
                {
                    await Refuses(() => Write(First, string.Format(null, change, Table(table))));
                }
            }
        }

        await Look(platform, First, async db =>
        {
            db.Remove(await db.Memberships.FirstAsync(m => m.ProjectId == project.Id && m.MemberId == Id(Third)));
            await Should.ThrowAsync<InvalidOperationException>(() => db.Save("spec", null, CancellationToken.None));
            return 0;
        });

        // The control: the same rows, of who leads in its turn, are taken by the second wall alone and by both.
        (await Write(Second, LetIn(project.Id, Second, 1))).ShouldBe(1);
        (await project.Post(Second, "members", new { municipality = Stranger })).EnsureSuccessStatusCode();
        (await Write(Second, Hand(project.Id, Second, 2, Third))).ShouldBe(1);
        (await project.Get(First))["lead"]!.GetValue<string>().ShouldBe("Wevelgem");

        async Task Refused(string by, string row, object entity)
        {
            await Look(platform, by, async db =>
            {
                db.Add(entity);
                (await Should.ThrowAsync<RuleViolation>(() => db.Save("spec", null, CancellationToken.None), by)).Rule
                    .ShouldBe("changed-meanwhile");
                return 0;
            });
            if (PlatformFixture.Full)
            {
                await Refuses(() => Write(by, row));
            }
        }

        static async Task Refuses(Func<Task> write) =>
            (await Should.ThrowAsync<PostgresException>(write)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task What_got_past_the_walls_all_the_same_opens_nothing_in_either()
    {
        var project = await In(platform, First, Second, Third);
        await project.Create(First, "deliverables", Sheet("Van wie begon"));
        await HandsOver(project, First, Second);
        foreach (var (by, turn) in (IEnumerable<(string, int)>)
            [(Stranger, 0), (Stranger, 1), (Third, 0), (Third, 1), (First, 1), (First, 2)])
        {
            await Smuggle(LetIn(project.Id, by, turn, member: "vosselaar"));
            await Sees(0);
            await Smuggle($"delete from {Table("memberships")} "
                + $"where project_id = {Sql(project.Id)} and member_id = {Sql(Id("vosselaar"))}");
        }

        await Smuggle(LetIn(project.Id, Second, 1, member: "vosselaar"));
        await Sees(1); // the control

        async Task Sees(int expected)
        {
            (await Look(platform, "vosselaar", db => db.Workspace<Deliverable>().CountAsync(d => d.ProjectId == project.Id)))
                .ShouldBe(expected);
            (await Look(platform, "vosselaar", db => db.Projects.CountAsync(p => p.Id == project.Id))).ShouldBe(expected);
            (await Look(platform, "vosselaar", async db =>
#pragma warning disable RS0030 // the first wall is taken down on purpose
                await db.Set<Deliverable>().IgnoreQueryFilters().CountAsync(d => d.ProjectId == project.Id)))
#pragma warning restore RS0030
                .ShouldBe(PlatformFixture.Full ? expected : 1);
        }
    }
}
