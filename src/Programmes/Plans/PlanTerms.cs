namespace AgiiPlatform.Programmes.Plans;

/// <summary>What a policy plan says of itself, checked.</summary>
internal sealed record PlanTerms(
    string Name, DateOnly From, DateOnly Until, ProgrammeStatus Status, string? Notes, string? Vision, string? BudgetNote,
    IReadOnlyList<string> Themes, IReadOnlyList<Objective> Objectives, IReadOnlyList<string> SuccessFactors,
    IReadOnlyList<Responsibility> Responsibilities);
