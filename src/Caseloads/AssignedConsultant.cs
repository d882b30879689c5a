namespace AgiiPlatform.Caseloads;

/// <summary>Who works for a municipality today; the name when it is known.</summary>
public sealed record AssignedConsultant(Guid Consultant, string? Name, DateOnly Since, DateOnly? Until);
