using PublicHoliday;

namespace AgiiPlatform.Agreements.Obligations;

/// <summary>Counts, for one agreement and one working year, what its clauses ask against what was held.</summary>
internal static class ObligationStatus
{
    private static readonly BelgiumPublicHoliday Holidays = new();

    internal static IReadOnlyList<ObligationView> Of(
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

    private static ObligationView Show(Obligation o, int wanted, int done, int planned, WorkingYear year, bool proRata, DateOnly today)
    {
        var missing = Math.Max(0, wanted - done);
        var overdue = missing > 0 && today > year.Until;
        return new(o.Kind, o.Clause, wanted, o.Maximum, done, planned, missing == 0, overdue,
            Line(o, wanted, done, missing, overdue, year),
            Forecast(o, wanted, done, planned, missing, year, proRata, today),
            missing <= planned || overdue || o.Kind == ObligationKind.Evaluation
                ? []
                : Proposed(missing - planned, today < year.From ? year.From : today, year.Until));
    }

    private static string Line(Obligation o, int wanted, int done, int missing, bool overdue, WorkingYear year) => o.Kind switch
    {
        ObligationKind.Evaluation when missing == 0 => "evaluatie gebeurd",
        ObligationKind.Evaluation => overdue ? $"evaluatie ontbreekt, had klaar moeten zijn op {year.Until.InDigits()}" : "evaluatie open",
        _ when missing == 0 => $"{Name(o.Kind)} {done}/{wanted}",
        _ when overdue => $"{Name(o.Kind)} {done}/{wanted}, {missing} te weinig in {year.Name}",
        _ => $"{Name(o.Kind)} {done}/{wanted}, nog {missing} vóór {year.Until.InDigits()}",
    };

    private static string? Forecast(
        Obligation o, int wanted, int done, int planned, int missing, WorkingYear year, bool proRata, DateOnly today)
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
            var more = planned >= missing ? "" : $", plan er nog {missing - planned}";
            said.Add($"Er {(planned == 1 ? "is" : "zijn")} er {planned} gepland{more}.");
        }

        // A forecast from a few weeks says nothing: wait for a quarter of the year.
        var foreseeable = year.Covers(today) && passed * 4 >= length;
        if (missing > 0 && planned == 0 && wanted > 1 && foreseeable && done * length < wanted * passed)
        {
            said.Add(done == 0
                ? $"Nog geen enkel overleg na {Dutch.Days(passed)}: plan nu."
                : $"Aan dit tempo worden het er {done * length / passed} op het einde van het werkjaar, geen {wanted}.");
        }

        if (o.Maximum is { } most && done > most)
        {
            said.Add($"Meer dan de afgesproken {most}.");
        }

        return said.Count == 0 ? null : string.Join(" ", said);
    }

    /// <summary>Spreads what is missing evenly over what is left of the year, never on a weekend or a legal holiday.</summary>
    private static IReadOnlyList<DateOnly> Proposed(int missing, DateOnly from, DateOnly until)
    {
        var step = (until.DayNumber - from.DayNumber) / (missing + 1);
        return [.. Enumerable.Range(1, missing).Select(i => Workday(from.AddDays(step * i), until)).Where(day => day >= from).Distinct()];
    }

    /// <summary>The day itself, or else the next working day; at the end of the year the one before.</summary>
    private static DateOnly Workday(DateOnly day, DateOnly until)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var next = DateOnly.FromDateTime(Holidays.NextWorkingDay(midnight));
        return next <= until ? next : DateOnly.FromDateTime(Holidays.PreviousWorkingDay(midnight));
    }

    internal static string Name(ObligationKind kind) => kind switch
    {
        ObligationKind.PolicyMeeting => "beleidsoverleg",
        ObligationKind.OperationalMeeting => "operationeel overleg",
        ObligationKind.SteeringGroup => "stuurgroep",
        _ => "evaluatie",
    };
}
