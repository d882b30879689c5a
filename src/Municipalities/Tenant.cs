using System.Globalization;

namespace AgiiPlatform.Municipalities;

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
