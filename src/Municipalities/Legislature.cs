namespace AgiiPlatform.Municipalities;

/// <summary>A term of the municipal councils; both dates are inclusive. Visits and agreements are counted per legislature.</summary>
/// <remarks>
/// Councils are elected every six years, in October, and take office on 1 January (Lokaal en Provinciaal Kiesdecreet of 8 July 2011,
/// article 6; Decreet over het lokaal bestuur of 22 December 2017, article 6). A change of that term needs a change here.
/// </remarks>
/// <param name="From">The first day: 1 January after the elections.</param>
/// <param name="Until">The last day.</param>
public sealed record Legislature(DateOnly From, DateOnly Until)
{
    private const int Years = 6;

    /// <summary>The first day that is counted.</summary>
    public static DateOnly FirstDay { get; } = new(2013, 1, 1);

    /// <summary>Its name for people: "2019–2024".</summary>
    public string Name => $"{From.Year}–{Until.Year}";

    /// <summary>Whether a day falls in it.</summary>
    public bool Covers(DateOnly date) => new Period(From, Until).Covers(date);

    /// <summary>
    /// The legislature of a day; null before <see cref="FirstDay"/>, and for years that no calendar of this platform reaches.
    /// </summary>
    public static Legislature? On(DateOnly date)
    {
        if (date < FirstDay || date.Year > DateOnly.MaxValue.Year - Years)
        {
            return null;
        }

        var first = date.Year - ((date.Year - FirstDay.Year) % Years);
        return new(new(first, 1, 1), new(first + Years - 1, 12, 31));
    }

    /// <summary>The last day for which figures make sense: the end of the legislature after the one of today.</summary>
    public static DateOnly LastDay(DateOnly today) => On(today)!.Until.AddYears(Years);
}
