using AgiiPlatform.Web;

namespace AgiiPlatform.Agreements.Obligations;

/// <summary>A meeting as the counter sees it: for which agreement, on which day, of which kind and, once held, with whom.</summary>
internal sealed record CountedMeeting(Guid AgreementId, DateOnly Date, ObligationKind Kind, ParticipantRole With, bool Held);

/// <summary>
/// A working year: both days count. What an annex says it is ("2018-2019"); where there is none, the calendar year within the agreement's
/// period. Evaluated once its annex is.
/// </summary>
internal sealed record WorkingYear(DateOnly From, DateOnly Until, bool Evaluated = false)
{
    internal bool Covers(DateOnly day) => day >= From && day <= Until;

    /// <summary>"2018", or "2018-2019" when it runs over New Year.</summary>
    internal string Name => From.Year == Until.Year ? $"{From.Year}" : $"{From.Year}-{Until.Year}";

    internal bool IsWhole => Until >= From.AddYears(1).AddDays(-1);

    /// <summary>The last day of it that matters on a day: the day itself while it runs, its end once it is over, its beginning before.</summary>
    internal DateOnly Last(DateOnly day) => day < From ? From : day > Until ? Until : day;

    /// <summary>The working years of a period, the first one first: those of its approved annexes and, between them, calendar years.</summary>
    internal static IReadOnlyList<WorkingYear> Of(DateOnly first, DateOnly last, IEnumerable<WorkingYear> annexes)
    {
        var years = new List<WorkingYear>();
        var next = first;
        foreach (var annex in annexes.OrderBy(a => a.From))
        {
            years.AddRange(Calendar(next, annex.From.AddDays(-1)));
            years.Add(annex);
            next = annex.Until.AddDays(1);
        }

        return [.. years, .. Calendar(next, last)];
    }

    private static IEnumerable<WorkingYear> Calendar(DateOnly first, DateOnly last) => first > last
        ? []
        : Enumerable.Range(first.Year, last.Year - first.Year + 1)
            .Select(year => new WorkingYear(year == first.Year ? first : new(year, 1, 1), year == last.Year ? last : new(year, 12, 31)));

    /// <summary>The one a day falls in, or else the last that began by then; before the first day the first.</summary>
    internal static WorkingYear On(DateOnly day, IReadOnlyList<WorkingYear> years) =>
        years.FirstOrDefault(y => y.Covers(day)) ?? years.LastOrDefault(y => y.From <= day) ?? years[0];
}

/// <summary>How one obligation stands in one working year.</summary>
/// <param name="Kind">What is to happen.</param>
/// <param name="Clause">The sentence it was read from.</param>
/// <param name="Minimum">How often at least in this working year.</param>
/// <param name="Maximum">How often at most; null when the sentence gives none.</param>
/// <param name="Done">How often it happened.</param>
/// <param name="Planned">How often it is planned from that day on.</param>
/// <param name="Met">Whether that is enough.</param>
/// <param name="Overdue">Whether the working year is over without it.</param>
/// <param name="Text">A short line for people: "operationeel overleg 2/3, nog 1 vóór 31-12-2018".</param>
/// <param name="Forecast">What to expect at this rate, or which choice was made; null when there is nothing to say.</param>
/// <param name="Proposed">Days on which what is missing could be held, spread over what is left of the year.</param>
public sealed record ObligationShown(
    ObligationKind Kind, string Clause, int Minimum, int? Maximum, int Done, int Planned, bool Met, bool Overdue, string Text, string? Forecast,
    IReadOnlyList<DateOnly> Proposed);

/// <summary>Counts, for one agreement and one working year, what its clauses ask against what was held.</summary>
internal static class Standing
{
    internal static IReadOnlyList<ObligationShown> Of(
        IReadOnlyList<string> clauses, bool proRata, WorkingYear year, IEnumerable<CountedMeeting> counted, DateOnly today)
    {
        var ofYear = counted.Where(m => year.Covers(m.Date)).ToList();
        var meetings = ofYear.Where(m => m.Held && m.Date <= today).ToList();
        return
        [
            .. from obligation in Obligation.In(clauses)
               let done = obligation.Kind == ObligationKind.Evaluation && year.Evaluated
                   ? Math.Max(1, meetings.Count(m => Counts(obligation, m)))
                   : meetings.Count(m => Counts(obligation, m))
               let planned = ofYear.Count(m => !m.Held && m.Date >= today && IsFor(obligation, m))
               select Show(obligation, Wanted(obligation, year, proRata), done, planned, year, proRata, today),
        ];
    }

    /// <summary>Of the right kind, and all who must be there were there, in that role on that day.</summary>
    private static bool Counts(Obligation obligation, CountedMeeting meeting) =>
        IsFor(obligation, meeting) && (meeting.With & obligation.Needs) == obligation.Needs;

    private static bool IsFor(Obligation obligation, CountedMeeting meeting) =>
        meeting.Kind == obligation.Kind || (obligation.PolicyCounts && meeting.Kind == ObligationKind.PolicyMeeting);

    /// <summary>The full number, also in a short year, unless the parties chose otherwise (T46); then in proportion, rounded up.</summary>
    private static int Wanted(Obligation obligation, WorkingYear year, bool proRata) =>
        proRata && !year.IsWhole
            ? (int)Math.Ceiling(obligation.Minimum * (year.Until.DayNumber - year.From.DayNumber + 1) / 365.25)
            : obligation.Minimum;

    private static ObligationShown Show(Obligation o, int wanted, int done, int planned, WorkingYear year, bool proRata, DateOnly today)
    {
        var missing = Math.Max(0, wanted - done);
        var overdue = missing > 0 && today > year.Until;
        return new(o.Kind, o.Clause, wanted, o.Maximum, done, planned, missing == 0, overdue,
            Line(o, wanted, done, missing, overdue, year),
            Forecast(o, wanted, done, planned, missing, year, proRata, today),
            missing <= planned || overdue || o.Kind == ObligationKind.Evaluation ? [] : Proposed(missing - planned, today < year.From ? year.From : today, year.Until));
    }

    private static string Line(Obligation o, int wanted, int done, int missing, bool overdue, WorkingYear year) => o.Kind switch
    {
        ObligationKind.Evaluation when missing == 0 => "evaluatie gebeurd",
        ObligationKind.Evaluation => overdue ? $"evaluatie ontbreekt, had klaar moeten zijn op {year.Until.InDigits()}" : "evaluatie open",
        _ when missing == 0 => $"{Name(o.Kind)} {done}/{wanted}",
        _ when overdue => $"{Name(o.Kind)} {done}/{wanted}, {missing} te weinig in {year.Name}",
        _ => $"{Name(o.Kind)} {done}/{wanted}, nog {missing} vóór {year.Until.InDigits()}",
    };

    private static string? Forecast(Obligation o, int wanted, int done, int planned, int missing, WorkingYear year, bool proRata, DateOnly today)
    {
        var said = new List<string>();
        if (!year.IsWhole && o.Kind != ObligationKind.Evaluation)
        {
            said.Add(proRata
                ? $"Het werkjaar is korter dan een jaar: in verhouding is dat {wanted} in plaats van {o.Minimum}."
                : $"Het werkjaar is korter dan een jaar. Zonder andere afspraak geldt het volle aantal: {wanted}.");
        }

        var passed = today.DayNumber - year.From.DayNumber + 1;
        var length = year.Until.DayNumber - year.From.DayNumber + 1;
        if (missing > 0 && planned > 0)
        {
            said.Add(planned >= missing ? $"Er {(planned == 1 ? "is" : "zijn")} er {planned} gepland." : $"Er {(planned == 1 ? "is" : "zijn")} er {planned} gepland, plan er nog {missing - planned}.");
        }

        // A forecast from a few weeks says nothing: wait for a quarter of the year.
        if (missing > planned && planned == 0 && wanted > 1 && year.Covers(today) && passed * 4 >= length && done * length < wanted * passed)
        {
            said.Add(done == 0 ? $"Nog geen enkel overleg na {Dutch.Days(passed)}: plan nu." : $"Aan dit tempo worden het er {done * length / passed} op het einde van het werkjaar, geen {wanted}.");
        }

        if (o.Maximum is { } most && done > most)
        {
            said.Add($"Meer dan de afgesproken {most}.");
        }

        return said.Count == 0 ? null : string.Join(" ", said);
    }

    /// <summary>Spreads what is missing evenly over what is left of the year, never on a weekend.</summary>
    private static IReadOnlyList<DateOnly> Proposed(int missing, DateOnly from, DateOnly until)
    {
        var step = (until.DayNumber - from.DayNumber) / (missing + 1);
        return [.. Enumerable.Range(1, missing).Select(i => Workday(from.AddDays(step * i), until)).Distinct()];
    }

    private static DateOnly Workday(DateOnly day, DateOnly until) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(day.AddDays(2) <= until ? 2 : -1),
        DayOfWeek.Sunday => day.AddDays(day.AddDays(1) <= until ? 1 : -2),
        _ => day,
    };

    internal static string Name(ObligationKind kind) => kind switch
    {
        ObligationKind.PolicyMeeting => "beleidsoverleg",
        ObligationKind.OperationalMeeting => "operationeel overleg",
        ObligationKind.SteeringGroup => "stuurgroep",
        _ => "evaluatie",
    };
}
