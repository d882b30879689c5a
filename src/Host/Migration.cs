using AgiiPlatform.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AgiiPlatform.Host;

/// <summary>The migration job of PostgreSQL (<c>--migrate</c>).</summary>
internal static class Migration
{
    /// <summary>Migrates PostgreSQL as the owner (<c>ConnectionStrings:migrator</c>) and puts up row-level security.</summary>
    internal static async Task MigratePostgreSql(
        this IServiceProvider services, IConfiguration configuration, CancellationToken ct = default)
    {
        var text = configuration.GetConnectionString("migrator")
            ?? throw new InvalidOperationException("ConnectionStrings:migrator is missing.");
        foreach (var database in services.GetServices<ServiceDatabase>().Where(s => s.Source is not null))
        {
            await using var connection = new NpgsqlConnection(text);
            await connection.OpenAsync(ct);
            await Run(connection, "set role agii_owner; set lock_timeout = '3s'", ct);

            await using var db = DatabaseMigrator.Unbound(services, database);
            db.Database.SetDbConnection(connection);
            await DatabaseMigrator.RefuseOtherVersion(db, ct);
            await db.Database.MigrateAsync(ct);
            await Run(connection, DatabaseMigrator.Policies(db), ct);
        }
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
