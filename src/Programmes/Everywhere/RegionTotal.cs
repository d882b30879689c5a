namespace AgiiPlatform.Programmes.Everywhere;

/// <summary>A region in total.</summary>
/// <param name="Region">The region.</param>
/// <param name="Municipalities">How many take part.</param>
/// <param name="Kpi">What they are to reach together, of one action; none over several, since those count different things.</param>
/// <param name="SubsidyCents">What they get together.</param>
public sealed record RegionTotal(string Region, int Municipalities, int? Kpi, long SubsidyCents);
