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

    internal NpgsqlParameter Parameter(object row) =>
        (NpgsqlParameter)_mapping.CreateParameter(Factory, "", property.GetGetter().GetClrValue(row), property.IsNullable);
}
