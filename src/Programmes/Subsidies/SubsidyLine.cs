namespace AgiiPlatform.Programmes.Subsidies;

/// <summary>What an action is to reach and is paid, and how that was found.</summary>
/// <param name="Kpi">What is to be reached: what is reached already and what is planned, in whole units.</param>
/// <param name="Planned">What is planned on top of it, and subsidised.</param>
/// <param name="Cents">The subsidy.</param>
/// <param name="How">The sum as a sentence: "40 × € 320 = € 12.800; te behalen KPI = 10 nu + 40 extra = 50".</param>
/// <param name="WhyNotKpi">Why the subsidy is not the rate times the KPI, when it is not.</param>
/// <param name="RuleUsed">Which caps were used, when the regulation and the form differ.</param>
public sealed record SubsidyLine(int Kpi, decimal Planned, long Cents, string How, string? WhyNotKpi, string? RuleUsed);
