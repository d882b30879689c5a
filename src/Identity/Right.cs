namespace AgiiPlatform.Identity;

/// <summary>
/// A role that a person holds somewhere, from–until. As the other services keep it, it is a <see cref="Grant"/>, which says to which
/// tenants it applies.
/// </summary>
internal sealed class Right
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }
    public required string Role { get; init; }
    public Guid? TenantId { get; init; }
    public string? Region { get; init; }
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }

    /// <summary>The assignment that this right comes from; null when an administrator gave it.</summary>
    public Guid? AssignmentId { get; init; }

    /// <summary>The newest version of that assignment seen.</summary>
    public int AssignmentVersion { get; set; }

    internal Period Period => new(From, Until);

    /// <summary>The organisation in which it is shown: the one named, or AgII for a region or for everywhere.</summary>
    internal Tenant TenantIn(MunicipalityRegistry registry) => TenantId is { } id ? registry.ById(id)! : registry.Agency;

    internal Grant ToGrant() => new(PersonId, Role, TenantId, Region, From, Until);
}
