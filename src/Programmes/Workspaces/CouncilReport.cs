namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>What a council was told, kept as it was.</summary>
/// <param name="Id">Its id within the participation.</param>
/// <param name="CouncilDate">The session.</param>
/// <param name="Content">What it says.</param>
public sealed record CouncilReport(Guid Id, DateOnly CouncilDate, ReportContent Content);
