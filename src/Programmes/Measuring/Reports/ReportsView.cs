namespace AgiiPlatform.Programmes.Measuring.Reports;

/// <summary>The reports of a programme.</summary>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="Programme">Its name.</param>
/// <param name="Items">Its reports, the newest first.</param>
/// <param name="Due">The report moments of which none was made yet: in months since the begin, with the day up to which they count.</param>
public sealed record ReportsView(Guid ProgrammeId, string Programme, IReadOnlyList<ReportLine> Items, IReadOnlyList<ReportMoment> Due)
{
    /// <summary>Whether nothing of the programme is changed any more.</summary>
    internal bool IsOver { get; init; }
}
