namespace AgiiPlatform.Programmes.Subsidies;

/// <summary>The actions of a programme, with what is needed to change them.</summary>
/// <param name="Version">The version of the programme, which a change names.</param>
/// <param name="Items">The actions.</param>
/// <param name="Totals">The totals; there is none of reaches.</param>
public sealed record ChosenActions(int Version, IReadOnlyList<ActionView> Items, ProgrammeTotals Totals);
