using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
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
    private readonly ConcurrentDictionary<string, string> _statements = new();
    private readonly ConcurrentDictionary<IEntityType, IReadOnlyList<Column>> _columns = new();

    private sealed record Column(IProperty Property, RelationalTypeMapping Mapping)
    {
        private static readonly NpgsqlCommand Maker = new(); // only makes parameters: EF Core's mapping, which knows the type and the conversion, asks for one

        internal NpgsqlParameter Of(object row) =>
            (NpgsqlParameter)Mapping.CreateParameter(Maker, "", Property.GetGetter().GetClrValue(row), Property.IsNullable);
    }

    /// <summary>Whether rows of this type are a table and its columns, and nothing more.</summary>
    internal static bool Fit(IEntityType type) =>
        !type.GetNavigations().Any() && !type.GetComplexProperties().Any() && type.GetProperties().All(p => !p.IsShadowProperty());

    /// <summary>Writes these; none may refer to another of them. The second wall is raised for the reach of the unit of work.</summary>
    /// <exception cref="DbUpdateException">PostgreSQL refused one: none is written.</exception>
    internal async Task Write(IReadOnlyList<object> rows, ServiceDb db, CancellationToken ct)
    {
        var types = rows.Select(r => db.Model.FindEntityType(r.GetType())!).ToArray();
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('app.tenants', $1, true)")
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = TenantWall.List(db.Work.Reach), NpgsqlDbType = NpgsqlDbType.Text } },
        });
        var insert = new NpgsqlBatchCommand(_statements.GetOrAdd(string.Join(',', types.Select(t => t.GetTableName())), _ => Statement(types)));
        foreach (var (row, type) in rows.Zip(types))
        {
            foreach (var column in ColumnsOf(type))
            {
                insert.Parameters.Add(column.Of(row));
            }
        }

        batch.BatchCommands.Add(insert);
        try
        {
            await batch.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e)
        {
            throw new DbUpdateException("The rows were refused; none is written.", e);
        }
    }

    /// <summary>with r0 as (insert …), r1 as (insert …) insert …</summary>
    private string Statement(IReadOnlyList<IEntityType> types)
    {
        var sql = new StringBuilder();
        var number = 0;
        foreach (var (i, type) in types.Index())
        {
            var isLast = i == types.Count - 1;
            sql.Append(i == 0 && !isLast ? "with " : "").Append(isLast ? "" : $"r{i} as (");
            sql.Append($"insert into \"{type.GetSchema()}\".\"{type.GetTableName()}\" (");
            sql.AppendJoin(", ", ColumnsOf(type).Select(c => $"\"{c.Property.GetColumnName()}\""));
            sql.Append(") values (").AppendJoin(", ", ColumnsOf(type).Select(_ => $"${++number}")).Append(')');
            sql.Append(isLast ? "" : i == types.Count - 2 ? ") " : "), ");
        }

        return sql.ToString();
    }

    private IReadOnlyList<Column> ColumnsOf(IEntityType type) =>
        _columns.GetOrAdd(type, t => [.. t.GetProperties().Select(p => new Column(p, p.GetRelationalTypeMapping()))]);
}
