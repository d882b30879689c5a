namespace AgiiPlatform.Caseloads;

/// <summary>
/// A municipality of a caseload: since and until are the dates of the own assignment; <paramref name="ToComplete"/> is the day of a
/// planned visit that has passed without an outcome.
/// </summary>
public sealed record CaseloadLine(
    string Municipality, string Name, string Region, DateOnly? Since, DateOnly? Until, IReadOnlyList<AssignedConsultant> Consultants,
    bool VisitedThisLegislature, DateOnly? LastVisit, DateOnly? NextVisit, DateOnly? ToComplete);
