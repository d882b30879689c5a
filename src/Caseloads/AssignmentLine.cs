namespace AgiiPlatform.Caseloads;

/// <summary>An assignment in a list; the municipality by its slug, the name when it is known.</summary>
public sealed record AssignmentLine(Guid Id, string Municipality, Guid Consultant, string? ConsultantName, DateOnly From, DateOnly? Until);
