namespace AgiiPlatform.Agreements;

/// <summary>A party to an agreement, with the people who sign for it.</summary>
internal sealed record Party(PartyKind Kind, string Name, IReadOnlyList<Representative> Representatives);
