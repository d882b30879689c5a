using AgiiPlatform.Agreements;
using AgiiPlatform.Agreements.Annexes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace AgiiPlatform.Specs.Agreements.Annexes;

/// <summary>Data survives a change of schema: a line had one member of staff, and keeps them now that it may have several.</summary>
public class Lines_from_before
{
    private static readonly Guid Tenant = Guid.Parse("e1c8dec2-b7ea-49b5-a79d-8d9f74e7b734");
    private static readonly Guid Staff = Guid.Parse("018cc778-5000-73b6-88e6-6619e83b3601");

    [Fact]
    public async Task Keep_their_member_of_staff()
    {
        await using var store = await EmptyStore.Make();
        await using var db = store.Open();
        var migrations = db.Database.GetMigrations().ToList();
        var before = migrations[migrations.FindIndex(m => m.EndsWith("_LinesAndLastDay", StringComparison.Ordinal)) - 1];
        await db.GetService<IMigrator>().MigrateAsync(before);
        foreach (var (id, staff, name) in ((Guid, Guid?, string?)[])[(Id(1), Staff, "Cas Consulent"), (Id(2), Staff, null), (Id(3), null, "Cas O'Consulent \"x\""), (Id(4), null, null)])
        {
            var annex = Id(9);
            await db.Database.ExecuteSqlAsync($"""
                insert into action_lines (tenant_id, id, annex_id, position, kind, text, responsible, partners, modality, status, progress, origin, version, staff_id, staff_name)
                values ({Tenant}, {id}, {annex}, 1, 'Action', 'Een actie', 'AgII', '[]', 'Fixed', 'Agreed', '[]', {id}, 1, {staff}, {name})
                """);
        }

        await db.Database.MigrateAsync();

#pragma warning disable RS0030 // nobody's unit of work: the rows of an empty store
        var lines = await db.ActionLines.IgnoreQueryFilters().AsNoTracking().OrderBy(l => l.Id).ToListAsync();
#pragma warning restore RS0030
        lines.Select(l => l.Staff.SingleOrDefault()).ShouldBe(
            [new StaffMember(Staff, "Cas Consulent", null, null), new StaffMember(Staff, null, null, null), new StaffMember(null, "Cas O'Consulent \"x\"", null, null), null]);
        lines.Select(l => l.StaffIds).ShouldBe([$"{Staff}", $"{Staff}", "", ""]);
    }

    private static Guid Id(int n) => Guid.Parse($"00000000-0000-7000-8000-{n:000000000000}");

    /// <summary>A store of its own without a table in it: a file, or a database of the superuser's, where a line needs no annex.</summary>
    private sealed class EmptyStore : IAsyncDisposable
    {
        private readonly string _name = $"before{Guid.NewGuid():N}";
        private string _connection = "";

        internal static async Task<EmptyStore> Make()
        {
            var store = new EmptyStore();
            if (!PlatformFixture.Full)
            {
                store._connection = $"Data Source={Path.Combine(Path.GetTempPath(), store._name)}.db;Foreign Keys=False;Pooling=False";
                return store;
            }

            await Superuser($"create database {store._name}");
            store._connection = new NpgsqlConnectionStringBuilder(SuperuserConnection)
            {
                Database = store._name, SearchPath = "agreements", Options = "-c session_replication_role=replica", Pooling = false,
            }.ToString();
            return store;
        }

        internal AgreementsDb Open() => PlatformFixture.Full
            ? new AgreementsPostgreSql(new DbContextOptionsBuilder<AgreementsPostgreSql>().UseNpgsql(_connection, n => n.MigrationsHistoryTable("migrations", "agreements")).Options)
            : new AgreementsSqlite(new DbContextOptionsBuilder<AgreementsSqlite>().UseSqlite(_connection).Options);

        public async ValueTask DisposeAsync()
        {
            if (PlatformFixture.Full)
            {
                await Superuser($"drop database {_name}");
            }
            else
            {
                File.Delete($"{Path.Combine(Path.GetTempPath(), _name)}.db");
            }
        }

        private static string SuperuserConnection => Environment.GetEnvironmentVariable("AGII_SPECS_PG_SUPERUSER")!;

        private static async Task Superuser(string sql)
        {
            await using var source = NpgsqlDataSource.Create(SuperuserConnection);
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }
}
