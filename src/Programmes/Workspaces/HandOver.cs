namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// The lead of a project goes to another member: a row of the municipality that led, or of AgII's own tenant. Each begins the next turn of
/// leading, and none is ever changed or removed: both walls read from these who lets in (docs/decisions/0030).
/// </summary>
internal sealed class HandOver : WorkspaceRow
{
    /// <summary>The turn of leading that it begins, from 1; in turn 0 leads who began the project.</summary>
    internal int Turn { get; private init; }

    /// <summary>The municipality that leads from then on.</summary>
    internal Guid ToId { get; private init; }

    /// <summary>Why AgII did it; null when the municipality that led handed over itself.</summary>
    internal string? Reason { get; private init; }

    /// <summary>Hands over after those that there were.</summary>
    internal static HandOver Next(
        Guid starter, Guid project, IReadOnlyList<HandOver> before, Tenant to, DateTime now, string? reason = null) => new()
    {
        LeadId = starter, ProjectId = project, Turn = before.Turn() + 1, ToId = to.Id, NotedAt = now, Reason = reason,
    };
}
