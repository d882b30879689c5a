using System.Globalization;
using System.Text.RegularExpressions;
using AgiiPlatform.Agreements;
using AgiiPlatform.Caseloads;
using AgiiPlatform.Host.Storage;
using AgiiPlatform.Identity;
using AgiiPlatform.Inburgering;
using AgiiPlatform.Overview;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AgiiPlatform.Specs.Architecture;

/// <summary>
/// What Citus asks of tables that are spread by tenant, and <c>postgresql-distribute.sql</c>, which spreads them: held to the models here,
/// and to what migrations made in PostgreSQL. The rules are of Citus' manual; that a Citus takes it all, no spec shows.
/// </summary>
public partial class The_rules_of_a_distributed_store(PlatformFixture platform)
{
    private const string ByTenant = "by tenant", ByMessage = "by message", Reference = "reference";

    private const string Memberships = "programmes.memberships", HandOvers = "programmes.hand_overs";

    private static readonly Type[] Contexts =
    [
        typeof(IdentityPostgreSql), typeof(AgreementsPostgreSql), typeof(CaseloadsPostgreSql), typeof(InburgeringPostgreSql),
        typeof(OverviewPostgreSql), typeof(ProgrammesPostgreSql),
    ];

    private static readonly string Script =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Architecture", "postgresql-distribute.sql"));

    [Fact]
    public void Hold_for_every_table_of_every_service()
    {
        Broken(Models(), Script).ShouldBeEmpty();

        // Tables with rows of tenants are spread by tenant, and no others; but who takes part in a project, and who leads it, every node asks.
        Lines(Script).Where(l => l.Kind == ByTenant).Select(l => l.Table).Order(StringComparer.Ordinal)
            .ShouldBe(Contexts.SelectMany(TenantTables).Except([Memberships, HandOvers]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Control_a_table_that_breaks_them_is_named()
    {
        using var wrong = new WrongDb();
        const string script = """
            (1, 'wrong.parts', 'by tenant'),
            (2, 'wrong.wholes', 'by tenant'),
            (3, 'wrong.lists', 'reference'),
            (5, 'wrong.gone', 'reference'),
            (4, 'wrong.lists', 'reference')
            """;

        Broken([("wrong", wrong.Model)], script).ShouldBe(
        [
            "wrong.forgotten stands in the script 0 times",
            "wrong.gone is no table",
            "wrong.lists comes out of order",
            "wrong.lists refers to wrong.parts, which is no reference table",
            "wrong.lists stands in the script 2 times",
            "wrong.parts asks (part_id) first, and not the tenant",
            "wrong.parts asks (whole_id, other_tenant) first, and not the tenant",
            "wrong.parts has (id) as its key, without tenant_id",
            "wrong.parts is unique by (part_id), without tenant_id",
            "wrong.parts refers to wrong.wholes by (whole_id, other_tenant), without tenant_id in the same place",
            "wrong.parts refers to wrong.wholes, which comes later",
            "wrong.parts sets to null what referred to a row of wrong.wholes",
        ]);
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task Hold_for_what_migrations_made_in_PostgreSQL_and_a_wrong_table_is_named()
    {
        await using var superuser = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("AGII_SPECS_PG_SUPERUSER")!);
        await using var connection = await superuser.OpenConnectionAsync();
        (await Broken(connection)).ShouldBeEmpty();

        // The control.
        await using var transaction = await connection.BeginTransactionAsync();
        await using var wrong = new NpgsqlCommand("""
            set local search_path = caseloads, public;
            create policy wrong on visits using (tenant_id = any (array(select tenant_id from assignments)));
            alter table visits add column wrong bigserial, add exclude using gist (date with =) where (false);
            create unique index on visits (wrong);
            create trigger wrong before insert on visits for each row execute function suppress_redundant_updates_trigger();
            """, connection, transaction);
        await wrong.ExecuteNonQueryAsync();

        (await Broken(connection)).ShouldBe(
        [
            "caseloads.visits: the column wrong counts by itself", "caseloads.visits: the policy wrong has a sub-query",
            "caseloads.visits: the trigger wrong", "caseloads.visits: visits_date_excl is unique without the tenant",
            "caseloads.visits: visits_wrong_idx is unique without the tenant",
        ]);
    }

    /// <summary>As an index condition the list of tenants is read once for each search; as a filter once for each row.</summary>
    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task The_second_wall_looks_in_an_index_however_many_tenants_are_allowed()
    {
        var tenants = string.Join(',', Enumerable.Range(0, 300).Select(_ => Guid.CreateVersion7()));
        foreach (var service in platform.Services.GetServices<ServiceDatabase>())
        {
            await using var connection = await service.Source!.OpenConnectionAsync();
            foreach (var table in TenantTables(service.DbType).Except(SharedTables())
                .Where(t => !t.EndsWith(".outbox", StringComparison.Ordinal) // the relay's
                && !t.EndsWith(".idempotency_keys", StringComparison.Ordinal))) // read by its whole key, and by the relay
            {
                var plan = await Plan(connection, table, tenants);
                plan.ShouldContain("Index Cond: (tenant_id = ANY (allowed_tenants()))", customMessage: table);
                plan.ShouldNotContain("Filter", customMessage: table);
            }
        }

        // The control: a function that does not say what it costs.
        await using var superuser = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("AGII_SPECS_PG_SUPERUSER")!);
        await using var cheap = await superuser.OpenConnectionAsync();
        (await Plan(cheap, "caseloads.visits", tenants, """
            alter function caseloads.allowed_tenants cost 1; set local role agii_caseloads; set local search_path = caseloads
            """)).ShouldContain("Filter: (tenant_id = ANY (allowed_tenants()))");
    }

    private static async Task<string> Plan(NpgsqlConnection connection, string table, string tenants, string first = "select 1")
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(
            $"{first}; set local app.tenants = '{tenants}'; explain (costs off) select * from {table}", connection, transaction);
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
            {
                lines.Add($"{reader.GetValue(0)}");
            }
        }
        while (await reader.NextResultAsync());

        return string.Join('\n', lines);
    }

    private static IReadOnlyList<(string Service, IModel Model)> Models() =>
        [.. Contexts.Select(c => Migrations.Open(c, snakeCase: true)).Select(db => (db.Service, db.Model))];

    private static IEnumerable<string> TenantTables(Type context)
    {
        using var db = Migrations.Open(context, snakeCase: true);
        return [.. DatabaseMigrator.TenantTables(db).Select(t => $"{db.Service}.{t}")];
    }

    /// <summary>What members of a project show each other is asked for by project, and its policies are no condition on an index.</summary>
    private static IReadOnlyList<string> SharedTables()
    {
        using var db = Migrations.Open(typeof(ProgrammesPostgreSql), snakeCase: true);
        return [.. DatabaseMigrator.Shared(db).Select(t => $"{db.Service}.{t}")];
    }

    [GeneratedRegex(
        @"\((?<number>\d+), '(?<table>[a-z_.]+)', '(?<kind>[a-z ]+)'\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    private static IReadOnlyList<(int Number, string Table, string Kind)> Lines(string script) =>
        [.. Line().Matches(script).Select(m => m.Groups).Select(g =>
            (int.Parse(g["number"].Value, CultureInfo.InvariantCulture), g["table"].Value, g["kind"].Value))];

    /// <summary>Each rule that a table of these models breaks, and each table that the script has not exactly once and in order.</summary>
    private static IReadOnlyList<string> Broken(IReadOnlyList<(string Service, IModel Model)> models, string script)
    {
        var lines = Lines(script);
        var types = models.SelectMany(m => m.Model.GetEntityTypes(), (m, t) => (Table: $"{m.Service}.{t.GetTableName()}", Type: t))
            .ToList();
        var broken = new List<string>();
        broken.AddRange(lines.Zip(lines.Skip(1)).Where(p => p.First.Number >= p.Second.Number)
            .Select(p => $"{p.Second.Table} comes out of order"));
        broken.AddRange(lines.Select(l => l.Table).Distinct().Except(types.Select(t => t.Table)).Select(t => $"{t} is no table"));
        broken.AddRange(types.Select(t => (t.Table, Times: lines.Count(l => l.Table == t.Table))).Where(t => t.Times != 1)
            .Select(t => $"{t.Table} stands in the script {t.Times} times"));
        foreach (var (table, type) in types)
        {
            var kind = Kind(table);
            var column = kind == ByMessage ? "message_id" : "tenant_id";
            if (kind is ByTenant or ByMessage)
            {
                broken.AddRange(type.GetKeys().Where(k => !Names(k.Properties).Contains(column))
                    .Select(k => $"{table} has {List(k.Properties)} as its key, without {column}"));
                broken.AddRange(type.GetIndexes().Where(i => i.IsUnique && !Names(i.Properties).Contains(column))
                    .Select(i => $"{table} is unique by {List(i.Properties)}, without {column}"));
                broken.AddRange(type.GetIndexes().Where(i => kind == ByTenant && type.ClrType != typeof(OutboxMessage) // the relay's
                    && !SharedTables().Contains(table) && Names(i.Properties)[0] != column).Select(i => $"{table} asks {List(i.Properties)} first, and not the tenant"));
            }

            foreach (var key in type.GetForeignKeys())
            {
                var to = types.First(t => t.Type == key.PrincipalEntityType).Table;
                broken.AddRange(Wrong(key, table, kind, to).Select(w => $"{table} {w}"));
            }
        }

        return [.. broken.Order(StringComparer.Ordinal)];

        string Kind(string table) => lines.FirstOrDefault(l => l.Table == table).Kind ?? "";

        IEnumerable<string> Wrong(IForeignKey key, string table, string kind, string to)
        {
            if (lines.FirstOrDefault(l => l.Table == to).Number > lines.FirstOrDefault(l => l.Table == table).Number)
            {
                yield return $"refers to {to}, which comes later";
            }

            if (kind == Reference && Kind(to) != Reference)
            {
                yield return $"refers to {to}, which is no reference table";
            }

            if (kind == ByTenant && Kind(to) == ByTenant
                && !Names(key.Properties).Zip(Names(key.PrincipalKey.Properties)).Contains(("tenant_id", "tenant_id")))
            {
                yield return $"refers to {to} by {List(key.Properties)}, without tenant_id in the same place";
            }

            if (kind == ByTenant && key.DeleteBehavior is DeleteBehavior.SetNull or DeleteBehavior.ClientSetNull)
            {
                yield return $"sets to null what referred to a row of {to}";
            }
        }
    }

    private static List<string> Names(IEnumerable<IProperty> properties) => [.. properties.Select(p => p.GetColumnName())];

    private static string List(IEnumerable<IProperty> properties) => $"({string.Join(", ", Names(properties))})";

    /// <summary>What models do not say: policies, exclusions, triggers and columns that count, as PostgreSQL has them.</summary>
    private static async Task<IReadOnlyList<string>> Broken(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("""
            with tables as (select c.oid, n.nspname || '.' || c.relname as name,
                    (select attnum from pg_attribute where attrelid = c.oid and attname = case when n.nspname || '.' || c.relname = any ($1)
                        then 'tenant_id' else 'message_id' end) as column
                from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname || '.' || c.relname = any ($1 || $2)),
            broken as (
                select name || ': the policy ' || polname || ' has a sub-query' from tables join pg_policy on polrelid = tables.oid
                where concat(polqual, polwithcheck) like '%SUBLINK%'
                union all select name || ': ' || i.indexrelid::regclass::name || ' is unique without the tenant'
                from tables join pg_index i on i.indrelid = tables.oid
                left join pg_constraint x on x.conindid = i.indexrelid and x.contype = 'x'
                where (i.indisunique and "column" <> all (i.indkey) and name <> all ($3))
                    or (x.oid is not null and pg_get_constraintdef(x.oid) not like '%(tenant_id WITH =%')
                union all select name || ': the trigger ' || tgname
                from tables join pg_trigger on tgrelid = tables.oid where not tgisinternal
                union all select name || ': the column ' || attname || ' counts by itself'
                from tables join pg_attribute a on attrelid = tables.oid
                left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                where attidentity <> '' or pg_get_expr(adbin, adrelid) like 'nextval%')
            select * from broken order by 1
            """, connection);
        var lines = Lines(Script);
        foreach (var kinds in (string[][])[[ByTenant], [ByMessage, Reference], [Reference]])
        {
            command.Parameters.Add(new NpgsqlParameter { Value = lines.Where(l => kinds.Contains(l.Kind)).Select(l => l.Table).ToArray() });
        }

        var broken = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            broken.Add(reader.GetString(0).Replace("caseloads.visits: caseloads.", "caseloads.visits: ", StringComparison.Ordinal));
        }

        return [.. broken.Order(StringComparer.Ordinal)];
    }

    /// <summary>Tables that break each rule once.</summary>
    private sealed class WrongDb() : DbContext(new DbContextOptionsBuilder().UseNpgsql("Host=none").UseSnakeCaseNamingConvention().Options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Whole>().ToTable("wholes").HasKey(w => new { w.TenantId, w.Id });
            modelBuilder.Entity<Part>(e =>
            {
                e.ToTable("parts").HasKey(p => p.Id);
                e.HasIndex(p => p.PartId).IsUnique();
                e.HasOne<Whole>().WithMany().HasPrincipalKey(w => new { w.Id, w.TenantId })
                    .HasForeignKey(p => new { p.WholeId, p.OtherTenant }).OnDelete(DeleteBehavior.SetNull);
            });
            modelBuilder.Entity<OfList>(e =>
            {
                e.ToTable("lists");
                e.HasOne<Part>().WithMany().HasForeignKey(l => l.PartId);
            });
            modelBuilder.Entity<Forgotten>().ToTable("forgotten");
        }
    }

    private sealed record Whole(Guid TenantId, Guid Id);

    private sealed record Part(Guid TenantId, Guid Id, Guid PartId, Guid? WholeId, Guid? OtherTenant);

    private sealed record OfList(Guid Id, Guid PartId);

    private sealed record Forgotten(Guid Id);
}
