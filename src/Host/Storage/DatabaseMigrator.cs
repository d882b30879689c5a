using System.Collections.Concurrent;
using System.Data.Common;
using AgiiPlatform.Host.Operations.Processes;
using AgiiPlatform.Identity;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Programmes;
using AgiiPlatform.Programmes.Workspaces;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AgiiPlatform.Host.Storage;

/// <summary>Brings each service's database to the current schema, and checks before the start that the walls stand.</summary>
internal static class DatabaseMigrator
{
    /// <summary>How long sent messages and answers are kept: what is repeated or replayed later than this has its effect anew.</summary>
    internal const int DaysKept = 30;

    /// <summary>SQLite: migrates, the files are our own. PostgreSQL: checks what <c>--migrate</c> left.</summary>
    /// <exception cref="InvalidOperationException">Another version's database, or a login that could step over the second wall.</exception>
    internal static async Task PrepareStorage(this IServiceProvider services, CancellationToken ct = default)
    {
        // Side by side: each opens its first connection and makes its model, and nobody is served before the last one has.
        var older = new ConcurrentBag<ServiceDatabase>();
        await Parallel.ForEachAsync(services.GetServices<ServiceDatabase>(), ct, async (database, token) =>
        {
            await using var db = Unbound(services, database);
            if (await RefuseOtherVersion(db, token))
            {
                older.Add(database);
            }

            if (database.Source is not null)
            {
                await RefuseUnsafeLogin(database, db, token);
            }
        });

        foreach (var database in older) // none before all were found to be ours
        {
            if (database.Source is not null)
            {
                throw new InvalidOperationException($"The database of {database.Name} is an older one: run --migrate first.");
            }

            await using var db = Unbound(services, database);
            // The file keeps this mode. It comes first: a start that is cut off after the migration would not set it again.
            await db.Database.ExecuteSqlAsync($"pragma journal_mode = wal", ct);
            await db.Database.MigrateAsync(ct);
        }
    }

    /// <summary>The job that migrates needs the login of the migrator, and no service's.</summary>
    internal static void UseMigratorOnly(this ConfigurationManager configuration, IReadOnlyList<string> services) =>
        services.ToList().ForEach(s => configuration[$"ConnectionStrings:{s}"] = configuration.GetConnectionString("migrator"));

    /// <summary>
    /// The migration job of PostgreSQL (<c>--migrate</c>): migrates as the owner (<c>ConnectionStrings:migrator</c>) and puts up row-level
    /// security. When one database is of another version, none is touched.
    /// </summary>
    internal static async Task MigratePostgreSql(
        this IServiceProvider services, IConfiguration configuration, CancellationToken ct = default)
    {
        var text = configuration.GetConnectionString("migrator")
            ?? throw new InvalidOperationException("ConnectionStrings:migrator is missing.");
        var agency = services.GetRequiredService<MunicipalityRegistry>().Agency.Id;
        await AsOwner(db => RefuseOtherVersion(db, ct));
        await AsOwner(async db =>
        {
            await db.Database.MigrateAsync(ct);
            await Run((NpgsqlConnection)db.Database.GetDbConnection(), Policies(db, agency));
        });
        await using var owner = new NpgsqlConnection(text);
        await owner.OpenAsync(ct);
        var names = services.GetServices<ServiceDatabase>().Select(d => d.Name).ToList();
        await Run(owner, "set role agii_owner;" + ProcessesDb.Table(names) + SessionsDb.Tables(names));

        async Task AsOwner(Func<ServiceDb, Task> act)
        {
            foreach (var database in services.GetServices<ServiceDatabase>().Where(s => s.Source is not null))
            {
                await using var connection = new NpgsqlConnection(text);
                await connection.OpenAsync(ct);
                await Run(connection, "set role agii_owner; set lock_timeout = '3s'");
                await using var db = Unbound(services, database);
                db.Database.SetDbConnection(connection);
                await act(db);
            }
        }

        async Task Run(NpgsqlConnection connection, string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>A context of its own, bound to no request: not from the pool, which would keep the owner's connection.</summary>
    private static ServiceDb Unbound(IServiceProvider services, ServiceDatabase database) =>
        (ServiceDb)ActivatorUtilities.CreateInstance(services, database.DbType);

    /// <summary>
    /// Refuses a database with migrations that this version does not know. Answers whether it lacks some. In PostgreSQL, migrations that
    /// come after all of its own are a later release's, on which the one before runs (CONTRIBUTING: expand and contract): a process that
    /// comes back during a roll-out, or after one was undone, starts.
    /// </summary>
    private static async Task<bool> RefuseOtherVersion(ServiceDb db, CancellationToken ct)
    {
        var known = db.Database.GetMigrations().ToList();
        IReadOnlyList<string> applied;
        try
        {
            applied = [.. await db.Database.GetAppliedMigrationsAsync(ct)];
        }
        catch (DbException e) when (e is SqliteException { SqliteErrorCode: 1 } or PostgresException { SqlState: PostgresErrorCodes.UndefinedColumn })
        {
            applied = ["a list of migrations in another form"]; // before columns were named in snake case
        }

        var isLater = db.Database.IsNpgsql() && !known.Except(applied).Any()
            && applied.Except(known).All(m => string.CompareOrdinal(m, known[^1]) > 0);
        return !isLater && applied.Except(known).LastOrDefault() is { } unknown
            ? throw new InvalidOperationException(
                $"The database of {db.Service} was made by another version of the platform (it has {unknown}): it is not read or changed. "
                + "Start the version that made it, or begin on an empty database: for the demo, another folder with --data, or remove this "
                    + "one.")
            : known.Except(applied).Any();
    }

    /// <summary>
    /// The second wall as SQL, from the model itself so that no table can be forgotten: a tenant's rows are visible and writable only
    /// while the transaction's setting names the tenant. An empty setting matches nothing.
    /// </summary>
    /// <remarks>
    /// No sub-query: a distributed table takes none. The list is read by a function that calls itself dear, so that PostgreSQL looks the
    /// tenants up in an index that begins with them (every such table has one) and reads the list once for each search; as a filter it
    /// would read it for each row. What is written is looked for in the text itself, a row at a time
    /// (docs/decisions/0023, and for the rules that tables keep: The_rules_of_a_distributed_store).
    /// </remarks>
    private static string Policies(ServiceDb db, Guid agency)
    {
        var read = $"tenant_id = any ({Name("allowed_tenants")}())";
        const string written = "strpos(current_setting('app.tenants', true), tenant_id::text) > 0";
        const string relay = "current_setting('app.relay', true) = 'on'";
        var old = $"now() - interval '{DaysKept} days'";
        var sql = new List<string>
        {
            $"""
            create or replace function {Name("allowed_tenants")}() returns uuid[] language plpgsql stable parallel safe cost 5000 as $$
                begin return string_to_array(nullif(current_setting('app.tenants', true), ''), ',')::uuid[]; end $$
            """,
        };
        var shared = db is ProgrammesDb ? Shared(db).ToList() : [];
        foreach (var table in TenantTables(db))
        {
            sql.Add($"alter table {Name(table)} enable row level security");
            sql.Add($"alter table {Name(table)} force row level security");
            var seen = shared.Contains(table) ? written : read; // what two policies show is no condition on an index: each row is asked
            Policy(table, "tenant", (table == "outbox" ? "for insert" : $"using ({seen})") + $" with check ({written})");
        }

        if (shared.Count > 0)
        {
            // Who leads a project: in turn 0 the municipality that began it, later who was handed the lead. Asked as the owner of the
            // tables, since the answer must not depend on what the one who asks may see.
            const string asOwner = "language sql stable security definer set search_path = pg_catalog";
            sql.Add($"""
                create or replace function {Name("lead_in_turn")}(lead uuid, project uuid, turn int) returns uuid {asOwner} as $$
                    select case when $3 = 0 then $1 else
                        (select h.to_id from {Name("hand_overs")} h where h.lead_id = $1 and h.project_id = $2 and h.turn = $3) end $$
                """);
            sql.Add($"""
                create or replace function {Name("last_turn")}(lead uuid, project uuid) returns int {asOwner} as $$
                    select coalesce(max(h.turn), 0) from {Name("hand_overs")} h where h.lead_id = $1 and h.project_id = $2 $$
                """);
            Policy("hand_overs", "owner", "for select to agii_owner using (true)");

            // Only who leads lets in and hands over, in the turn that is going on, and what was written stays: so no row can be written
            // as if it were of before. AgII hands over in its own tenant.
            const string began = "coalesce(lead_id, tenant_id)";
            var service = $"agii_{db.Service}";
            Policy("memberships", "lead", $"as restrictive for insert to {service} with check (turn = "
                + $"{Name("last_turn")}({began}, project_id) and tenant_id = {Name("lead_in_turn")}({began}, project_id, turn))");
            Policy("hand_overs", "lead", $"as restrictive for insert to {service} with check (turn = "
                + $"{Name("last_turn")}(lead_id, project_id) + 1 and tenant_id in ('{agency}', "
                + $"{Name("lead_in_turn")}(lead_id, project_id, turn - 1)))");
            sql.Add($"revoke update, delete on {Name("memberships")}, {Name("hand_overs")} from {service}");

            // The workspace of a project is read by its members from their first day, and written by each in its own rows. Who is a
            // member, who led wrote; a membership that somebody else wrote opens nothing.
            sql.Add($"""
                create or replace function {Name("is_member")}(lead uuid, project uuid) returns boolean language plpgsql stable as $$
                    begin return exists (select from {Name("memberships")} m where m.project_id = project
                        and m.member_id = any ({Name("allowed_tenants")}()) and coalesce(m.lead_id, m.tenant_id) = lead
                        and m.tenant_id = {Name("lead_in_turn")}(lead, project, m.turn)
                        and m."from" <= (now() at time zone 'Europe/Brussels')::date); end $$
                """);
            Policy("memberships", "member", "for select using (strpos(current_setting('app.tenants', true), member_id::text) > 0)");
            Policy("programmes", "workspace", $"for select using (kind = 'InterMunicipal' and {Name("is_member")}(tenant_id, id))");
            foreach (var table in shared.Except(["memberships", "programmes"]))
            {
                Policy(table, "workspace", $"for select using ({Name("is_member")}(lead_id, project_id))");
            }
        }

        Policy("outbox", "relay", $"for select using ({relay})");
        Policy("outbox", "relay_marks", $"for update using ({relay}) with check ({relay})");
        // What was sent and answered long ago may go, and nothing younger (RetentionJob).
        Policy("outbox", "relay_clears", $"for delete using ({relay} and sent_at < {old})");
        Policy("idempotency_keys", "relay_clears", $"for delete using ({relay} and at < {old})");
        Policy("idempotency_keys", "relay", $"for select using ({relay} and at < {old})");
        if (db is IdentityDb)
        {
            // From where somebody signed in is not changed, and goes when its time has come (RetentionJob), never sooner.
            Policy("sign_in_sources", "kept",
                $"as restrictive for delete using (at < now() - interval '{SignInSource.MonthsKept} months')");
            sql.Add($"revoke update on {Name("sign_in_sources")} from agii_{db.Service}");
        }

        sql.Add($"revoke update, delete on {Name("audit_log")} from agii_{db.Service}");
        return string.Join(";\n", sql);

        string Name(string name) => $"\"{db.Service}\".\"{name}\"";

        void Policy(string table, string name, string rule)
        {
            sql.Add($"drop policy if exists {name} on {Name(table)}");
            sql.Add($"create policy {name} on {Name(table)} {rule}");
        }
    }

    /// <summary>Every table with a tenant's rows: those of the service, the audit log, the idempotency keys and the outbox.</summary>
    internal static IEnumerable<string> TenantTables(ServiceDb db) =>
        db.Model.GetEntityTypes()
            .Where(t => typeof(TenantEntity).IsAssignableFrom(t.ClrType)
                || t.ClrType == typeof(AuditEntry) || t.ClrType == typeof(IdempotentRequest) || t.ClrType == typeof(OutboxMessage))
            .Select(t => t.GetTableName()!)
            .Distinct();

    /// <summary>The tables of Programmes that members of a project read of each other.</summary>
    internal static IEnumerable<string> Shared(ServiceDb db) => db.Model.GetEntityTypes()
        .Where(t => typeof(WorkspaceRow).IsAssignableFrom(t.ClrType) || t.ClrType == typeof(Membership) || t.ClrType == typeof(Programme))
        .Select(t => t.GetTableName()!);

    /// <summary>The application's login must not be able to step over the second wall: the host does not start with one that can.</summary>
    private static async Task RefuseUnsafeLogin(ServiceDatabase database, ServiceDb db, CancellationToken ct)
    {
        await using var command = database.Source!.CreateCommand("""
            select case
                when r.rolsuper or r.rolbypassrls or exists (
                    select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = $1 and pg_has_role(current_user, c.relowner, 'MEMBER'))
                then 'is a superuser, may bypass row-level security or owns its tables: refused'
                when exists (select 1 from unnest($2) t (name) where not exists (
                    select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where n.nspname = $1 and c.relname = t.name and c.relrowsecurity and c.relforcerowsecurity))
                then 'finds a table without row-level security: run --migrate first'
                when current_setting('synchronous_commit') = 'off'
                then 'commits without waiting for the disk (synchronous_commit is off), and would lose what it confirmed: refused' end
            from pg_roles r where r.rolname = current_user
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = database.Name });
        command.Parameters.Add(new NpgsqlParameter { Value = TenantTables(db).ToArray() });
        if (await command.ExecuteScalarAsync(ct) is string reason)
        {
            throw new InvalidOperationException($"The login of {database.Name} {reason}.");
        }
    }
}
