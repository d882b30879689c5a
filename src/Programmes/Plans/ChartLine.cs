namespace AgiiPlatform.Programmes.Plans;

/// <summary>An organisation chart in the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">Since when it holds.</param>
/// <param name="Until">Until when: the day before the next one; none for the newest.</param>
/// <param name="Services">How many services it has.</param>
public sealed record ChartLine(Guid Id, string Name, DateOnly From, DateOnly? Until, int Services);
