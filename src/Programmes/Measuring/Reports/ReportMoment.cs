namespace AgiiPlatform.Programmes.Measuring.Reports;

/// <summary>A moment at which is reported.</summary>
/// <param name="Month">In months since the begin.</param>
/// <param name="Until">Up to and including this day.</param>
public sealed record ReportMoment(int Month, DateOnly Until)
{
    /// <summary>The moments of a programme, as its definition has them, as far as it lasts.</summary>
    internal static IReadOnlyList<ReportMoment> Of(Programme programme) =>
    [
        .. (programme.Payment?.ReportMonths ?? []).Select(m => new ReportMoment(m, Months.LastDay(programme.From, m)))
            .Where(m => m.Until <= programme.Until),
    ];
}
