namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>What a project makes.</summary>
public enum DeliverableKind
{
    /// <summary>A welcome sheet in plain language.</summary>
    Sheet,
    /// <summary>What sheets are made from.</summary>
    Template,
    /// <summary>A manual, so that others can do it after.</summary>
    Manual,
    /// <summary>Something else.</summary>
    Other,
}
