namespace AgiiPlatform.Overview;

/// <summary>The overview as of a date.</summary>
public sealed record OverviewFigures(
    DateOnly AsOf, PopulationFigures Population, ShareFigure Visited, ShareFigure Signed, IReadOnlyList<RegionFigures> Regions,
    MinimumContentFigures MinimumContent)
{
    internal static OverviewFigures Of(OverviewSnapshot asOf, IReadOnlyList<RegionFigures> regions)
    {
        var size = asOf.Population.Count;
        return new(asOf.Date, new(asOf.Population.Name, size),
            ShareFigure.Of(regions.Sum(r => r.Visited), size), ShareFigure.Of(regions.Sum(r => r.Signed), size), regions,
            asOf.MinimumContent());
    }
}
