namespace AgiiPlatform.Programmes.Definitions;

/// <summary>A version of a definition as it is shown.</summary>
/// <param name="Id">The name in addresses.</param>
/// <param name="Version">Which version this is.</param>
/// <param name="Versions">All versions there are, the newest first.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Period">Its first and last day.</param>
/// <param name="Source">Where it comes from, and what in it is not certain.</param>
/// <param name="Objectives">What it is to reach.</param>
/// <param name="Actions">The actions that a municipality may choose.</param>
/// <param name="Payment">How it is paid; none while that is not known.</param>
public sealed record DefinitionView(
    string Id, int Version, IReadOnlyList<int> Versions, string Name, Period Period, string Source, IReadOnlyList<Objective> Objectives,
    IReadOnlyList<DefinedActionView> Actions, PaymentTerms? Payment)
{
    internal static DefinitionView Of(ProgrammeDefinition d, IReadOnlyList<int> versions) => new(
        d.DefinitionId, d.Number, versions, d.Name, new(d.From, d.Until), d.Source, d.Objectives,
        [.. d.Actions.Select(DefinedActionView.Of)], d.Payment);
}
