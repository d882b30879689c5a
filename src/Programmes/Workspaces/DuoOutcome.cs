namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>What became of a duo.</summary>
public enum DuoOutcome
{
    /// <summary>The mentee found work.</summary>
    Work,
    /// <summary>The mentee began a training.</summary>
    Training,
    /// <summary>The mentee became a volunteer.</summary>
    Volunteering,
    /// <summary>They go on meeting by themselves.</summary>
    GoesOn,
    /// <summary>They stopped before their time.</summary>
    Stopped,
}
