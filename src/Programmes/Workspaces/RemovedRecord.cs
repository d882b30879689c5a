namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>Something that a municipality removed from a list of a project, and can put back.</summary>
/// <param name="Id">Its id.</param>
/// <param name="InWords">What it said.</param>
/// <param name="Because">Why it was removed.</param>
public sealed record RemovedRecord(Guid Id, string InWords, string Because);
