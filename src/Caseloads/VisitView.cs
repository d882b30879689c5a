namespace AgiiPlatform.Caseloads;

/// <summary>A visit as it is shown.</summary>
public sealed record VisitView(
    Guid Id, DateOnly Date, VisitState State, string? Topic, string? Attendees, Guid Consultant, string ConsultantName,
    string? Outcome, bool? InterestedInAgreement, string? CancellationReason);
