using System.Data.Common;
using System.Globalization;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace AgiiPlatform.Platform.Storage;

/// <summary>
/// The second wall's feed: puts the checked reach in front of every command to PostgreSQL, as a setting that lives as long as that
/// command's transaction. It travels in the same round trip, and nothing of one tenant stays on a pooled connection.
/// </summary>
/// <remarks>
/// Npgsql sends the texts of one command as one pipeline: the setting is its first statement, so its result is skipped, and EF
/// Core's count of affected rows is one statement behind. <see cref="DataReaderClosingAsync"/> checks the one EF Core misses.
/// </remarks>
internal sealed class TenantWall : DbCommandInterceptor
{
    private const string Reach = "select set_config('app.tenants', @app_tenants, true);\n";
    private const string Relay = "select set_config('app.relay', 'on', true);\n";

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Raise(command, eventData);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Raise(command, eventData);
        return new(result);
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (IsRaised(command))
        {
            try
            {
                await result.NextResultAsync(cancellationToken);
            }
            catch
            {
                await result.DisposeAsync(); // or the connection stays busy behind the error
                throw;
            }
        }

        return result;
    }

    public override ValueTask<InterceptionResult> DataReaderClosingAsync(
        DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
#pragma warning disable CS0618 // EF Core's provider reads the same property; the replacement is another way of sending commands
        if (IsRaised(command) && eventData.DataReader is NpgsqlDataReader reader && reader.Statements[^1] is { Rows: 0 } last
            && last.StatementType is StatementType.Update or StatementType.Delete)
#pragma warning restore CS0618
        {
            throw new DbUpdateConcurrencyException("The row was changed or removed by another writer.");
        }

        return new(result);
    }

    // No other kind of command carries the setting, so none is sent on behalf of anybody.
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Refuse(eventData, result);

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        Refuse(eventData, result);

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) =>
        Refuse(eventData, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        new(Refuse(eventData, result));

    private static InterceptionResult<T> Refuse<T>(CommandEventData eventData, InterceptionResult<T> result) =>
        eventData.Context is ServiceDb { IsLent: true }
            ? throw new InvalidOperationException("Only asynchronous readers and commands pass the second wall.")
            : result;

    private static void Raise(DbCommand command, CommandEventData eventData)
    {
        if (eventData.Context is not ServiceDb { IsLent: true } db)
        {
            return; // a migration, with the owner's login
        }

        // Outside any tenant the reach is empty, and the empty setting matches no row: that fails closed.
        command.CommandText = (db.Work.IsRelay ? Relay : Reach) + command.CommandText;
        if (!db.Work.IsRelay)
        {
            command.Parameters.Add(new NpgsqlParameter("app_tenants", NpgsqlDbType.Text) { Value = List(db.Work.Reach) });
        }
    }

    private static bool IsRaised(DbCommand command) => command.CommandText.StartsWith("select set_config('app.", StringComparison.Ordinal);

    /// <summary>The reach as the setting says it.</summary>
    internal static string List(IReadOnlyList<Guid> tenants) =>
        tenants.Count == 1 ? tenants[0].ToString("D", CultureInfo.InvariantCulture) : string.Join(',', tenants);
}
