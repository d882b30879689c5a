using AgiiPlatform.Identity.Mails;
using AgiiPlatform.Identity.Offboarding;

namespace AgiiPlatform.Identity;

/// <summary>
/// No administrator opens the data of clients alone (docs/decisions/0019): who gives such a role, prolongs it, or knows the password of who
/// has it, needs somebody of the organisation to confirm it.
/// </summary>
internal static class SecondPerson
{
    /// <summary>
    /// Notes that the person who acts gave this right, and whether it must be confirmed: when it opens clients' data; or when somebody of
    /// AgII gave it, it lets one confirm that of others, and somebody is there already who can confirm it.
    /// </summary>
    internal static async Task Given(this IdentityDb db, Right right, MunicipalityRegistry registry, CancellationToken ct)
    {
        var (today, roles) = (db.Context.Today, ConfirmersOf(right));
        await db.RefuseClosed(right.Until < today ? null : right.TenantId, ct);
        var awaits = right.OpensClientData || (right.Confirms && Role.All[db.Context.Actor.Role].OfAgency && await db.Rights.AnyAsync(r =>
            roles.Contains(r.Role) && r.TenantId == right.TenantId && r.Region == right.Region && r.PersonId != right.PersonId
            && !r.AwaitsConfirmation && (r.Until == null || r.Until >= today), ct));
        right.GivenNow(db.Context.Actor.PersonId, db.Context.Now, awaits);
        if (awaits)
        {
            await db.AskToConfirm(right, registry, ct);
        }
    }

    /// <summary>
    /// Refuses a role that awaits confirmation in a municipality that is read-only: nobody can confirm it there, and it would wait for
    /// ever.
    /// </summary>
    internal static async Task RefuseUnconfirmable(this IdentityDb db, Right right, MunicipalityRegistry registry, CancellationToken ct)
    {
        var today = db.Context.Today;
        RuleViolation.If(right.AwaitsConfirmation && right.TenantId is { } tenant
            && await db.TenantStays.AnyAsync(s => s.TenantId == tenant && s.ReadOnlyFrom <= today, ct), "nobody-confirms",
            $"{right.TenantIn(registry).Name} is alleen-lezen: niemand kan deze rol daar bevestigen. Stel de organisatie eerst weer open.");
    }

    /// <summary>A mail to each who may confirm it today (<see cref="ConfirmRight"/>).</summary>
    private static async Task AskToConfirm(this IdentityDb db, Right right, MunicipalityRegistry registry, CancellationToken ct)
    {
        var (today, ofAgency, roles) = (db.Context.Today, Role.All[right.Role].OfAgency, ConfirmersOf(right));
        var people = await db.People.Where(p => p.Id != right.PersonId && p.Rights.Any(r => roles.Contains(r.Role)
            && (ofAgency ? right.Region == null || r.Region == right.Region : r.TenantId == right.TenantId) && !r.AwaitsConfirmation
            && (r.From == null || r.From <= today) && (r.Until == null || r.Until >= today))).ToListAsync(ct);
        people.ForEach(p => db.Send<RoleToConfirmMail>(p, right.TenantIn(registry).Slug));
    }

    /// <summary>The roles that confirm this one: of the same side.</summary>
    private static List<string> ConfirmersOf(Right right) =>
    [
        .. Role.All.Values.Where(r => r.Permissions.Contains(Permission.AccessConfirm) && r.OfAgency == Role.All[right.Role].OfAgency)
            .Select(r => r.Name),
    ];

    /// <summary>Nobody gives themselves anything.</summary>
    internal static void RefuseOneself(this IdentityDb db, Guid person) => RuleViolation.If(db.Context.Actor.PersonId == person,
        "right-to-oneself", "U kunt uzelf geen rol geven of verlengen. Vraag het aan iemand anders die rollen geeft.");
}
