namespace AgiiPlatform.Programmes.Everywhere;

/// <summary>An action over all municipalities. Those that count it in another unit stand apart.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">What is done.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Municipalities">How many take part.</param>
/// <param name="Mentors">How many of them are mentor.</param>
/// <param name="Kpi">What they are to reach together.</param>
/// <param name="SubsidyCents">What they get together.</param>
/// <param name="Regions">The same for each region.</param>
public sealed record ActionTotal(
    string Number, string Name, string? Unit, int Municipalities, int Mentors, int Kpi, long SubsidyCents,
    IReadOnlyList<RegionTotal> Regions);
