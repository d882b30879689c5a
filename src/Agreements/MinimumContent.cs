namespace AgiiPlatform.Agreements;

/// <summary>
/// What an agreement with a municipality holds at least since 2019 (R13): each its own clause, present when it is written.
/// </summary>
/// <param name="DataExchange">Gegevensuitwisseling.</param>
/// <param name="ContactPerson">The designated contact person.</param>
/// <param name="MutualReferral">Wederzijdse doorverwijzing between the municipality, its OCMW included, and AgII.</param>
public sealed record MinimumContent(string? DataExchange, string? ContactPerson, string? MutualReferral)
{
    /// <summary>The three, with what they are called and their clause; null where it is missing.</summary>
    internal IReadOnlyList<(string Name, string? Clause)> Parts =>
        [("Gegevensuitwisseling", DataExchange), ("Contactpersoon", ContactPerson), ("Wederzijdse doorverwijzing", MutualReferral)];

    /// <summary>Whether all three are there.</summary>
    internal bool IsWhole => Parts.All(p => p.Clause is not null);
}
