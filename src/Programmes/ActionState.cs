namespace AgiiPlatform.Programmes;

/// <summary>How far an action is.</summary>
public enum ActionState
{
    /// <summary>A proposal.</summary>
    Proposed,
    /// <summary>Agreed, and not begun.</summary>
    Agreed,
    /// <summary>At work.</summary>
    Running,
    /// <summary>Done.</summary>
    Done,
    /// <summary>Put off.</summary>
    Postponed,
    /// <summary>Given up.</summary>
    Dropped,
}
