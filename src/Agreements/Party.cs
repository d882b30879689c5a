namespace AgiiPlatform.Agreements;

/// <summary>On whose side a party stands, and so who signs for it here.</summary>
public enum PartyKind
{
    /// <summary>The municipality (or its OCMW): its alderman and general manager sign.</summary>
    Municipality,

    /// <summary>AgII: its regional manager signs.</summary>
    Agency,

    /// <summary>Another organisation, that has no account: the municipality records its signature.</summary>
    Other,
}

/// <summary>A party to an agreement, with the people who sign for it.</summary>
internal sealed record Party(PartyKind Kind, string Name, IReadOnlyList<Representative> Representatives);

/// <summary>Somebody who signs, with the title as printed: the same person was "stadssecretaris" and "algemeen directeur" on one day.</summary>
internal sealed record Representative(string Name, string Title)
{
    public override string ToString() => $"{Name} ({Title})";
}
