namespace AgiiPlatform.Programmes;

/// <summary>An action as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number or code.</param>
/// <param name="Name">What is done.</param>
/// <param name="Objective">The code of its objective.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Kpi">What is to be reached.</param>
/// <param name="CurrentReach">What is reached already.</param>
/// <param name="PlannedReach">What is planned on top of it.</param>
/// <param name="Planned">The same, for each sub-group.</param>
/// <param name="Priority">1 is what matters most.</param>
/// <param name="SubsidyCents">What it gets.</param>
/// <param name="Jury">Whether a jury judges it.</param>
/// <param name="Mentor">Whether the municipality is mentor for it.</param>
/// <param name="State">How far it is.</param>
/// <param name="How">How the subsidy and the KPI were found.</param>
/// <param name="WhyNotKpi">Why the subsidy is not the rate times the KPI, when it is not.</param>
/// <param name="RuleUsed">Which caps were used, when the regulation and the form differ.</param>
public sealed record ActionView(
    Guid Id, string Number, string Name, string? Objective, string? Unit, int Kpi, int CurrentReach, decimal PlannedReach,
    IReadOnlyList<decimal> Planned, int? Priority, long SubsidyCents, bool Jury, bool Mentor, ActionState State,
    string How, string? WhyNotKpi, string? RuleUsed);
