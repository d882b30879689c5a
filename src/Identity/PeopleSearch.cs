namespace AgiiPlatform.Identity;

/// <summary>
/// What people are looked for by: a part of the name or e-mail address, the municipality (by its name or slug), and the role that they
/// hold, there if both are given, today or later.
/// </summary>
public sealed record PeopleSearch(string? Text, string? Municipality, string? Role);
