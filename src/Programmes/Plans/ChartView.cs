namespace AgiiPlatform.Programmes.Plans;

/// <summary>An organisation chart as it is shown, with whom the plans name at each service.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">Since when it holds.</param>
/// <param name="Until">Until when.</param>
/// <param name="Services">Its services.</param>
/// <param name="People">Whom the policy plans name, each at a service.</param>
public sealed record ChartView(
    Guid Id, int Version, string Name, DateOnly From, DateOnly? Until, IReadOnlyList<ChartService> Services,
    IReadOnlyList<ContactCard> People);
