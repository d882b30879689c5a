namespace AgiiPlatform.Caseloads;

/// <summary>A visit in a list.</summary>
public sealed record VisitLine(
    Guid Id, DateOnly Date, VisitState State, string? Topic, Guid Consultant, string ConsultantName, string? Outcome,
    bool? InterestedInAgreement);
