using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Measuring;

/// <summary>What happened to a measurement, as sentences.</summary>
internal static class MeasurementHistory
{
    /// <summary>From what to what, when, by whom and why, the oldest change first; with a day, only what was done on it or after.</summary>
    internal static IEnumerable<string> History(this Measurement measured, DateOnly? since = null)
    {
        var earlier = measured.Earlier ?? [];
        List<string> said =
        [
            .. earlier.Select(e => Said(e.Date, e.Value, e.Source, e.Note, e.LowerBecause)),
            Said(measured.Date, measured.Value, measured.Source, measured.Note, measured.LowerBecause),
        ];
        foreach (var (i, before) in earlier.Index().Where(e => since is null || e.Item.CorrectedOn >= since))
        {
            yield return $"Gecorrigeerd op {before.CorrectedOn.InDigits()}{By(before.CorrectedBy)} ({before.Reason}): van {said[i]} naar "
                + $"{said[i + 1]}.";
        }

        if (measured.RemovedBecause is { } reason && (since is null || measured.RemovedOn >= since))
        {
            yield return $"Verwijderd{(measured.RemovedOn is { } on ? $" op {on.InDigits()}" : "")}{By(measured.RemovedBy)} ({reason}): "
                + $"{said[^1]}.";
        }
    }

    private static string By(string? who) => who is null ? "" : $" door {who}";

    private static string Said(DateOnly date, decimal value, string? source, string? note, string? lower) =>
        $"{value.InDutch()} op {date.InDigits()}" + string.Concat(
            new[] { ("bron", source), ("nota", note), ("uitleg", lower) }.Where(t => t.Item2 is not null)
                .Select(t => $", {t.Item1} “{t.Item2}”"));
}
