namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>What came on top on a day in the duos of a municipality: all that others ever see of them.</summary>
/// <param name="Date">The day.</param>
/// <param name="Duos">Duos that began.</param>
/// <param name="Meetings">Meetings of duos.</param>
/// <param name="Enough">Duos that reached their minimum.</param>
public sealed record DuoCount(DateOnly Date, int Duos, int Meetings, int Enough);
