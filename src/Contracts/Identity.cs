namespace AgiiPlatform.Contracts;

/// <summary>
/// The rights of some people changed. Carries the whole of each person's rights and their version: a reader replaces what it had when
/// the version is newer. Ids only. <paramref name="At"/> is when it was published. With <paramref name="Whole"/> it is the state of
/// everybody in that range: what a reader had of them from before then is replaced, whatever its version.
/// </summary>
[PublishedBy("identity")]
public sealed record AccessChanged(IReadOnlyList<PersonAccess> People, DateTime At = default, PeopleRange? Whole = null);

/// <summary>A mail is to be sent: Identity knows to whom and what it says.</summary>
[PublishedBy("identity")]
public sealed record MailWanted(Guid Mail);

/// <summary>Everybody whose id comes after one and not after another: who is not named has no account.</summary>
public sealed record PeopleRange(Guid After, Guid UpTo);

/// <summary>
/// All rights of one person, as of this version (1, 2, …). Who signed in at a version before <paramref name="SessionsFrom"/> must sign in
/// again: the password was renewed since.
/// </summary>
public sealed record PersonAccess(Guid PersonId, long Version, IReadOnlyList<PublishedGrant> Lines, long SessionsFrom = 0);

/// <summary>
/// What stands for a role in the line of a tenant that is not open (any more): it is published as the rights of people are, with the
/// tenant's own id in place of a person's, so that it is known wherever they are, and as soon.
/// </summary>
public static class TenantStays
{
    /// <summary>From that day on everything can be read there, and nothing written.</summary>
    public const string ReadOnly = "tenant-read-only";

    /// <summary>Nobody enters it.</summary>
    public const string Closed = "tenant-closed";
}

/// <summary>
/// One right: a role in one tenant (<paramref name="TenantId"/>), in a region (its slug), or, with neither, everywhere.
/// Dates are inclusive; null is open.
/// </summary>
public sealed record PublishedGrant(string Role, Guid? TenantId, string? Region, DateOnly? From, DateOnly? Until);
