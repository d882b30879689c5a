namespace AgiiPlatform.Agreements;

/// <summary>The kind of a party, and so who signs for it here.</summary>
public enum PartyKind
{
    /// <summary>The municipality (or its OCMW): its alderman and general manager sign.</summary>
    Municipality,

    /// <summary>AgII: its regional manager signs.</summary>
    Agency,

    /// <summary>Another organisation, that has no account: the municipality records its signature.</summary>
    Other,
}
