namespace AgiiPlatform.Agreements.Annexes;

/// <summary>What came of an action, at the end of the working year.</summary>
public enum LineResult
{
    /// <summary>Bereikt.</summary>
    Achieved,
    /// <summary>Deels bereikt.</summary>
    Partly,
    /// <summary>Niet bereikt.</summary>
    NotAchieved,
    /// <summary>Niet uitgevoerd.</summary>
    NotDone,
}
