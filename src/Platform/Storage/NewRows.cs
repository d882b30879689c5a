using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;

namespace AgiiPlatform.Platform.Storage;

/// <summary>
/// Writes a new record with its message, its audit row and its idempotency key to PostgreSQL as one statement, in one round trip: it is
/// written whole or not at all. EF Core would sort, batch and phrase the same rows anew each time, at several times the cost of the
/// request around it (docs/decisions/0011).
/// </summary>
internal sealed class NewRows(NpgsqlDataSource source)
{
    private static readonly NpgsqlCommand Maker = new(); // only makes parameters

    private readonly ConcurrentDictionary<(string Tables, Type? Unchanged, object? NoOther), string> _statements = new();
    private readonly ConcurrentDictionary<IEntityType, IReadOnlyList<Column>> _columns = new();

    /// <summary>Whether rows of this type are a table and its columns, and nothing more.</summary>
    internal static bool Fit(IEntityType type) =>
        !type.GetNavigations().Any() && !type.GetComplexProperties().Any() && type.GetProperties().All(p => !p.IsShadowProperty());

    /// <summary>Writes these; none may refer to another of them. The second wall is raised for the reach of the unit of work.</summary>
    /// <exception cref="DbUpdateException">PostgreSQL refused one: none is written.</exception>
    internal async Task Write(IReadOnlyList<object> rows, ServiceDb db, CancellationToken ct)
    {
        var types = TypesOf(rows, db);
        var statement = _statements.GetOrAdd((string.Join(',', types.Select(t => t.Name)), null, null), _ => Statement(types, condition: null));
        await Send(turn: null, statement, ParametersOf(rows, types), db, ct);
    }

    /// <summary>The same, provided that this is so. Answers whether it is; if not, nothing is written.</summary>
    /// <exception cref="DbUpdateException">PostgreSQL refused one: none is written.</exception>
    internal async Task<bool> Write<T>(T record, IReadOnlyList<object> beside, Provided<T> provided, ServiceDb db, CancellationToken ct) where T : TenantRow
    {
        object[] rows = [record, .. beside];
        var types = TypesOf(rows, db);
        var statement = _statements.GetOrAdd((string.Join(',', types.Select(t => t.Name)), provided.Unchanged?.GetType(), provided.NoOther),
            _ => Statement(types, name => provided.Sql(db.Model, name)));
        var compared = provided.Parameters(record, db.Model, Maker, _ => "");
        return await Send(provided.Turn(compared), statement, [.. ParametersOf(rows, types), .. compared.Cast<NpgsqlParameter>()], db, ct) > 0;
    }

    /// <summary>
    /// One round trip, one transaction: raises the second wall, waits until nobody else is writing the same, and writes. What the statement asks,
    /// it asks after the waiting, so it sees what they wrote: each statement has a view of its own (read committed, see postgresql-roles.sql).
    /// </summary>
    private async Task<int> Send(string? turn, string statement, IEnumerable<NpgsqlParameter> parameters, ServiceDb db, CancellationToken ct)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(turn is null
            ? new("select set_config('app.tenants', $1, true)") { Parameters = { Text(TenantWall.List(db.Work.Reach)) } }
            : new("select set_config('app.tenants', $1, true), pg_advisory_xact_lock(hashtextextended($2, 0))")
            {
                Parameters = { Text(TenantWall.List(db.Work.Reach)), Text(turn) },
            });
        var insert = new NpgsqlBatchCommand(statement);
        foreach (var parameter in parameters)
        {
            insert.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(insert);
        try
        {
            await batch.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e)
        {
            throw new DbUpdateException("PostgreSQL did not take the rows; none is written.", e);
        }

        return (int)insert.RecordsAffected;
    }

    /// <summary>
    /// with r0 as (insert …), r1 as (insert …) insert …, and with a condition: with held as (select 1 where …), r0 as (insert … select … from held), …
    /// The condition's parameters come after those of the rows.
    /// </summary>
    private string Statement(IReadOnlyList<IEntityType> types, Func<Func<int, string>, string>? condition)
    {
        var number = 0;
        var inserts = types.Select(type =>
        {
            var columns = ColumnsOf(type);
            var (names, values) = (string.Join(", ", columns.Select(c => c.Name)), string.Join(", ", columns.Select(_ => $"${++number}")));
            return $"insert into {Column.Table(type)} ({names}) " + (condition is null ? $"values ({values})" : $"select {values} from held");
        }).ToList();
        var with = inserts.SkipLast(1).Select((insert, i) => $"r{i} as ({insert})").ToList();
        if (condition is not null)
        {
            with.Insert(0, $"held as (select 1 where {condition(i => $"${number + 1 + i}")})");
        }

        return (with.Count > 0 ? $"with {string.Join(", ", with)} " : "") + inserts[^1];
    }

    private static IReadOnlyList<IEntityType> TypesOf(IEnumerable<object> rows, ServiceDb db) => [.. rows.Select(r => db.Model.FindEntityType(r.GetType())!)];

    private IEnumerable<NpgsqlParameter> ParametersOf(IEnumerable<object> rows, IEnumerable<IEntityType> types) =>
        rows.Zip(types).SelectMany(r => ColumnsOf(r.Second).Select(c => (NpgsqlParameter)c.Parameter(r.First, Maker, "")));

    private IReadOnlyList<Column> ColumnsOf(IEntityType type) => _columns.GetOrAdd(type, Column.All);

    private static NpgsqlParameter Text(string value) => new NpgsqlParameter<string> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };
}
