namespace AgiiPlatform.Overview;

/// <summary>What a list of municipalities can be narrowed to, as of its date.</summary>
public enum MunicipalityState
{
    /// <summary>Not visited in the legislature yet.</summary>
    NotVisited,

    /// <summary>Visited in the legislature.</summary>
    Visited,

    /// <summary>Without an agreement signed by all.</summary>
    NotSigned,

    /// <summary>With an agreement signed by all.</summary>
    Signed,
}
