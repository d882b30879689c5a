namespace AgiiPlatform.Programmes.Definitions;

/// <summary>
/// What a subsidised programme is: its objectives, its numbered actions and how each is subsidised. A version is never changed; a change
/// makes the next one, and what was applied for under an older one keeps its rules.
/// </summary>
internal sealed class ProgrammeDefinition
{
    internal const int MaxId = 50;

    /// <summary>The name in addresses, the same for all versions: "plan-samenleven".</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The version, from 1.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly Until { get; init; }

    /// <summary>Where it comes from, and what in it is not certain.</summary>
    public required string Source { get; init; }

    public required IReadOnlyList<Objective> Objectives { get; init; }
    public required IReadOnlyList<DefinedAction> Actions { get; init; }
    public required PaymentTerms? Payment { get; init; }
}
