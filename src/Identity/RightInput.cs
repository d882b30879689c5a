namespace AgiiPlatform.Identity;

/// <summary>A right as it is asked for: a role by name, where, and from–until (inclusive, absent = open).</summary>
internal record RightInput
{
    public string? Role { get; init; }

    /// <summary>The organisation, by its slug or its name; AgII's roles may leave it out.</summary>
    public string? Tenant { get; init; }

    /// <summary>The slug of the region, for the roles that have one.</summary>
    public string? Region { get; init; }

    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }

    /// <summary>The right, once it was checked: in a region, in one tenant, or, for the administrator, everywhere.</summary>
    internal Right For(Guid personId, MunicipalityRegistry registry)
    {
        var hasNoTenant = Role == Platform.Authorization.Role.Administrator || Region is not null;
        return new()
        {
            PersonId = personId,
            Role = Role!,
            TenantId = hasNoTenant ? null : (Tenant is null ? registry.Agency : registry.Named(Tenant)!).Id,
            Region = Region,
            From = From,
            Until = Until,
        };
    }
}
