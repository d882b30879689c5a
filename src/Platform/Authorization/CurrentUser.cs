namespace AgiiPlatform.Platform.Authorization;

/// <summary>Who is looking, and what they may do where they are: for pages, that show only what can be done.</summary>
public sealed class CurrentUser
{
    /// <summary>The claim of a cookie or token that holds the version of the person's rights at which they signed in.</summary>
    public const string SignedInAt = "signed-in-at";

    private IReadOnlyList<Grant> _here = [];
    private IReadOnlyList<Grant> _all = [];

    /// <summary>The person; null when nobody is signed in.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The person's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The tenant of the address; null outside any.</summary>
    public Tenant? Tenant { get; private set; }

    /// <summary>The roles held here today.</summary>
    public IReadOnlyList<Role> Roles => [.. _here.Select(g => g.Role).Distinct().Select(r => Role.All[r])];

    /// <summary>The regions that the person's roles name, for showing their own first.</summary>
    public IReadOnlyList<string> Regions => [.. _all.Where(g => g.Region is not null).Select(g => g.Region!).Distinct()];

    /// <summary>Whether the rights of today reach more than the tenant of the address.</summary>
    public bool SeveralOrganisations => _all.Any(g => g.TenantId != Tenant?.Id);

    /// <summary>Whether this may be done here, or in a tenant that is named.</summary>
    public bool Can(Permission what, Tenant? at = null) => (at is null ? _here : _all.Where(g => g.AppliesTo(at))).Any(g => g.Allows(what));

    /// <summary>The municipalities, ended ones too, in which the person has this permission today.</summary>
    public IEnumerable<Tenant> TenantsWith(Permission permission, MunicipalityRegistry registry)
    {
        var grants = _all.Where(g => g.Allows(permission)).ToList();
        return registry.Municipalities.Where(t => grants.Any(g => g.AppliesTo(t)));
    }

    internal void SignIn(Guid personId, string name) => (PersonId, Name) = (personId, name);

    internal void Enter(Tenant tenant, IReadOnlyList<Grant> here, IReadOnlyList<Grant> all) => (Tenant, _here, _all) = (tenant, here, all);
}
