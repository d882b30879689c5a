using System.Data.Common;
using AgiiPlatform.Programmes;
using AgiiPlatform.Specs.Architecture;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace AgiiPlatform.Specs.Programmes;

/// <summary>
/// In the release before, who led stood in the workspaces. The migration makes hand-overs of that, and leaves out who only said so; what
/// was let in stays in.
/// </summary>
public class Hand_overs_of_the_release_before
{
    private const string A = "AAAAAAAA-0000-0000-0000-000000000000", B = "BBBBBBBB-0000-0000-0000-000000000000",
        C = "CCCCCCCC-0000-0000-0000-000000000000", Project = "DDDDDDDD-0000-0000-0000-000000000000";

    private const string First = "2026-11-01T10:00:00.1Z", Second = "2026-11-01T10:00:00.12Z", Third = "2026-11-02T10:00:00Z";

    [Fact]
    public async Task Are_kept_in_SQLite()
    {
        await using var db = Migrations.Open(typeof(ProgrammesSqlite), snakeCase: true);
        await db.Database.OpenConnectionAsync();

        (await Upgraded(db, "")).ShouldBe(Expected);
    }

    /// <summary>As the owner of the tables, for whom the second wall stands too.</summary>
    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task Are_kept_in_PostgreSQL()
    {
        var name = $"upgrade_{Guid.NewGuid():N}";
        await Store.AsSuperuser($"create database {name}");
        try
        {
            await using var db = Migrations.Open(typeof(ProgrammesPostgreSql), snakeCase: true);
            await using var connection = new NpgsqlConnection(
                new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("AGII_SPECS_PG_SUPERUSER"))
                {
                    Database = name, Pooling = false,
                }.ToString());
            await connection.OpenAsync();
            await Run(connection, "create extension btree_gist; create schema programmes authorization agii_owner;"
                + "grant all on schema public to agii_owner; set role agii_owner");
            db.Database.SetDbConnection(connection);

            (await Upgraded(db, "programmes.")).ShouldBe(Expected);
        }
        finally
        {
            await Store.AsSuperuser($"drop database {name} with (force)");
        }
    }

    private static readonly string[] Expected =
    [
        "1: A to B", "2: B to A", "3: A to B", "membership of A by A under A", "membership of B by A under A",
        "workspace of A: 2", "workspace of B: 1", "workspace of C: 0",
    ];

    private static async Task<IReadOnlyList<string>> Upgraded(DbContext db, string schema)
    {
        var migrator = db.GetService<IMigrator>();
        var connection = db.Database.GetDbConnection();
        await migrator.MigrateAsync(db.Database.GetMigrations().First());
        string[] earlier = [Said("", "", First), Said("", First, Second), Said(Second, First, Third)];
        foreach (var (of, members, before) in (IEnumerable<(string, string, string[])>)
        [
            (A, Members(Second, Third), earlier), (B, Members(Second, First), earlier[..2]),
            (C, $$"""[{"municipality":"{{C.ToLowerInvariant()}}","from":"2024-01-01","leadsSince":"2027-01-01T00:00:00Z"}]""", []),
        ])
        {
            await Run(connection, $"""
                insert into {schema}workspaces (tenant_id, id, version, lead_id, project_id, members, board, coordinators, earlier)
                values ('{of}', '{of}', 1, '{A}', '{Project}', '{members}', '[]', '[]', '[{string.Join(',', before)}]')
                """);
        }

        foreach (var member in (string[])[A, B])
        {
            await Run(connection, $"""
                insert into {schema}memberships (tenant_id, id, version, project_id, member_id, "from")
                values ('{A}', '{member}', 1, '{Project}', '{member}', '2024-01-01')
                """);
        }

        if (schema.Length > 0)
        {
            foreach (var table in (string[])["workspaces", "memberships"])
            {
                await Run(connection, $"alter table {schema}{table} enable row level security;"
                    + $"alter table {schema}{table} force row level security");
            }
        }

        await migrator.MigrateAsync();

        if (schema.Length > 0)
        {
            (await Read(connection, "select relname from pg_class where relforcerowsecurity order by 1")).ShouldBe(["memberships", "workspaces"]);
            await Run(connection, "reset role"); // the superuser
        }

        return
        [
            .. await Read(connection, $"select turn || ': ' || {Name("tenant_id")} || ' to ' || {Name("to_id")} from {schema}hand_overs order by turn"),
            .. await Read(connection, $"select 'membership of ' || {Name("member_id")} || ' by ' || {Name("tenant_id")} || ' under ' "
                + $"|| {Name("lead_id")} from {schema}memberships order by member_id"),
            .. await Read(connection, $"select 'workspace of ' || {Name("tenant_id")} || ': ' || turn from {schema}workspaces order by tenant_id"),
        ];

        static string Name(string column) => $"upper(substr(cast({column} as text), 1, 1))";

        static string Since(string at) => at.Length == 0 ? "null" : $"\"{at}\"";

        static string Members(string a, string b) =>
            $$"""[{"municipality":"{{A.ToLowerInvariant()}}","from":"2024-01-01","leadsSince":{{Since(a)}}},"""
            + $$"""{"municipality":"{{B.ToLowerInvariant()}}","from":"2024-01-01","leadsSince":{{Since(b)}}}]""";

        static string Said(string a, string b, string replacedAt) =>
            $$"""{"replacedAt":"{{replacedAt}}","members":{{Members(a, b)}},"board":[],"coordinators":[]}""";
    }

    private static async Task Run(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<string>> Read(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
