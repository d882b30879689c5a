namespace AgiiPlatform.Programmes.Subsidies;

/// <summary>A programme as it would be, if what is tried were saved. Nothing is.</summary>
/// <param name="Version">The version of the programme that it was tried on.</param>
/// <param name="Actions">The actions tried, and those that would go.</param>
/// <param name="Totals">The totals of what can be saved.</param>
/// <param name="SavedTotals">The totals as they are.</param>
/// <param name="Difference">How the subsidy moves, as a sentence.</param>
/// <param name="Refused">Why the whole cannot be saved; none when it can, or when an action says so.</param>
public sealed record TriedPlan(
    int Version, IReadOnlyList<TriedAction> Actions, ProgrammeTotals Totals, ProgrammeTotals SavedTotals, string Difference,
    string? Refused);
