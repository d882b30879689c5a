using AgiiPlatform.Agreements.Obligations;

namespace AgiiPlatform.Agreements;

/// <summary>A working year of an agreement, both days included, with the status of its obligations. The latest comes first.</summary>
public sealed record WorkingYearView(string Name, DateOnly From, DateOnly Until, IReadOnlyList<ObligationView> Obligations);
