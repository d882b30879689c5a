using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace AgiiPlatform.Platform.Storage;

/// <summary>A column as EF Core's model knows it: its name, its type, and how a row's value is converted to it.</summary>
internal sealed record Column(IProperty Property)
{
    private readonly RelationalTypeMapping _mapping = Property.GetRelationalTypeMapping();

    /// <summary>The name, quoted for both stores.</summary>
    internal string Name => $"\"{Property.GetColumnName()}\"";

    /// <summary>All columns of this type's table.</summary>
    internal static IReadOnlyList<Column> All(IEntityType type) => [.. type.GetProperties().Select(p => new Column(p))];

    /// <summary>The columns of these properties.</summary>
    internal static IReadOnlyList<Column> Of(IEntityType type, params IEnumerable<string> properties) =>
        [.. properties.Select(name => new Column(type.FindProperty(name)!))];

    /// <summary>The table, quoted for both stores.</summary>
    internal static string Table(IEntityType type) =>
        type.GetSchema() is { } schema ? $"\"{schema}\".\"{type.GetTableName()}\"" : $"\"{type.GetTableName()}\"";

    /// <summary>A parameter with the value of this row; <paramref name="maker"/> decides of which kind.</summary>
    internal DbParameter Parameter(object row, DbCommand maker, string name) =>
        _mapping.CreateParameter(maker, name, Property.GetGetter().GetClrValue(row), Property.IsNullable);

    /// <summary>A value as text in SQL.</summary>
    internal string Literal(object value) => _mapping.GenerateSqlLiteral(value);
}
