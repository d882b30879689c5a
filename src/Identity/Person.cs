using AgiiPlatform.Contracts;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity;

/// <summary>Somebody who can sign in. One person may hold roles in several organisations.</summary>
internal sealed class Person : IdentityUser<Guid>
{
    /// <summary>The name as shown on pages and beside signatures.</summary>
    public string Name { get; set; } = "";

    /// <summary>Counts the changes of this person's rights; travels with <see cref="AccessChanged"/>.</summary>
    public long AccessVersion { get; private set; }

    /// <summary>
    /// The version at which the password was last renewed: who signed in before it must sign in again. 0 when it never was.
    /// </summary>
    public long SessionsFrom { get; private set; }

    /// <summary>The key of the app that shows their codes, sealed; null without one.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Whether they want no mail but what they need to get in, or to know that their account is safe.</summary>
    public bool RefusesNotices { get; set; }

    /// <summary>The rights, past and future ones too.</summary>
    public List<Right> Rights { get; } = [];

    /// <summary>Adds a right and raises the version.</summary>
    internal void Give(Right right)
    {
        Rights.Add(right);
        RightsChanged();
    }

    /// <summary>Sets the last day of a right, sooner or later than it was; after a day that has passed it no longer counts.</summary>
    internal void End(Right right, DateOnly until)
    {
        RuleViolation.If(right.AssignmentId is not null, "right-of-assignment",
            "Dit recht komt van een toewijzing als consulent. Zet de laatste dag van die toewijzing: het recht volgt vanzelf.");
        right.Until = until;
        RightsChanged();
    }

    /// <summary>
    /// Raises the version of the rights. Of two who change them at the same moment the second is refused; otherwise both would publish
    /// the same version, and the other services would keep one of the two changes only.
    /// </summary>
    internal void RightsChanged()
    {
        AccessVersion++;
        Touch();
    }

    /// <summary>
    /// Renews the stamp that EF Core compares when it writes, because this person changes or a decision depends on them: of two who do
    /// so at the same moment the second is refused. What <see cref="ServiceDb.Touch"/> is for records of a tenant.
    /// </summary>
    internal void Touch() => ConcurrencyStamp = Guid.NewGuid().ToString();

    /// <summary>Ends what was signed in before, everywhere, and makes its refresh tokens stale.</summary>
    internal void EndSessions()
    {
        SecurityStamp = Guid.NewGuid().ToString();
        RightsChanged();
        SessionsFrom = AccessVersion;
    }

    /// <summary>The rights as other services get them: those that count.</summary>
    internal PersonAccess Access() => new(Id, AccessVersion,
        [.. Rights.Where(r => !r.AwaitsConfirmation).OrderBy(r => r.Id)
            .Select(r => new PublishedGrant(r.Role, r.TenantId, r.Region, r.From, r.Until))],
        SessionsFrom);
}
