using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AgiiPlatform.Platform.Persistence;

/// <summary>A list that is only ever read with its owner: one column of JSON text, so that the whole is one row and one query.</summary>
public static class JsonColumn
{
    /// <summary>Keeps the list as JSON. It is never changed in place, only replaced: two are equal when they are the same one.</summary>
    public static void AsJson<T>(this PropertyBuilder<IReadOnlyList<T>> property) => property.HasConversion(
        list => JsonSerializer.Serialize(list, Json.Messages), text => JsonSerializer.Deserialize<T[]>(text, Json.Messages)!,
        new ValueComparer<IReadOnlyList<T>>((a, b) => ReferenceEquals(a, b), list => RuntimeHelpers.GetHashCode(list), list => list));
}
