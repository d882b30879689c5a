namespace AgiiPlatform.Municipalities;

/// <summary>A stretch of time in which the facts of a tenant did not change.</summary>
/// <param name="From">First day (inclusive), null for "since before the registry".</param>
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
    public bool Covers(DateOnly date) => new Period(From, Until).Covers(date);
}
