namespace AgiiPlatform.Overview;

/// <summary>
/// That a publisher stated all its facts about a municipality, in which rebuild last: how far a rebuild is, in every process and after a
/// restart.
/// </summary>
internal sealed class StatedPart : TenantEntity
{
    /// <summary>The service that stated them.</summary>
    public required string Publisher { get; init; }

    /// <summary>The rebuild that asked for it.</summary>
    public Guid RebuildId { get; set; }
}
