namespace AgiiPlatform.Overview;

/// <summary>The overview as of a date.</summary>
public sealed record OverviewFigures(
    DateOnly AsOf, PopulationFigures Population, Part Visited, Part Signed, IReadOnlyList<RegionFigures> Regions,
    MinimumContentFigures MinimumContent)
{
    internal static OverviewFigures Of(AsOf asOf, IReadOnlyList<RegionFigures> regions)
    {
        var size = asOf.Population.Count;
        return new(asOf.Date, new(asOf.Population.Name, size),
            Part.Of(regions.Sum(r => r.Visited), size), Part.Of(regions.Sum(r => r.Signed), size), regions, asOf.MinimumContent());
    }
}

/// <summary>
/// The minimum content of agreements (R13), counted in municipalities: <paramref name="Of"/> those with a signed agreement, how many have
/// each part in it, and how many have all three in one.
/// </summary>
public sealed record MinimumContentFigures(int Of, int DataExchange, int ContactPerson, int MutualReferral, int Complete);

/// <summary>What the shares are taken of: its name for people, and how many municipalities.</summary>
public sealed record PopulationFigures(string Name, int Size);

/// <summary>A count, and the share of the population it is: 0 to 1, to four decimals.</summary>
public sealed record Part(int Count, decimal Share)
{
    internal static Part Of(int count, int size) =>
        new(count, size == 0 ? 0 : Math.Round((decimal)count / size, 4, MidpointRounding.AwayFromZero));
}
