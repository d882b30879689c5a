namespace AgiiPlatform.Programmes.Measuring.Reports;

/// <summary>A report.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Month">The report moment, in months since the begin.</param>
/// <param name="SentOn">When it was sent; from then on the content is what it was.</param>
/// <param name="Content">What it says.</param>
/// <param name="Changes">What was changed since it was sent, a sentence each.</param>
/// <param name="Seen">What the content is known by: who sends the report names it, so that what is kept is what they saw.</param>
public sealed record ReportView(
    Guid Id, int Version, Guid ProgrammeId, string Title, int? Month, DateOnly? SentOn, ReportContent Content,
    IReadOnlyList<string> Changes, string Seen)
{
    /// <summary>Whether nothing of the programme is changed any more.</summary>
    internal bool IsOver { get; init; }
}
