namespace AgiiPlatform.Identity;

/// <summary>A municipality as an administrator sees it: how many have a role there today, and how many manage its people.</summary>
public sealed record OrganisationView(Guid Id, string Slug, string Name, string Region, int People, int Managing);
