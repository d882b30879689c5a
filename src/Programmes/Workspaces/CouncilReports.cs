namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>The report to the council of the municipality that looks: as it would be now, and as it was told before.</summary>
/// <param name="Now">From what is known now.</param>
/// <param name="Sent">What the council was told, the last session first.</param>
public sealed record CouncilReports(ReportContent Now, IReadOnlyList<CouncilReport> Sent);
