namespace AgiiPlatform.Programmes.Plans;

/// <summary>People at work for an action.</summary>
/// <param name="Employer">The service or organisation.</param>
/// <param name="Fte">Full-time equivalents.</param>
/// <param name="Months">How many months, when not the whole period.</param>
/// <param name="PersonMonths">Both multiplied.</param>
/// <param name="SharedWith">The other actions that share them.</param>
public sealed record StaffOfSheet(string Employer, decimal Fte, decimal? Months, decimal? PersonMonths, IReadOnlyList<string> SharedWith);
