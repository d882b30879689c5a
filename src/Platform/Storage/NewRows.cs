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

    /// <summary>
    /// Writes this record and what belongs to it; none may refer to another of them. The second wall is raised for the reach of the unit of
    /// work. Answers whether what was provided is so; if not, nothing is written.
    /// </summary>
    /// <exception cref="DbUpdateException">PostgreSQL refused one: none is written.</exception>
    internal async Task<bool> Write<T>(T record, IReadOnlyList<object> beside, Provided<T>? provided, ServiceDb db, CancellationToken ct) where T : TenantRow
    {
        object[] rows = [record, .. beside];
        var types = rows.Select(r => db.Model.FindEntityType(r.GetType())!).ToArray();
        var statement = _statements.GetOrAdd((string.Join(',', types.Select(t => t.Name)), provided?.Unchanged?.GetType(), provided?.NoOther),
            _ => Statement(types, provided, record));
        var conditionValues = provided?.Values(record, db.Model).Select(v => (NpgsqlParameter)v.Column.Parameter(v.Row, Maker)).ToList() ?? [];

        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(Begin(db.Work.Reach, provided?.NoOther is { } other ? [.. conditionValues.Take(1 + other.Same.Count).Select(p => p.Value)] : null));
        var insert = new NpgsqlBatchCommand(statement);
        foreach (var (row, type) in rows.Zip(types))
        {
            foreach (var column in ColumnsOf(type))
            {
                insert.Parameters.Add((NpgsqlParameter)column.Parameter(row, Maker));
            }
        }

        conditionValues.ForEach(p => insert.Parameters.Add(p));
        batch.BatchCommands.Add(insert);
        try
        {
            await batch.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e)
        {
            throw new DbUpdateException("The rows were refused; none is written.", e);
        }

        return insert.RecordsAffected > 0;
    }

    /// <summary>
    /// Raises the second wall and, when no other record may have these values, waits for whoever is writing one. The next statement of the
    /// same transaction asks whether there is one: it sees what they wrote.
    /// </summary>
    private static NpgsqlBatchCommand Begin(IReadOnlyList<Guid> reach, IReadOnlyList<object?>? turn)
    {
        var tenants = new NpgsqlParameter<string> { TypedValue = TenantWall.List(reach), NpgsqlDbType = NpgsqlDbType.Text };
        if (turn is null || turn.Contains(DBNull.Value))
        {
            return new("select set_config('app.tenants', $1, true)") { Parameters = { tenants } };
        }

        var values = string.Join('|', turn.Select(v => v is byte[] bytes ? Convert.ToHexString(bytes) : v));
        return new("select set_config('app.tenants', $1, true), pg_advisory_xact_lock(hashtextextended($2, 0))")
        {
            Parameters = { tenants, new NpgsqlParameter<string> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Text } },
        };
    }

    /// <summary>with held as (select where …), r0 as (insert …), r1 as (insert …) insert …</summary>
    private string Statement<T>(IReadOnlyList<IEntityType> types, Provided<T>? provided, T record) where T : TenantRow
    {
        var number = 0;
        var inserts = types.Select(type =>
        {
            var columns = ColumnsOf(type);
            var (names, values) = (string.Join(", ", columns.Select(c => c.Name)), string.Join(", ", columns.Select(_ => $"${++number}")));
            return $"insert into {Column.Table(type)} ({names}) " + (provided is null ? $"values ({values})" : $"select {values} from held");
        }).ToList();
        var with = inserts.SkipLast(1).Select((insert, i) => $"r{i} as ({insert})").ToList();
        if (provided is not null)
        {
            var model = types[0].Model;
            with.Insert(0, $"held as (select 1 where {provided.Sql(model, provided.Values(record, model).Select(_ => $"${++number}"))})");
        }

        return (with.Count > 0 ? $"with {string.Join(", ", with)} " : "") + inserts[^1];
    }

    private IReadOnlyList<Column> ColumnsOf(IEntityType type) => _columns.GetOrAdd(type, Column.All);
}
