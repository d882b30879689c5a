namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>What the lead had written of a project before it changed that: who left by then sees this.</summary>
/// <param name="ReplacedAt">When it was changed, in UTC.</param>
/// <param name="Members">Who took part.</param>
/// <param name="Board">The board.</param>
/// <param name="Coordinators">Who coordinated.</param>
internal sealed record EarlierWorkspace(
    DateTime ReplacedAt, IReadOnlyList<WorkspaceMember> Members, IReadOnlyList<BodyMember> Board,
    IReadOnlyList<ProjectCoordinator> Coordinators);
