namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A project as AgII sees it over all municipalities: totals, and nobody's name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="StartedBy">The name in addresses of the municipality that began it.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Lead">Who leads.</param>
/// <param name="Municipalities">The duos of each municipality.</param>
/// <param name="Duos">Those of all together.</param>
/// <param name="Sheets">The welcome sheets of all together.</param>
public sealed record ProjectOfAgency(
    Guid Id, string StartedBy, string Name, DateOnly From, DateOnly Until, string Lead, IReadOnlyList<DuosOf> Municipalities,
    DuoTotals Duos, int Sheets);
