namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// Something that a municipality noted in a project: it is corrected with a reason, and removed with one; what was removed counts nowhere,
/// and can be put back.
/// </summary>
internal abstract class ProjectRecord : TenantEntity
{
    /// <summary>The project.</summary>
    internal Guid ProjectId { get; private protected init; }

    /// <summary>When it was noted, in UTC: who had left by then does not see it.</summary>
    internal DateTime NotedAt { get; private protected init; }

    /// <summary>Why it was removed; null while it counts.</summary>
    internal string? RemovedBecause { get; private protected set; }

    /// <summary>What it said before, the oldest first.</summary>
    internal IReadOnlyList<Correction> Corrections { get; private protected set; } = [];

    /// <summary>What it says, in words; nothing for what is one row for a municipality, and is never removed.</summary>
    internal virtual string InWords => "";

    internal void Remove(string reason)
    {
        RuleViolation.If(RemovedBecause is not null, "removed-already", "Dit is al verwijderd.");
        RemovedBecause = reason;
    }

    internal void Restore()
    {
        RuleViolation.If(RemovedBecause is null, "not-removed", "Dit is niet verwijderd.");
        RemovedBecause = null;
    }

    /// <summary>Keeps what it says now, before it is corrected.</summary>
    private protected void Keep(Project project, string reason)
    {
        RuleViolation.If(RemovedBecause is not null, "removed-already", "Dit is verwijderd. Zet het eerst terug.");
        Corrections = [.. Corrections, new(project.Now, reason, InWords)];
    }
}
