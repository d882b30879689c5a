namespace AgiiPlatform.Platform.Persistence;

/// <summary>A line of this service's copy of the rights table; holds ids, no names. See <see cref="Authorization.Grant"/>.</summary>
internal sealed class StoredGrant
{
    public Guid PersonId { get; init; }

    /// <summary>Counts the grants of a person from 1; line 0 is the person, and holds no grant.</summary>
    public int Line { get; init; }

    public long Version { get; init; }
    public string Role { get; init; } = "";
    public Guid? TenantId { get; init; }
    public string? Region { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }

    /// <summary>When Identity published it; null in what an earlier version of the platform kept.</summary>
    public DateTime? PublishedAt { get; init; }

    /// <summary>On line 0: sign-ins at an earlier version no longer count.</summary>
    public long SessionsFrom { get; init; }
}
