namespace AgiiPlatform.Contracts;

/// <summary>
/// The rights of some people changed. Carries the whole of each person's rights and their version: a reader replaces what it had when
/// the version is newer. Ids only.
/// </summary>
public sealed record AccessChanged(IReadOnlyList<PersonAccess> People);

/// <summary>
/// All rights of one person, as of this version (1, 2, …). Who signed in at a version before <paramref name="SessionsFrom"/> must sign in
/// again: the password was renewed since.
/// </summary>
public sealed record PersonAccess(Guid PersonId, long Version, IReadOnlyList<PublishedGrant> Lines, long SessionsFrom = 0);

/// <summary>
/// One right: a role in one tenant (<paramref name="TenantId"/>), in a region (its slug), or, with neither, everywhere.
/// Dates are inclusive; null is open.
/// </summary>
public sealed record PublishedGrant(string Role, Guid? TenantId, string? Region, DateOnly? From, DateOnly? Until);
