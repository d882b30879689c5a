using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AgiiPlatform.Platform.Storage;

/// <summary>
/// What must be so when a new record is written, in its own tenant. It is asked by the statement (PostgreSQL) or in the transaction (SQLite)
/// that writes, so that what an act knows from before need not be read again (docs/decisions/0012).
/// </summary>
/// <param name="Unchanged">A record as it was known, that is still at that version when the writing begins; null asks nothing.</param>
/// <param name="NoOther">What no other record may be like, also none that is being written at the same moment; null asks nothing.</param>
public sealed record Provided<T>(TenantRow? Unchanged, NoOther<T>? NoOther) where T : TenantRow
{
    private static readonly string[] AsKnown = [nameof(TenantRow.Id), nameof(TenantRow.Version)];

    /// <summary>
    /// What the condition compares with, in the order in which <see cref="Sql"/> asks for it: the new record's tenant, its values that no other
    /// may have, and which version of the other record was known.
    /// </summary>
    internal IReadOnlyList<DbParameter> Parameters(T record, IModel model, DbCommand maker, Func<int, string> name)
    {
        IEnumerable<(Column Column, object Row)> compared =
        [
            .. Column.Of(model.FindEntityType(typeof(T))!, [nameof(TenantRow.TenantId), .. NoOther?.Same ?? []]).Select(c => (c, (object)record)),
            .. Unchanged is null ? [] : Column.Of(model.FindEntityType(Unchanged.GetType())!, AsKnown).Select(c => (c, (object)Unchanged)),
        ];
        return [.. compared.Select((c, i) => c.Column.Parameter(c.Row, maker, name(i)))];
    }

    /// <summary>What writers of the same take turns on; null when nobody can be writing the same: nothing is asked, or a value is missing.</summary>
    internal string? Turn(IReadOnlyList<DbParameter> parameters)
    {
        var values = NoOther is null ? [] : parameters.Take(1 + NoOther.Same.Count).Select(p => p.Value).ToList();
        return values.Count == 0 || values.Contains(DBNull.Value) ? null : string.Join('|', values.Select(v => v is byte[] bytes ? Convert.ToHexString(bytes) : v));
    }

    /// <summary>
    /// The condition in SQL that both stores understand, with a name for each of the <see cref="Parameters"/>. The tenant is always among them,
    /// so that nothing can be asked about another, also where there is no second wall.
    /// </summary>
    internal string Sql(IModel model, Func<int, string> name)
    {
        var (mine, next) = (model.FindEntityType(typeof(T))!, 1);
        var tenant = $"{Column.Of(mine, nameof(TenantRow.TenantId))[0].Name} = {name(0)}";
        var conditions = new List<string> { "true" };
        if (NoOther is not null)
        {
            var state = Column.Of(mine, NoOther.State)[0];
            conditions.Add($"not exists (select 1 from {Column.Table(mine)} where {tenant} and {Equal(mine, NoOther.Same)} " +
                $"and {state.Name} in ({string.Join(", ", NoOther.While.Select(state.Literal))}))");
        }

        if (Unchanged is not null)
        {
            var other = model.FindEntityType(Unchanged.GetType())!;
            conditions.Add($"exists (select 1 from {Column.Table(other)} where {tenant} and {Equal(other, AsKnown)})");
        }

        return string.Join(" and ", conditions);

        string Equal(IEntityType type, IEnumerable<string> properties) =>
            string.Join(" and ", Column.Of(type, properties).Select(c => $"{c.Name} = {name(next++)}"));
    }
}

/// <summary>
/// That no other record has the same values as the new one, while its state is one of these. A value that is missing is like no other.
/// Writers of records with the same values take turns, so that of two at the same moment the second sees the first. Keep one, static: statements
/// are kept by it.
/// </summary>
public sealed class NoOther<T>(Expression<Func<T, object>> same, string state, IEnumerable<object> @while) where T : TenantRow
{
    /// <summary>The properties that must not be the same: <c>r =&gt; new { r.One, r.Other }</c>.</summary>
    internal IReadOnlyList<string> Same { get; } = [.. ((NewExpression)same.Body).Arguments.Cast<MemberExpression>().Select(a => a.Member.Name)];

    /// <summary>The property that says how far the other is.</summary>
    internal string State { get; } = state;

    /// <summary>In which states the other counts.</summary>
    internal IReadOnlyList<object> While { get; } = [.. @while];
}
