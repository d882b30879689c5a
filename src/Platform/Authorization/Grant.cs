namespace AgiiPlatform.Platform.Authorization;

/// <summary>
/// A line of the rights table: this person has this role in one tenant, in a region (its slug) or everywhere, from–until (dates
/// inclusive, null = open). Exactly one of <see cref="TenantId"/> and <see cref="Region"/> is set, or neither for everywhere.
/// </summary>
public sealed record Grant(Guid PersonId, string Role, Guid? TenantId, string? Region, DateOnly? From, DateOnly? Until)
{
    internal static Grant Of(StoredGrant g) => new(g.PersonId, g.Role, g.TenantId, g.Region, g.From, g.Until);

    /// <summary>Whether it holds on this date.</summary>
    public bool IsInForceOn(DateOnly date) => new Period(From, Until).Covers(date);

    /// <summary>
    /// Whether it reaches this tenant: the one named, every municipality of the region, or, for an administrator, all. AgII's people
    /// reach AgII's own tenant by any role of AgII, except through an assignment, which opens one municipality only; a role of a
    /// municipality reaches that one.
    /// </summary>
    public bool AppliesTo(Tenant tenant) => this switch
    {
        { TenantId: { } id } => id == tenant.Id,
        _ when !Authorization.Role.All[Role].OfAgency => false,
        _ when tenant.Kind == TenantKind.Agency => true,
        { Region: { } region } => tenant.Region == region,
        _ => Role == Authorization.Role.Administrator,
    };

    /// <summary>Whether its role has this permission.</summary>
    public bool Allows(Permission permission) =>
        Authorization.Role.All.TryGetValue(Role, out var role) && role.Permissions.Contains(permission);
}
