namespace AgiiPlatform.Platform.Tenancy;

/// <summary>A term of the municipal councils; both dates are inclusive. Visits and agreements are counted per legislature.</summary>
/// <param name="From">The first day: 1 January after the elections.</param>
/// <param name="Until">The last day.</param>
public sealed record Legislature(DateOnly From, DateOnly Until)
{
    private static readonly Legislature[] Known = [Of(2013), Of(2019), Of(2025)];

    /// <summary>The first day that is counted.</summary>
    public static DateOnly FirstDay => Known[0].From;

    /// <summary>The last day that is counted.</summary>
    public static DateOnly LastDay => Known[^1].Until;

    /// <summary>Its name for people: "2019–2024".</summary>
    public string Name => $"{From.Year}–{Until.Year}";

    /// <summary>The legislature of a day; null before <see cref="FirstDay"/> and after <see cref="LastDay"/>.</summary>
    public static Legislature? On(DateOnly date) => Array.Find(Known, l => l.Covers(date));

    /// <summary>Whether a day falls in it.</summary>
    public bool Covers(DateOnly date) => date >= From && date <= Until;

    // Six years, since the municipal decree; a change of the term needs a line here.
    private static Legislature Of(int year) => new(new(year, 1, 1), new(year + 5, 12, 31));
}
