namespace AgiiPlatform.Programmes.Everywhere;

/// <summary>A programme over all municipalities: which takes part in what, and totals. There is no total of reaches over actions.</summary>
/// <param name="Programme">The definition.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Municipalities">How many take part: those that applied for it, or more.</param>
/// <param name="SubsidyCents">What they get together.</param>
/// <param name="Actions">The totals of each action.</param>
/// <param name="Regions">The totals of each region.</param>
/// <param name="Items">Which municipality takes part in which action.</param>
/// <param name="InPreparation">Which municipalities prepare to take part: they are in none of the others.</param>
public sealed record ProgrammeEverywhere(
    string Programme, string Name, int Municipalities, long SubsidyCents, IReadOnlyList<ActionTotal> Actions,
    IReadOnlyList<RegionTotal> Regions, IReadOnlyList<TakenPart> Items, IReadOnlyList<InPreparation> InPreparation);
