using System.Data;
using System.Data.Common;
using AgiiPlatform.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AgiiPlatform.Host.Storage;

/// <summary>
/// The second wall where tables are spread over several nodes (<c>Storage:Distributed</c>). Citus takes a setting along to the node of a
/// row only when <c>set local</c> made it inside a transaction; so each transaction begins with one, and a command outside any gets a
/// transaction of its own, in the same round trip.
/// </summary>
internal sealed class DistributedRowLevelSecurity() : RowLevelSecurity(null), IDbTransactionInterceptor
{
    /// <summary>Puts it in the place of the setting of a single PostgreSQL.</summary>
    internal static void Add(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.IsDistributed())
        {
            services.AddSingleton<RowLevelSecurity, DistributedRowLevelSecurity>();
        }
    }

    public async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        if (Setting(eventData.Context) is { } setting)
        {
            await Run(connection, result, setting, cancellationToken);
        }

        return result;
    }

    /// <summary>What failed in a transaction of its own leaves it open.</summary>
    public override Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default) =>
        command is { Transaction: null, Connection.State: ConnectionState.Open } && Setting(eventData.Context) is not null
            ? Run(command.Connection!, null, "rollback", CancellationToken.None)
            : Task.CompletedTask;

    internal override InterceptionResult<T> AddSetting<T>(DbCommand command, CommandEventData eventData, InterceptionResult<T> result)
    {
        if (command.Transaction is null && Setting(eventData.Context) is { } setting)
        {
            command.CommandText = $"begin;\n{setting};\n{command.CommandText.TrimEnd().TrimEnd(';')};\ncommit";
        }

        return result;
    }

    /// <summary>Null for a migration, which has the owner's login. It is made of ids alone; without any it matches no row.</summary>
    private static string? Setting(DbContext? db) => db is ServiceDb { IsBound: true, Context: var context }
        ? context.IsRelay ? "set local app.relay = 'on'" : $"set local app.tenants = '{string.Join(',', context.AllowedTenantIds)}'"
        : null;

    private static async Task Run(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        await command.ExecuteNonQueryAsync(ct);
    }
}
