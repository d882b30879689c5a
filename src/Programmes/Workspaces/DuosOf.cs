namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>The duos of one municipality, as totals.</summary>
/// <param name="Municipality">Its name; with its last day when it has ended.</param>
/// <param name="Duos">The totals.</param>
public sealed record DuosOf(string Municipality, DuoTotals Duos);
