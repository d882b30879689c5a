using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AgiiPlatform.Platform.Storage;

/// <summary>
/// What must be so at the very moment that a new record is written, in its own tenant. It is asked in the statement (PostgreSQL) or the
/// transaction (SQLite) that writes: what an act knows from before need not be read again, and nobody comes in between.
/// </summary>
/// <param name="Unchanged">A record as it was known, that must still be at that version; null asks nothing.</param>
/// <param name="NoOther">What no other record may be like; null asks nothing.</param>
public sealed record Provided<T>(TenantRow? Unchanged, NoOther<T>? NoOther) where T : TenantRow
{
    private static readonly string[] AsKnown = [nameof(TenantRow.Id), nameof(TenantRow.Version)];

    /// <summary>
    /// The columns whose values the condition compares with, each with the row that holds it: the new record's, and those that say which
    /// version of the other was known.
    /// </summary>
    internal IEnumerable<(Column Column, object Row)> Values(T record, IModel model) =>
    [
        .. Column.Of(model.FindEntityType(typeof(T))!, [nameof(TenantRow.TenantId), .. NoOther?.Same ?? []]).Select(c => (c, (object)record)),
        .. Unchanged is null ? [] : Column.Of(model.FindEntityType(Unchanged.GetType())!, AsKnown).Select(c => (c, (object)Unchanged)),
    ];

    /// <summary>
    /// The condition in SQL that both stores understand, with a parameter for each of the <see cref="Values"/>. The tenant is always among
    /// them, so that nothing can be asked about another, also where there is no second wall.
    /// </summary>
    internal string Sql(IModel model, IEnumerable<string> parameters)
    {
        var (mine, names) = (model.FindEntityType(typeof(T))!, new Queue<string>(parameters));
        var tenant = $"{Column.Of(mine, nameof(TenantRow.TenantId))[0].Name} = {names.Dequeue()}";
        var conditions = new List<string>();
        if (NoOther is not null)
        {
            var state = Column.Of(mine, NoOther.State)[0];
            conditions.Add($"not exists (select 1 from {Column.Table(mine)} where {tenant} and {Same(mine, NoOther.Same)} " +
                $"and {state.Name} in ({string.Join(", ", NoOther.In.Select(state.Literal))}))");
        }

        if (Unchanged is not null)
        {
            var other = model.FindEntityType(Unchanged.GetType())!;
            conditions.Add($"exists (select 1 from {Column.Table(other)} where {tenant} and {Same(other, AsKnown)})");
        }

        return string.Join(" and ", conditions.DefaultIfEmpty("true"));

        string Same(IEntityType type, IEnumerable<string> properties) =>
            string.Join(" and ", Column.Of(type, properties).Select(c => $"{c.Name} = {names.Dequeue()}"));
    }
}

/// <summary>
/// That no other record has the same values as the new one, while its state is one of these. A value that is missing is like no other.
/// Writers of records with the same values take turns, so that of two at the same moment the second sees the first.
/// </summary>
public sealed class NoOther<T>(Expression<Func<T, object>> same, string state, IEnumerable<object> @in) where T : TenantRow
{
    /// <summary>The properties that must not be the same: <c>r =&gt; new { r.One, r.Other }</c>.</summary>
    internal IReadOnlyList<string> Same { get; } = [.. ((NewExpression)same.Body).Members!.Select(m => m.Name)];

    /// <summary>The property that says how far the other is.</summary>
    internal string State { get; } = state;

    /// <summary>In which states the other counts.</summary>
    internal IReadOnlyList<object> In { get; } = [.. @in];
}
