using System.Data.Common;
using AgiiPlatform.Agreements;
using AgiiPlatform.Caseloads;
using AgiiPlatform.Identity;
using AgiiPlatform.Inburgering;
using AgiiPlatform.Overview;
using AgiiPlatform.Programmes;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AgiiPlatform.Specs.Architecture;

/// <summary>
/// The version before runs on a database that is migrated already, while its processes are replaced one by one: what it reads and writes
/// must still be there, and a row that it writes, of the columns it knows, must be taken. What it knows stands in <c>Schemas</c>, a file
/// for each service and store; <c>tools/schema</c> writes it anew at each release.
/// </summary>
public class The_schema_of_the_release_before
{
    private static readonly Dictionary<string, Type> Contexts = new()
    {
        ["identity"] = typeof(IdentitySqlite), ["agreements"] = typeof(AgreementsSqlite), ["caseloads"] = typeof(CaseloadsSqlite),
        ["inburgering"] = typeof(InburgeringSqlite), ["overview"] = typeof(OverviewSqlite),
        ["programmes"] = typeof(ProgrammesSqlite),
    };

    /// <summary>Those that the release before had; all of them when their files are written.</summary>
    public static TheoryData<string> Services =>
    [
        .. Contexts.Keys.Where(service => Environment.GetEnvironmentVariable("AGII_WRITE_SCHEMA") is not null
            || File.Exists(Path.Combine(AppContext.BaseDirectory, "Architecture", "Schemas", $"{service}.sqlite.txt"))),
    ];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Still_works_in_SQLite(string service)
    {
        await using var db = Migrations.Open(Contexts[service], snakeCase: true);
        var connection = await Migrated(db);

        await ShouldStillWork(connection, $"{service}.sqlite.txt");
    }

    [Theory]
    [MemberData(nameof(Services))]
    [Trait(Shape.Only, Shape.Full)]
    public async Task Still_works_in_PostgreSQL(string service)
    {
        await using var connection = await PostgreSql(service);

        await ShouldStillWork(connection, $"{service}.postgresql.txt");
    }

    [Fact]
    public async Task Control_a_column_that_is_gone_or_other_or_required_and_new_breaks_it_in_SQLite()
    {
        await using var db = Migrations.Open(typeof(CaseloadsSqlite), snakeCase: true);

        await ShouldBreak(await Migrated(db), "text", "blob");
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task Control_a_column_that_is_gone_or_other_or_required_and_new_breaks_it_in_PostgreSQL()
    {
        await using var connection = await PostgreSql("caseloads");

        await ShouldBreak(connection, "date", "timestamp with time zone");
    }

    private static async Task ShouldStillWork(DbConnection connection, string file)
    {
        if (Environment.GetEnvironmentVariable("AGII_WRITE_SCHEMA") is { } folder)
        {
            await File.WriteAllLinesAsync(Path.Combine(folder, file), await Columns(connection));
            return;
        }

        var before = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Architecture", "Schemas", file));
        before.Length.ShouldBeGreaterThan(20);
        (await Broken(connection, before)).ShouldBeEmpty("the version before does not run on this: see CONTRIBUTING, expand and contract");
    }

    /// <summary>As if the version before had known a column that is gone, one of another type or nullability, and not one of now.</summary>
    private static async Task ShouldBreak(DbConnection connection, string dateType, string otherType)
    {
        var now = await Columns(connection);
        var date = $"visits.date {dateType} not null";
        (await Broken(connection, now)).ShouldBeEmpty();

        (await Broken(connection, [.. now, $"visits.place {dateType}"])).ShouldContain($"gone or changed: visits.place {dateType}");
        (await Broken(connection, [.. now.Where(c => c != date), $"visits.date {otherType} not null"]))
            .ShouldContain($"gone or changed: visits.date {otherType} not null");
        (await Broken(connection, [.. now.Where(c => c != date), $"visits.date {dateType}"]))
            .ShouldContain($"gone or changed: visits.date {dateType}");
        (await Broken(connection, [.. now.Where(c => c != date)])).ShouldHaveSingleItem().ShouldStartWith("visits takes no row");
    }

    /// <summary>What is gone or changed of the columns that the version before knows, and which tables take no row of them alone.</summary>
    private static async Task<IReadOnlyList<string>> Broken(DbConnection connection, IReadOnlyList<string> before)
    {
        var now = await Columns(connection);
        List<string> broken = [.. before.Except(now).Select(c => $"gone or changed: {c}")];
        foreach (var table in before.Intersect(now).GroupBy(c => c.Split('.')[0]))
        {
            var columns = table.Select(c => c[(table.Key.Length + 1)..].Split(' ', 2)).ToList();
            await using var transaction = await connection.BeginTransactionAsync();
            try
            {
                await Run(connection, $"insert into \"{table.Key}\" ({string.Join(", ", columns.Select(c => $"\"{c[0]}\""))}) "
                    + $"values ({string.Join(", ", columns.Select(c => Value(c[1].Replace(" not null", "", StringComparison.Ordinal))))})");
            }
            catch (DbException e)
            {
                broken.Add($"{table.Key} takes no row of these columns: {e.Message}");
            }

            await transaction.RollbackAsync();
        }

        return broken;
    }

    /// <summary>A value of this type, as it is written in SQL.</summary>
    private static string Value(string type) => type switch
    {
        "uuid" => "'01900000-0000-7000-8000-000000000000'",
        "jsonb" => "'[]'",
        "boolean" => "false",
        "date" => "'2020-01-01'",
        "bytea" or "blob" => "''",
        _ when type.StartsWith("timestamp", StringComparison.Ordinal) => "'2020-01-01T10:00:00Z'",
        _ when type.StartsWith("time", StringComparison.Ordinal) => "'10:00'",
        _ when type.EndsWith("[]", StringComparison.Ordinal) => "'{}'",
        _ when type.StartsWith("text", StringComparison.Ordinal) || type.StartsWith("character", StringComparison.Ordinal) => "'x'",
        _ => "12345", // a key of no row that is there
    };

    /// <summary><c>visits.date date not null</c>: every column of every table of the service.</summary>
    private static async Task<IReadOnlyList<string>> Columns(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = connection is NpgsqlConnection
            ? """
              select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                  || case when a.attnotnull then ' not null' else '' end
              from pg_attribute a join pg_class c on c.oid = a.attrelid
              where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'
                  and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
              """
            : """
              select t.name || '.' || c.name || ' ' || lower(c.type) || iif(c."notnull", ' not null', '')
              from sqlite_master t join pragma_table_info(t.name) c
              where t.type = 'table' and t.name not like 'sqlite%' and t.name not like '\_\_EF%' escape '\'
              """;
        var columns = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            columns.Add(reader.GetString(0));
        }

        return [.. columns.Order(StringComparer.Ordinal)];
    }

    /// <summary>The store in memory, migrated; a row may refer to rows that are not there.</summary>
    private static async Task<DbConnection> Migrated(DbContext db)
    {
        await db.Database.OpenConnectionAsync();
        await db.Database.MigrateAsync();
        var connection = db.Database.GetDbConnection();
        await Run(connection, "pragma foreign_keys = off");
        return connection;
    }

    /// <summary>The database of this run, past its second wall; a row may refer to rows that are not there.</summary>
    private static async Task<NpgsqlConnection> PostgreSql(string service)
    {
        var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("AGII_SPECS_PG_SUPERUSER"));
        await connection.OpenAsync();
        await Run(connection, $"set search_path = {service}; set session_replication_role = replica");
        return connection;
    }

    private static async Task Run(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
