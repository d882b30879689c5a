namespace AgiiPlatform.Identity;

/// <summary>An organisation and the roles held there. Public, like every type that a page takes: Razor components are.</summary>
public sealed record OrganisationChoice(Tenant Tenant, IReadOnlyList<string> Roles);
