namespace AgiiPlatform.Programmes.Plans;

/// <summary>How an action is carried out, checked.</summary>
internal sealed record ActionTerms(
    ActionState State, string? Lead, IReadOnlyList<string> Partners, string? Description, IReadOnlyList<SubTarget> SubTargets);
