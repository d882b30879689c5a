using System.Text.Json.Serialization;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes;

/// <summary>What is planned for each sub-group by its place, as a form has it; what is left out is nothing.</summary>
public sealed record GroupReach
{
    /// <summary>For the first sub-group.</summary>
    [JsonConverter(typeof(TypedNumber))]
    public decimal? G1 { get; init; }

    /// <summary>For the second.</summary>
    [JsonConverter(typeof(TypedNumber))]
    public decimal? G2 { get; init; }

    /// <summary>For the third.</summary>
    [JsonConverter(typeof(TypedNumber))]
    public decimal? G3 { get; init; }

    /// <summary>For the fourth.</summary>
    [JsonConverter(typeof(TypedNumber))]
    public decimal? G4 { get; init; }

    /// <summary>For the fifth, the last that there can be.</summary>
    [JsonConverter(typeof(TypedNumber))]
    public decimal? G5 { get; init; }

    /// <summary>All, in their order.</summary>
    internal IReadOnlyList<decimal?> All => [G1, G2, G3, G4, G5];
}
