using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AgiiPlatform.Host.Operations.Moving;

/// <summary>
/// A table as the model of its service describes it, in SQLite or PostgreSQL, with rows of plain values that are the same in both. Times
/// have microseconds, which is what PostgreSQL keeps.
/// </summary>
internal sealed class StoredTable
{
    private const int RowsInOneCommand = 50;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly string[] _names;
    private readonly Type[] _types;
    private readonly string _columns;

    private StoredTable(string service, ITable table)
    {
        (Service, Name) = (service, table.Name);
        Sql = Quoted(table);
        var key = table.PrimaryKey!.Columns.Select(c => c.Name).ToList();
        _names = [.. key, .. table.Columns.Select(c => c.Name).Except(key).Order(StringComparer.Ordinal)];
        _types = [.. Columns.Select(c => table.FindColumn(c)!.PropertyMappings[0].TypeMapping)
            .Select(m => m.Converter?.ProviderClrType ?? m.ClrType).Select(t => Nullable.GetUnderlyingType(t) ?? t)];
        _columns = string.Join(", ", Columns.Select(c => $"\"{c}\""));
        var mine = "tenant_id = @tenant";
        OfTenant = table.Name == "grants" ? $"{mine} or line = 0 and person_id in (select person_id from {Sql} where {mine})"
            : HasTenant(table) ? mine
            : table.ReferencingForeignKeyConstraints.FirstOrDefault(f => HasTenant(f.Table)) is { } reference
                ? $"{reference.PrincipalColumns[0].Name} in "
                    + $"(select {reference.Columns[0].Name} from {Quoted(reference.Table)} where {mine})"
                : null;
        IsShared = table.Name == "grants" || !HasTenant(table);

        static bool HasTenant(ITable table) => table.FindColumn("tenant_id") is not null;
        static string Quoted(ITable table) => table.Schema is null ? $"\"{table.Name}\"" : $"\"{table.Schema}\".\"{table.Name}\"";
    }

    /// <summary>Whose table it is.</summary>
    internal string Service { get; }

    /// <summary>Its name, without that of the service.</summary>
    internal string Name { get; }

    /// <summary>The name of its file in an archive.</summary>
    internal string FileName => $"{Service}/{Name}.jsonl";

    /// <summary>Its name in SQL.</summary>
    internal string Sql { get; }

    /// <summary>The names of its columns, those of the key first; a row has its values in this order.</summary>
    internal IReadOnlyList<string> Columns => _names;

    /// <summary>
    /// The condition that a row goes with a tenant: it is the tenant's, or the tenant's refer to it (the people with a right there, and the
    /// line of each among a service's grants that says how new they are). Null where no row does.
    /// </summary>
    internal string? OfTenant { get; }

    /// <summary>Whether a row may go with several tenants.</summary>
    internal bool IsShared { get; }

    /// <summary>The tables of a service, those that others refer to first.</summary>
    internal static IReadOnlyList<StoredTable> Of(ServiceDb db)
    {
        var left = db.Model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<ITable>();
        while (left.Count > 0)
        {
            var next = left.First(t => t.ForeignKeyConstraints.All(f => f.PrincipalTable == t || ordered.Contains(f.PrincipalTable)));
            ordered.Add(next);
            left.Remove(next);
        }

        return [.. ordered.Select(t => new StoredTable(db.Service, t))];
    }

    /// <summary>Where a column stands in a row; -1 when there is none.</summary>
    internal int Find(string column) => Array.IndexOf(_names, column);

    /// <summary>Its rows, all or those that go with a tenant, in no order.</summary>
    internal async IAsyncEnumerable<object?[]> Read(
        DbTransaction transaction, Guid? tenant, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = Command(transaction, $"select {_columns} from {Sql}{(tenant is null ? "" : $" where {OfTenant}")}");
        if (tenant is not null)
        {
            Add(command, "@tenant", tenant);
        }

        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            yield return [.. _types.Select((type, i) => reader.IsDBNull(i) ? null : Value(reader, i, type))];
        }
    }

    /// <summary>Adds rows. Of a shared table, those that are there already stay.</summary>
    internal async Task Write(DbTransaction transaction, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        foreach (var some in rows.Chunk(RowsInOneCommand))
        {
            await using var command = Command(transaction, "");
            var values = some.Select(row => $"({string.Join(", ", row.Select(v => Add(command, $"@p{command.Parameters.Count}", v)))})");
            command.CommandText = $"insert into {Sql} ({_columns}) values {string.Join(", ", values)}"
                + (IsShared ? " on conflict do nothing" : "");
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>How many rows there are, and a checksum of all that is in them, whatever their order.</summary>
    internal async Task<(long Rows, string Checksum)> Sum(DbTransaction transaction, CancellationToken ct)
    {
        var (rows, sum) = (0L, new byte[32]);
        await foreach (var row in Read(transaction, null, ct))
        {
            rows++;
            var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Named(row), Readable));
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] ^= hash[i]; // each row has a key, so no two are the same and cancel each other
            }
        }

        return (rows, Convert.ToHexStringLower(sum));
    }

    /// <summary>A row as a line of JSON, its key first.</summary>
    internal string Line(object?[] row) => JsonSerializer.Serialize(Named(row), Readable);

    /// <summary>The row that <see cref="Line"/> wrote.</summary>
    internal object?[] Parse(string line)
    {
        var row = JsonNode.Parse(line)!.AsObject();
        return [.. _types.Select((type, i) => row[Columns[i]]?.Deserialize(type))];
    }

    private Dictionary<string, object?> Named(object?[] row) => Columns.Zip(row).ToDictionary(c => c.First, c => c.Second);

    private static object Value(DbDataReader reader, int i, Type type) => type switch
    {
        _ when type == typeof(string) => reader.GetString(i),
        _ when type == typeof(Guid) => reader.GetGuid(i),
        _ when type == typeof(int) => reader.GetInt32(i),
        _ when type == typeof(long) => reader.GetInt64(i),
        _ when type == typeof(bool) => reader.GetBoolean(i),
        _ when type == typeof(byte[]) => reader.GetFieldValue<byte[]>(i),
        _ when type == typeof(DateOnly) => reader.GetFieldValue<DateOnly>(i),
        _ when type == typeof(TimeOnly) => reader.GetFieldValue<TimeOnly>(i),
        _ when type == typeof(DateTime) => new DateTime(Microseconds(reader.GetDateTime(i).Ticks), DateTimeKind.Utc),
        _ when type == typeof(DateTimeOffset) =>
            new DateTimeOffset(Microseconds(reader.GetFieldValue<DateTimeOffset>(i).UtcTicks), TimeSpan.Zero),
        _ => throw new NotSupportedException($"No column was of {type.Name} before: say here how it is read."),
    };

    private static long Microseconds(long ticks) => ticks - (ticks % TimeSpan.TicksPerMicrosecond);

    private static DbCommand Command(DbTransaction transaction, string sql)
    {
        var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        return command;
    }

    private static string Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
        return name;
    }
}
