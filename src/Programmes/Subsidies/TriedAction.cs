namespace AgiiPlatform.Programmes.Subsidies;

/// <summary>An action as it would be, if what is tried were saved.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">What is done.</param>
/// <param name="Kpi">What would be to be reached.</param>
/// <param name="CurrentReach">What is reached already.</param>
/// <param name="PlannedReach">What would be planned on top of it.</param>
/// <param name="Planned">The same, for each sub-group.</param>
/// <param name="Priority">1 is what matters most.</param>
/// <param name="SubsidyCents">What it would get.</param>
/// <param name="Mentor">Whether the municipality would be mentor for it.</param>
/// <param name="How">How the subsidy and the KPI are found; none when it is refused.</param>
/// <param name="WhyNotKpi">Why the subsidy is not the rate times the KPI, when it is not.</param>
/// <param name="RuleUsed">Which caps are used, when the regulation and the form differ.</param>
/// <param name="Change">What would change; none when nothing does.</param>
/// <param name="Refused">Why it cannot be saved; none when it can.</param>
public sealed record TriedAction(
    string Number, string Name, int Kpi, int CurrentReach, decimal PlannedReach, IReadOnlyList<decimal> Planned, int? Priority,
    long SubsidyCents, bool Mentor, string? How, string? WhyNotKpi, string? RuleUsed, string? Change, string? Refused);
