namespace AgiiPlatform.Overview;

/// <summary>A count, and the share of the population it is: 0 to 1, to four decimals.</summary>
public sealed record ShareFigure(int Count, decimal Share)
{
    internal static ShareFigure Of(int count, int size) =>
        new(count, size == 0 ? 0 : Math.Round((decimal)count / size, 4, MidpointRounding.AwayFromZero));
}
