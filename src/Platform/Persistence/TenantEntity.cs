namespace AgiiPlatform.Platform.Persistence;

/// <summary>A record of one tenant: keyed by tenant and id, behind both walls, with a version against a second writer.</summary>
public abstract class TenantEntity
{
    /// <summary>The tenant whose record this is; set by <see cref="ServiceDb"/>, never by an act.</summary>
    public Guid TenantId { get; internal set; }

    /// <summary>UUIDv7, so that newest-first is by id.</summary>
    public Guid Id { get; init; } = Ids.New();

    /// <summary>Counts the writes of this record and its parts, from 1; also the version that events about it carry.</summary>
    public int Version { get; internal set; }
}
