namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>What a mentee wants to reach.</summary>
public enum DuoGoal
{
    /// <summary>Work at the level of what was studied.</summary>
    Work,
    /// <summary>Better at applying for work.</summary>
    ApplyingForWork,
    /// <summary>More Dutch.</summary>
    Dutch,
    /// <summary>Leisure, clubs, the library.</summary>
    Leisure,
    /// <summary>Something else; the note says what.</summary>
    Other,
}
