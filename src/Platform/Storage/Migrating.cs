using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AgiiPlatform.Platform.Storage;

/// <summary>Brings each service's database to the current schema, and checks before the start that the walls stand.</summary>
public static class Migrating
{
    /// <summary>SQLite: migrate at start, the files are our own. PostgreSQL: a job of its own (<c>--migrate</c>) with its own login.</summary>
    public static async Task PrepareStorage(this IServiceProvider services, CancellationToken ct = default)
    {
        foreach (var stored in services.GetServices<StoredService>())
        {
            if (stored.Source is null)
            {
                await using var scope = services.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(stored.Name);
                await db.Database.MigrateAsync(ct);
                await db.Database.ExecuteSqlAsync($"pragma journal_mode = wal", ct);
            }
            else
            {
                await using var scope = services.CreateAsyncScope();
                await RefuseUnsafeLogin(stored, WalledTables(scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(stored.Name)), ct);
            }
        }
    }

    /// <summary>Migrates PostgreSQL as the owner (<c>ConnectionStrings:migrator</c>) and raises row-level security on every tenant table.</summary>
    public static async Task MigratePostgreSql(this IServiceProvider services, IConfiguration configuration, CancellationToken ct = default)
    {
        var text = configuration.GetConnectionString("migrator")
            ?? throw new InvalidOperationException("ConnectionStrings:migrator is missing.");
        foreach (var stored in services.GetServices<StoredService>().Where(s => s.Source is not null))
        {
            await using var connection = new NpgsqlConnection(text);
            await connection.OpenAsync(ct);
            await Run(connection, "set role agii_owner; set lock_timeout = '3s'", ct);

            // Not one of those that are lent: it keeps the owner's connection.
            await using var db = (ServiceDb)ActivatorUtilities.CreateInstance(services, stored.DbType);
            db.Database.SetDbConnection(connection);
            await db.Database.MigrateAsync(ct);
            await Run(connection, Walls(db), ct);
        }
    }

    /// <summary>
    /// The second wall as SQL, from the model itself so that no table can be forgotten: a tenant's rows are visible and writable only
    /// while the transaction's setting names the tenant. An empty setting matches nothing.
    /// </summary>
    /// <remarks>
    /// The setting is read in a sub-select, once for each query: without it PostgreSQL may read the list again for every row, and an
    /// overview across 300 municipalities then takes seconds.
    /// </remarks>
    internal static string Walls(ServiceDb db)
    {
        const string own = "tenant_id = any ((select string_to_array(nullif(current_setting('app.tenants', true), ''), ',')::uuid[])::uuid[])";
        const string relay = "current_setting('app.relay', true) = 'on'";
        var schema = db.Service;
        var sql = new List<string>();
        foreach (var table in WalledTables(db))
        {
            var name = $"\"{schema}\".\"{table}\"";
            sql.Add($"alter table {name} enable row level security");
            sql.Add($"alter table {name} force row level security");
            sql.Add($"drop policy if exists tenant on {name}");
            sql.Add(table == "outbox"
                ? $"create policy tenant on {name} for insert with check ({own})"
                : $"create policy tenant on {name} using ({own}) with check ({own})");
        }

        sql.Add($"drop policy if exists relay on \"{schema}\".outbox");
        sql.Add($"create policy relay on \"{schema}\".outbox for select using ({relay})");
        sql.Add($"drop policy if exists relay_marks on \"{schema}\".outbox");
        sql.Add($"create policy relay_marks on \"{schema}\".outbox for update using ({relay}) with check ({relay})");
        // What was sent and answered long ago may go, and nothing younger (Clearing).
        sql.Add($"drop policy if exists relay_clears on \"{schema}\".outbox");
        sql.Add($"create policy relay_clears on \"{schema}\".outbox for delete using ({relay} and sent_at < now() - interval '{Messaging.Clearing.Days} days')");
        sql.Add($"drop policy if exists relay_clears on \"{schema}\".idempotency_keys");
        sql.Add($"create policy relay_clears on \"{schema}\".idempotency_keys for delete using ({relay} and at < now() - interval '{Messaging.Clearing.Days} days')");
        sql.Add($"drop policy if exists relay on \"{schema}\".idempotency_keys");
        sql.Add($"create policy relay on \"{schema}\".idempotency_keys for select using ({relay} and at < now() - interval '{Messaging.Clearing.Days} days')");
        sql.Add($"revoke update, delete on \"{schema}\".audit_log from agii_{schema}");
        return string.Join(";\n", sql);
    }

    /// <summary>Every table with a tenant's rows: those of the service, the audit log, the idempotency keys and the outbox.</summary>
    internal static IEnumerable<string> WalledTables(ServiceDb db) =>
        db.Model.GetEntityTypes()
            .Where(t => typeof(TenantRow).IsAssignableFrom(t.ClrType)
                || t.ClrType == typeof(AuditRow) || t.ClrType == typeof(IdempotencyRow) || t.ClrType == typeof(OutboxRow))
            .Select(t => t.GetTableName()!)
            .Distinct();

    /// <summary>The application's login must not be able to step over the second wall: the host does not start with one that can.</summary>
    private static async Task RefuseUnsafeLogin(StoredService stored, IEnumerable<string> walled, CancellationToken ct)
    {
        await using var command = stored.Source!.CreateCommand("""
            select r.rolsuper, r.rolbypassrls,
                   exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                           where n.nspname = $1 and pg_has_role(current_user, c.relowner, 'MEMBER')),
                   (select count(*) from unnest($2) t (name) where not exists (
                       select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                       where n.nspname = $1 and c.relname = t.name and c.relrowsecurity and c.relforcerowsecurity))
            from pg_roles r where r.rolname = current_user
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = stored.Name });
        command.Parameters.Add(new NpgsqlParameter { Value = walled.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        if (reader.GetBoolean(0) || reader.GetBoolean(1) || reader.GetBoolean(2))
        {
            throw new InvalidOperationException(
                $"The login of {stored.Name} is a superuser, may bypass row-level security or owns its tables: refused.");
        }

        if (reader.GetInt64(3) > 0)
        {
            throw new InvalidOperationException($"A table of {stored.Name} has no row-level security: run --migrate first.");
        }
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
