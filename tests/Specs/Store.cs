using System.Data.Common;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AgiiPlatform.Specs;

/// <summary>The store itself, past the platform: for what no address brings about.</summary>
internal static class Store
{
    /// <summary>The municipality with this name in addresses.</summary>
    internal static Tenant Tenant(this PlatformFixture platform, string slug) =>
        platform.Services.GetRequiredService<MunicipalityRegistry>().BySlug(slug)!;

    /// <summary>A service's database as the relay sees it: the outbox rows of every tenant.</summary>
    internal static ServiceDb AsRelay(this AsyncServiceScope scope, string service) =>
        scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(service)
            .Bind(RequestContext.ForRelay(TimeProvider.System, scope.ServiceProvider.GetRequiredService<OutboxSignal>()));

    /// <summary>
    /// Makes a service's store refuse audit rows with this id, until disposed. With the id of a tenant it refuses everybody who writes
    /// there: a tenant in which no other class of specs works.
    /// </summary>
    internal static async Task<IAsyncDisposable> LogThatRefuses(this PlatformFixture platform, string service, Guid id,
        string column = "record_id")
    {
        var name = $"refuse_{id:N}";
        await platform.Run(service,
            $"create trigger {name} before insert on audit_log when upper(new.{column}) = '{id.ToString()
                .ToUpperInvariant()}' begin select raise(abort, 'full'); end",
            $"alter table {service}.audit_log add constraint {name} check ({column} is distinct from '{id}') not valid");
        return new Undo(() => platform.Run(service, $"drop trigger {name}", $"alter table {service}.audit_log drop constraint {name}"));
    }

    /// <summary>
    /// Makes a service write slowly in a tenant, until disposed, so that requests that come together have all read before the first has
    /// written. In PostgreSQL each write takes a while; in SQLite, with its one writer, another connection holds the file for that while.
    /// </summary>
    internal static async Task<IAsyncDisposable> SlowWriting(this PlatformFixture platform, string service, Tenant tenant)
    {
        if (PlatformFixture.Full)
        {
            var name = $"slow_{tenant.Id:N}";
            await platform.Run(service, "",
                $"alter table {service}.audit_log add constraint {name} check (tenant_id <> '{tenant.Id}' or pg_sleep(0.3) is not null) "
                    + "not valid");
            return new Undo(() => platform.Run(service, "", $"alter table {service}.audit_log drop constraint {name}"));
        }

        var connection = await platform.OpenSqlite(service);
        var transaction = await connection.BeginTransactionAsync();
        var released = Release();
        return new Undo(() => released);

        async Task Release()
        {
            await Task.Delay(TimeSpan.FromSeconds(0.3));
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }

    /// <summary>Runs SQL in the store of this run's shape: in the service's file, or with the login of the migrations.</summary>
    internal static async Task Run(this PlatformFixture platform, string service, string sqlite, string postgreSql)
    {
        if (PlatformFixture.Full)
        {
            await using var source = NpgsqlDataSource.Create(
                PlatformFixture.Settings(platform.DataDirectory)["ConnectionStrings:migrator"]);
            await using var command = source.CreateCommand(postgreSql);
            await command.ExecuteNonQueryAsync();
        }
        else
        {
            await using var connection = await platform.OpenSqlite(service);
            await using var command = connection.CreateCommand();
            command.CommandText = sqlite;
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Runs SQL in PostgreSQL as its superuser; the first value of the answer.</summary>
    internal static async Task<object?> AsSuperuser(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("AGII_SPECS_PG_SUPERUSER")!);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>
    /// The stores of all services over one connection, past the walls, each by its name (<c>caseloads.visits</c>): PostgreSQL as its
    /// superuser, or the files in this folder.
    /// </summary>
    internal static async Task<DbConnection> OpenAll(string data)
    {
        if (PlatformFixture.Full)
        {
            var superuser = Environment.GetEnvironmentVariable("AGII_SPECS_PG_SUPERUSER");
            var postgreSql = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(superuser) { Pooling = false }.ToString());
            await postgreSql.OpenAsync();
            return postgreSql;
        }

        var connection = new SqliteConnection("Data Source=:memory:;Default Timeout=30");
        await connection.OpenAsync();
        foreach (var file in Directory.GetFiles(data, "*.db"))
        {
            await using var attach = connection.CreateCommand();
            attach.CommandText = $"attach '{file}' as {Path.GetFileNameWithoutExtension(file)}";
            await attach.ExecuteNonQueryAsync();
        }

        return connection;
    }

    /// <summary>
    /// Takes the store away from a service until disposed. In PostgreSQL its connections are cut and new ones refused; in SQLite, which is
    /// a file, the tables of its messages are.
    /// </summary>
    internal static async Task<IAsyncDisposable> StoreAway(this PlatformFixture platform, string service)
    {
        if (!PlatformFixture.Full)
        {
            await platform.Run(service, "alter table inbox rename to inbox_away", "");
            return new Undo(() => platform.Run(service, "alter table inbox_away rename to inbox", ""));
        }

        await AsSuperuser($"alter role agii_{service} connection limit 0");
        await AsSuperuser($"select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'agii_{service}'");
        NpgsqlConnection.ClearAllPools(); // the specs' own connections were cut too
        return new Undo(() => AsSuperuser($"alter role agii_{service} connection limit 50"));
    }

    private static async Task<SqliteConnection> OpenSqlite(this PlatformFixture platform, string service)
    {
        var file = Path.Combine(platform.DataDirectory, $"{service}.db");
        var connection = new SqliteConnection($"Data Source={file};Default Timeout=30");
        await connection.OpenAsync();
        return connection;
    }

    internal sealed class Undo(Func<Task> undo) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await undo();
    }
}
