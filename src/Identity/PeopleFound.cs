namespace AgiiPlatform.Identity;

/// <summary>A part of a list of accounts by name, how many were found in all, and among how many.</summary>
public sealed record PeopleFound(IReadOnlyList<Account> Items, Guid? Next, int Found, int Total);
