namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// The right of a municipality to read the workspace of a project from a day on: a row of the one that led when it was written. What
/// anybody else writes under a project is refused by both walls, and opens nothing (docs/decisions/0030). It is never changed or removed:
/// a partner that left reads on, up to its last day (<see cref="WorkspaceMember"/>).
/// </summary>
internal sealed class Membership : TenantEntity
{
    /// <summary>The municipality that began the project. The release before wrote none: there it is who wrote the row.</summary>
    internal Guid? LeadId { get; init; }

    /// <summary>The project.</summary>
    internal Guid ProjectId { get; init; }

    /// <summary>The turn of leading in which it was written (<see cref="HandOver.Turn"/>).</summary>
    internal int Turn { get; init; }

    /// <summary>The municipality that may read.</summary>
    internal Guid MemberId { get; init; }

    /// <summary>The first day on which it may.</summary>
    internal DateOnly From { get; init; }
}
