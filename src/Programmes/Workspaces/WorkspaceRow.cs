namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// A row of the workspace of a project. It belongs to the municipality that wrote it, which alone changes it, and the project's members
/// read it; who those are, both walls read from <see cref="Membership"/> (docs/decisions/0024). Nothing in it is private.
/// </summary>
internal abstract class WorkspaceRow : ProjectRecord
{
    /// <summary>
    /// The municipality that began the project, and led it first; with <see cref="ProjectRecord.ProjectId"/> the key of the project.
    /// </summary>
    internal Guid LeadId { get; private protected init; }
}
