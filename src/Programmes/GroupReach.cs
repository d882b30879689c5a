namespace AgiiPlatform.Programmes;

/// <summary>What is planned for each sub-group by its place, as a form has it; what is left out is nothing.</summary>
public sealed record GroupReach
{
    /// <summary>For the first sub-group.</summary>
    public decimal? G1 { get; init; }

    /// <summary>For the second.</summary>
    public decimal? G2 { get; init; }

    /// <summary>For the third.</summary>
    public decimal? G3 { get; init; }

    /// <summary>For the fourth.</summary>
    public decimal? G4 { get; init; }

    /// <summary>For the fifth, the last that there can be.</summary>
    public decimal? G5 { get; init; }

    /// <summary>All, in their order.</summary>
    internal IReadOnlyList<decimal?> All => [G1, G2, G3, G4, G5];
}
