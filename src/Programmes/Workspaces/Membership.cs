namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// The right of a municipality to read the workspace of a project from a day on: a row of the one that leads, since only who wrote the
/// project lets others in. What a municipality writes about itself under another's project opens nothing. It is never removed: a partner
/// that left reads on, up to its last day (<see cref="WorkspaceMember"/>).
/// </summary>
internal sealed class Membership : TenantEntity
{
    /// <summary>The project, of the same municipality as this row.</summary>
    internal Guid ProjectId { get; init; }

    /// <summary>The municipality that may read.</summary>
    internal Guid MemberId { get; init; }

    /// <summary>The first day on which it may.</summary>
    internal DateOnly From { get; init; }
}
