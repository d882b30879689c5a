using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace AgiiPlatform.Platform.Persistence.Fast;

/// <summary>
/// Inserts a new record with its messages, its audit entry and its idempotency key into PostgreSQL as one statement, in one round trip.
/// EF Core would sort, batch and phrase the same rows anew each time, at several times the cost (docs/performance.md).
/// </summary>
internal sealed class SingleStatementInsert(NpgsqlDataSource source)
{
    private readonly ConcurrentDictionary<string, string> _statements = new();
    private readonly ConcurrentDictionary<IEntityType, IReadOnlyList<ColumnMap>> _columns = new();

    /// <summary>Whether rows of this type are a table and its columns, and nothing more.</summary>
    internal static bool CanInsert(IEntityType type) =>
        !type.GetNavigations().Any() && !type.GetComplexProperties().Any() && type.GetProperties().All(p => !p.IsShadowProperty());

    /// <summary>Writes all of these or none, for the tenants of the request; no row may refer to another of them.</summary>
    /// <exception cref="PostgresException">One was refused: none is written.</exception>
    internal async Task Write(IReadOnlyList<object> rows, ServiceDb db, CancellationToken ct)
    {
        var types = rows.Select(r => db.Model.FindEntityType(r.GetType())!).ToList();
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(RowLevelSecurity.Setting(db.Context.AllowedTenantIds));
        var insert = new NpgsqlBatchCommand(_statements.GetOrAdd(string.Join(',', types.Select(t => t.Name)), _ => Statement(types)));
        foreach (var (row, type) in rows.Zip(types))
        {
            foreach (var column in ColumnsOf(type))
            {
                insert.Parameters.Add(column.Parameter(row));
            }
        }

        batch.BatchCommands.Add(insert);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary><c>with r0 as (insert …), r1 as (insert …) insert …</c>, with the parameters numbered through.</summary>
    private string Statement(IReadOnlyList<IEntityType> types)
    {
        var number = 0;
        var inserts = types.Select(type =>
        {
            var columns = ColumnsOf(type);
            return $"insert into \"{type.GetSchema()}\".\"{type.GetTableName()}\" ({string.Join(", ", columns.Select(c => c.Name))}) "
                + $"values ({string.Join(", ", columns.Select(_ => $"${++number}"))})";
        }).ToList();
        return $"with {string.Join(", ", inserts.SkipLast(1).Select((insert, i) => $"r{i} as ({insert})"))} {inserts[^1]}";
    }

    private IReadOnlyList<ColumnMap> ColumnsOf(IEntityType type) =>
        _columns.GetOrAdd(type, t => [.. t.GetProperties().Select(p => new ColumnMap(p))]);
}
