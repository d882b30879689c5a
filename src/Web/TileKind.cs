namespace AgiiPlatform.Web;

/// <summary>How far things are in a municipality, as the map shows it.</summary>
public enum TileKind
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>Visited.</summary>
    Visited,

    /// <summary>Signed.</summary>
    Signed,

    /// <summary>Outside the area AgII works for.</summary>
    Outside,
}
