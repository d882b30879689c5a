using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AgiiPlatform.Platform.Persistence.Fast;

/// <summary>A column as EF Core's model knows it: its quoted name, and how a row's value becomes a parameter.</summary>
internal sealed class ColumnMap(IProperty property)
{
    private static readonly NpgsqlCommand Factory = new(); // only makes parameters
    private readonly RelationalTypeMapping _mapping = property.GetRelationalTypeMapping();

    internal string Name { get; } = $"\"{property.GetColumnName()}\"";

    /// <summary>The row's value, or null where it has none.</summary>
    internal NpgsqlParameter? Parameter(object row) => property.GetGetter().GetClrValue(row) is { } value
        ? (NpgsqlParameter)_mapping.CreateParameter(Factory, "", value, property.IsNullable) : null;
}
