namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>What a meeting of a project is.</summary>
public enum ProjectMeetingKind
{
    /// <summary>The board.</summary>
    Board,
    /// <summary>The learning network of professionals and volunteers.</summary>
    LearningNetwork,
    /// <summary>A working group, on welcome or communication.</summary>
    WorkingGroup,
    /// <summary>A training.</summary>
    Training,
}
