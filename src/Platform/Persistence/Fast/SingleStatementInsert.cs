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
    private readonly ConcurrentDictionary<IEntityType, IReadOnlyList<ColumnMap>> _columns = new();

    /// <summary>Whether rows of this type are a table and its columns, and nothing more.</summary>
    internal static bool CanInsert(IEntityType type) =>
        !type.GetNavigations().Any() && !type.GetComplexProperties().Any() && type.GetProperties().All(p => !p.IsShadowProperty());

    /// <summary>Writes all of these or none, for the tenants of the request; no row may refer to another of them.</summary>
    /// <exception cref="PostgresException">One was refused: none is written.</exception>
    internal async Task Write(IReadOnlyList<object> rows, ServiceDb db, CancellationToken ct)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(RowLevelSecurity.Setting(db.Context.AllowedTenantIds));
        var (insert, inserts) = (new NpgsqlBatchCommand(), new List<string>());
        foreach (var row in rows)
        {
            var type = db.Model.FindEntityType(row.GetType())!;
            // A column without a value is left out: sent as null, it would be bound and read like the others (docs/performance.md).
            var given = ColumnsOf(type).Select(c => (c.Name, Parameter: c.Parameter(row))).Where(c => c.Parameter is not null).ToList();
            var numbers = Enumerable.Range(insert.Parameters.Count + 1, given.Count);
            inserts.Add($"insert into \"{type.GetSchema()}\".\"{type.GetTableName()}\" ({string.Join(", ", given.Select(c => c.Name))}) "
                + $"values (${string.Join(", $", numbers)})");
            given.ForEach(c => insert.Parameters.Add(c.Parameter!));
        }

        // with r0 as (insert …), r1 as (insert …) insert …
        insert.CommandText = $"with {string.Join(", ", inserts.SkipLast(1).Select((r, i) => $"r{i} as ({r})"))} {inserts[^1]}";
        batch.BatchCommands.Add(insert);
        await batch.ExecuteNonQueryAsync(ct);
    }

    private IReadOnlyList<ColumnMap> ColumnsOf(IEntityType type) =>
        _columns.GetOrAdd(type, t => [.. t.GetProperties().Select(p => new ColumnMap(p))]);
}
