using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Measuring;

/// <summary>What may stand in the series of an action. It counts what was reached since the begin: it goes up, and a day has one.</summary>
internal static class Series
{
    internal const int MaxSource = 200, MaxReason = 500, MaxNote = 1000;
    private const int MaxValue = 1_000_000;

    /// <summary>Adds a measurement.</summary>
    internal static void Add(this ProgrammeAction action, Measurement measured, Programme programme, DateOnly today) =>
        action.Measure(action.Measurements.Append(action.Checked(measured, programme, today)));

    /// <summary>Puts another in its place; what it was stays with it.</summary>
    internal static void Correct(
        this ProgrammeAction action, Measurement before, Measurement after, ChangeNote note, Programme programme)
    {
        RefuseRemoved(action, before);
        action.Measure(action.Measurements.Where(m => m.Id != before.Id).Append(action.Checked(after, programme, note.On) with
        {
            Earlier =
            [
                .. before.Earlier ?? [],
                new(before.Date, before.Value, note.On, note.Reason, before.Source, before.Note, before.LowerBecause, note.By),
            ],
        }));
    }

    /// <summary>Takes a measurement out of what counts.</summary>
    internal static void Remove(this ProgrammeAction action, Measurement measured, ChangeNote note, Programme programme)
    {
        programme.RefuseIfOver();
        RefuseRemoved(action, measured);
        action.Measure(action.Measurements.Select(m => m.Id == measured.Id ? m with
        {
            RemovedBecause = note.Reason, RemovedOn = note.On, RemovedBy = note.By,
        } : m));
    }

    /// <summary>The measurement as it may stand in the series; why it is lower stays only where it is.</summary>
    private static Measurement Checked(this ProgrammeAction action, Measurement measured, Programme programme, DateOnly today)
    {
        var (who, date, value) = ($"Actie {action.Code}", measured.Date, measured.Value);
        programme.RefuseIfOver();
        RuleViolation.If(date < programme.From, "measured-before-the-begin",
            $"{who}: het programma begint pas op {programme.From.InWords()}. Wat er toen al was, is het huidige bereik van de actie.");
        RuleViolation.If(date > programme.Until, "measured-after-the-end",
            $"{who}: het programma eindigt op {programme.Until.InWords()}. Noteer de eindtelling op die dag.");
        RuleViolation.If(date > today, "measured-in-the-future", $"{who}: op {date.InWords()} kan nog niets gemeten zijn.");
        RuleViolation.If(value < 0, "reach-below-zero", $"{who}: de waarde moet groter of gelijk aan 0 zijn.");
        RuleViolation.If(value > MaxValue, "reach-too-large", $"{who}: een meting is hoogstens {((decimal)MaxValue).InDutch()}.");
        RuleViolation.If(value != decimal.Floor(value), "reach-not-whole", $"{who}: geef een geheel getal.");

        var others = action.Counting().Where(m => m.Id != measured.Id).ToList();
        if (others.Find(m => m.Date == date) is { } same)
        {
            throw new RuleViolation("measured-that-day",
                $"{who}: op {date.InWords()} staat er al een meting: {same.Value.InDutch()} ({same.Source}). Corrigeer die.");
        }

        var (before, after) = (others.FindLast(m => m.Date < date), others.Find(m => m.Date > date));
        var isLower = before?.Value > value;
        if (!isLower && !(after?.Value < value))
        {
            return measured with { LowerBecause = null };
        }

        return !string.IsNullOrWhiteSpace(measured.LowerBecause) ? measured : throw (isLower
            ? new RuleViolation("lower-than-before",
                $"{who}: {value.InDutch()} op {date.InWords()} is minder dan {before!.Value.InDutch()} op {before.Date.InWords()}. "
                + "Corrigeer die meting, of schrijf waarom het er minder zijn.")
            : new RuleViolation("higher-than-after",
                $"{who}: {value.InDutch()} op {date.InWords()} is meer dan {after!.Value.InDutch()} op {after.Date.InWords()}. "
                + "Corrigeer die meting, of schrijf waarom het er daarna minder zijn."));
    }

    private static void RefuseRemoved(ProgrammeAction action, Measurement measured) => RuleViolation.If(
        measured.RemovedBecause is not null, "measurement-removed",
        $"Actie {action.Code}: de meting van {measured.Date.InWords()} is al verwijderd.");
}
