using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace AgiiPlatform.Platform.Persistence;

/// <summary>
/// The second wall: puts the tenants that the checked rights allow in front of every command to PostgreSQL, as a setting that lives as
/// long as that command's transaction. It travels in the same round trip, and nothing of one tenant stays on a pooled connection.
/// </summary>
/// <remarks>
/// Npgsql sends the texts of one command as one pipeline: the setting is its first statement, so its result is skipped, and EF
/// Core's count of affected rows is one statement behind. <see cref="DataReaderClosingAsync"/> checks the one EF Core misses.
/// </remarks>
internal class RowLevelSecurity(NpgsqlDataSource? source) : DbCommandInterceptor
{
    private const string ForTenants = "select set_config('app.tenants', @app_tenants, true);\n";
    private const string ForRelay = "select set_config('app.relay', 'on', true);\n";

    /// <summary>The same setting as a command of its own, first in a batch.</summary>
    internal static NpgsqlBatchCommand Setting(IReadOnlyList<Guid> tenants) => new("select set_config('app.tenants', $1, true)")
    {
        Parameters = { new NpgsqlParameter<string> { TypedValue = List(tenants), NpgsqlDbType = NpgsqlDbType.Text } },
    };

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) => new(AddSetting(command, eventData, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(AddSetting(command, eventData, result));

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        try
        {
            _ = HasSetting(command) && await result.NextResultAsync(cancellationToken);
            return result;
        }
        catch (Exception e)
        {
            await result.DisposeAsync(); // or the connection stays busy behind the error
            await ThrowAway(e);
            throw;
        }
    }

    public override Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default) =>
        ThrowAway(eventData.Exception);

    public override Task CommandCanceledAsync(
        DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default) => ThrowAway();

    /// <summary>
    /// A query that fails, or is broken off, in the execution for which Npgsql prepares it, is half-known to its connection from then on:
    /// whoever asks it there next gets "unexpected backend message". So what is in the pool is closed, and this connection on its return.
    /// A row that a constraint refused (class 23) is no such thing: what writes brings no rows back.
    /// </summary>
    private Task ThrowAway(Exception? e = null)
    {
        if (e is not PostgresException { SqlState: ['2', '3', ..] })
        {
            source?.Clear();
        }

        return Task.CompletedTask;
    }

    public override ValueTask<InterceptionResult> DataReaderClosingAsync(
        DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
#pragma warning disable CS0618 // EF Core's provider reads the same property; the replacement is another way of sending commands
        if (HasSetting(command) && eventData.DataReader is NpgsqlDataReader reader && reader.Statements[^1] is { Rows: 0 } last
            && last.StatementType is StatementType.Update or StatementType.Delete)
#pragma warning restore CS0618
        {
            throw new DbUpdateConcurrencyException("The row was changed or removed by another writer.");
        }

        return new(result);
    }

    // No other kind of command carries the setting, so none is sent on behalf of anybody.
    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Refuse(eventData, result);

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Refuse(eventData, result);

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Refuse(eventData, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        new(Refuse(eventData, result));

    private static InterceptionResult<T> Refuse<T>(CommandEventData eventData, InterceptionResult<T> result) =>
        eventData.Context is ServiceDb { IsBound: true }
            ? throw new InvalidOperationException("Only asynchronous readers and commands pass the second wall.") : result;

    internal virtual InterceptionResult<T> AddSetting<T>(DbCommand command, CommandEventData eventData, InterceptionResult<T> result)
    {
        if (eventData.Context is ServiceDb { IsBound: true, Context: var context }) // not bound: a migration, with the owner's login
        {
            // Outside any tenant the list is empty, and the empty setting matches no row: that fails closed.
            command.CommandText = (context.IsRelay ? ForRelay : ForTenants) + command.CommandText;
            if (!context.IsRelay)
            {
                command.Parameters.Add(new NpgsqlParameter("app_tenants", NpgsqlDbType.Text) { Value = List(context.AllowedTenantIds) });
            }
        }

        return result;
    }

    private static bool HasSetting(DbCommand command) =>
        command.CommandText.StartsWith("select set_config('app.", StringComparison.Ordinal);

    private static string List(IReadOnlyList<Guid> tenants) =>
        tenants.Count == 1 ? tenants[0].ToString("D", CultureInfo.InvariantCulture) : string.Join(',', tenants);
}
