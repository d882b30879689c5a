namespace AgiiPlatform.Agreements.Obligations;

/// <summary>
/// A working year: both days count. What an annex says it is ("2018-2019"); where there is none, the calendar year within the agreement's
/// period. Evaluated once its annex is.
/// </summary>
internal sealed record WorkingYear(DateOnly From, DateOnly Until, bool Evaluated = false)
{
    internal bool Covers(DateOnly day) => new Period(From, Until).Covers(day);

    /// <summary>"2018", or "2018-2019" when it runs over New Year.</summary>
    internal string Name => From.Year == Until.Year ? $"{From.Year}" : $"{From.Year}-{Until.Year}";

    internal bool IsWhole => Until >= From.AddYears(1).AddDays(-1);

    /// <summary>
    /// The last day of it that matters on a day: the day itself while it runs, its end once it is over, its beginning before.
    /// </summary>
    internal DateOnly Last(DateOnly day) => day < From ? From : day > Until ? Until : day;

    /// <summary>
    /// The working years of a period, the first one first: those of its approved annexes and, between them, calendar years. Where calendar
    /// years would make more of them than the period is long (24 months from July on touch three), they run from the first day instead.
    /// </summary>
    internal static IReadOnlyList<WorkingYear> Of(DateOnly first, DateOnly last, IEnumerable<WorkingYear> annexes)
    {
        var years = new List<WorkingYear>();
        var next = first;
        foreach (var annex in annexes.OrderBy(a => a.From))
        {
            years.AddRange(Between(next, annex.From.AddDays(-1)));
            years.Add(annex);
            next = annex.Until.AddDays(1);
        }

        return [.. years, .. Between(next, last)];
    }

    private static IEnumerable<WorkingYear> Between(DateOnly first, DateOnly last)
    {
        if (first > last)
        {
            return [];
        }

        var whole = Enumerable.Range(0, last.Year - first.Year + 1).Where(n => first.AddYears(n) <= last)
            .Select(n => new WorkingYear(first.AddYears(n), first.AddYears(n + 1) > last
                ? last
                : first.AddYears(n + 1).AddDays(-1))).ToList();
        var calendar = Calendar(first, last).ToList();
        return calendar.Count > whole.Count ? whole : calendar;
    }

    private static IEnumerable<WorkingYear> Calendar(DateOnly first, DateOnly last) =>
        Enumerable.Range(first.Year, last.Year - first.Year + 1)
            .Select(year => new WorkingYear(year == first.Year ? first : new(year, 1, 1), year == last.Year ? last : new(year, 12, 31)));

    /// <summary>The one a day falls in, or else the last that began by then; before the first day the first.</summary>
    internal static WorkingYear On(DateOnly day, IReadOnlyList<WorkingYear> years) =>
        years.FirstOrDefault(y => y.Covers(day)) ?? years.LastOrDefault(y => y.From <= day) ?? years[0];
}
