namespace AgiiPlatform.Identity;

/// <summary>A part of a list of municipalities by name, how many were found in all, and among how many.</summary>
public sealed record OrganisationsFound(IReadOnlyList<OrganisationView> Items, Guid? Next, int Found, int Total);
