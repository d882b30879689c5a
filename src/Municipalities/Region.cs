namespace AgiiPlatform.Municipalities;

/// <summary>One of the agency's regions.</summary>
/// <param name="Slug">The name in addresses.</param>
/// <param name="Name">The name for people.</param>
public sealed record Region(string Slug, string Name);
