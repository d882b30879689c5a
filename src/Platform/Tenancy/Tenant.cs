using System.Globalization;

namespace AgiiPlatform.Platform.Tenancy;

/// <summary>What kind of organisation a tenant is.</summary>
public enum TenantKind
{
    /// <summary>A Flemish municipality, present or past.</summary>
    Municipality,

    /// <summary>The agency itself, that works across the municipalities.</summary>
    Agency,
}

/// <summary>
/// An organisation whose data stand apart from all others': one that kept its name through a merger is one tenant, with a period
/// for each shape it had. Two tenants are equal when their ids are.
/// </summary>
/// <param name="Id">Fixed for ever; the only key to its data. Neither name nor NIS code may be: Hasselt changed its code in 2025.</param>
/// <param name="Slug">The name in addresses: lower case, ASCII, no spaces.</param>
/// <param name="Kind">Municipality or agency.</param>
/// <param name="Periods">Never empty, oldest first, without gaps.</param>
public sealed record Tenant(Guid Id, string Slug, TenantKind Kind, IReadOnlyList<TenantPeriod> Periods)
{
    /// <summary>The latest name.</summary>
    public string Name => Periods[^1].Name;

    /// <summary>The slug of the latest region, null for the agency.</summary>
    public string? Region => Periods[^1].Region;

    /// <summary>The last day on which the tenant existed (inclusive), null while it exists.</summary>
    public DateOnly? EndedOn => Periods[^1].Until;

    /// <summary>The tenant that it became part of the day after <see cref="EndedOn"/>, null while it exists.</summary>
    public Tenant? Successor { get; internal init; }

    /// <summary>What the tenant looked like on a day, null when it did not exist then.</summary>
    public TenantPeriod? PeriodOn(DateOnly date)
    {
        foreach (var period in Periods)
        {
            if (period.Covers(date)) return period;
        }

        return null;
    }

    /// <summary>Whether the tenant existed on a day.</summary>
    public bool ExistsOn(DateOnly date) => PeriodOn(date) is not null;

    /// <summary>The name for people; once the tenant has ended its last day is told: "Borsbeek (tot 31-12-2024)".</summary>
    public string DisplayName(DateOnly today) => EndedOn is { } end && end < today ? $"{Name} (tot {Day(end)})" : Name;

    /// <summary>What became of it, as a clause for people: "opgegaan in Antwerpen (11002) op 1-1-2025"; null while it exists.</summary>
    public string? Ending
    {
        get
        {
            if (EndedOn is not { } end || Successor is null) return null;
            var start = end.AddDays(1);
            var successor = Successor.PeriodOn(start) ?? Successor.Periods[^1];
            return $"opgegaan in {successor.Name} ({successor.Nis}) op {Day(start)}";
        }
    }

    /// <inheritdoc/>
    public bool Equals(Tenant? other) => other?.Id == Id;

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Slug;

    private static string Day(DateOnly date) => date.ToString("d-M-yyyy", CultureInfo.InvariantCulture);
}

/// <summary>A stretch of time in which the facts of a tenant did not change.</summary>
/// <param name="From">First day (inclusive), null for "since before the register".</param>
/// <param name="Until">Last day (inclusive), null while it lasts.</param>
/// <param name="Nis">Five digits, null for the agency; a merged municipality may get a new one.</param>
/// <param name="Name">The name in that time.</param>
/// <param name="Province">The name of the province, null for the agency.</param>
/// <param name="Region">The slug of the agency's region, null for the agency itself.</param>
/// <param name="TileRow">Row on the tile map, 0 in the north; null when it is not drawn (mergers of 2019 and the agency).</param>
/// <param name="TileColumn">Column on the tile map, 0 in the west; null like <paramref name="TileRow"/>.</param>
/// <param name="Inhabitants2020">
/// People on 1 January 2020 within the borders of this period; null for what had gone by then and for the agency.
/// </param>
public sealed record TenantPeriod(
    DateOnly? From,
    DateOnly? Until,
    string? Nis,
    string Name,
    string? Province,
    string? Region,
    int? TileRow,
    int? TileColumn,
    int? Inhabitants2020)
{
    /// <summary>Whether the period holds a day; both ends count.</summary>
    public bool Covers(DateOnly date) => !(date < From) && !(date > Until);
}
