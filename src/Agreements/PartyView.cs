namespace AgiiPlatform.Agreements;

/// <summary>A party with its representatives, both in the order of the agreement.</summary>
public sealed record PartyView(PartyKind Kind, string Name, IReadOnlyList<SignatoryView> Representatives);
