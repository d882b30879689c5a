using AgiiPlatform.Contracts;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Web.Input;
using Microsoft.Extensions.Configuration;

namespace AgiiPlatform.Identity.Offboarding;

/// <summary>
/// An administrator closes a municipality that was read-only for a while and took its archive along: nobody enters it any more, its rights
/// and programs end, and who worked nowhere else is signed out. This cannot be undone. Nothing is deleted here.
/// </summary>
internal static class CloseTenant
{
    internal sealed record Input
    {
        /// <summary>The name of the municipality, typed by who means it.</summary>
        public string? Name { get; init; }
    }

    internal static readonly PageAddress Action = new("/organisaties/{organisation}/afsluiten");

    internal static void Map(ServiceRoutes routes) => routes
        .ActAcross(Permission.PlatformManage, "/organisations/{organisation}/closing", Handle)
        .Button(Action, OpenStay.Show("closing"), "De organisatie is afgesloten.", then: OpenStay.Page);

    private static async Task Handle(
        string organisation, Input input, IdentityDb db, MunicipalityRegistry registry, SessionStore sessions, IConfiguration settings,
        CancellationToken ct)
    {
        var tenant = OpenStay.Find(organisation, registry);
        new Check().RequiredText(input.Name, "name", "de naam van de organisatie")
            .Must(input.Name is null || FoldedText.Of(input.Name) == FoldedText.Of(tenant.Name), "name",
                $"Typ de naam zoals hij hier staat: {tenant.Name}.").ThrowIfInvalid();
        var stay = await OpenStay.Of(tenant, db, ct);
        stay.Close(db.Context.Today, db.Context.Now, OpenStay.Days(settings), OffboardingLabels.Services);

        var yesterday = db.Context.Today.AddDays(-1);
        var people = await db.People.Include(p => p.Rights).Where(p => p.Rights.Any(r => r.TenantId == tenant.Id)).ToListAsync(ct);
        foreach (var person in people)
        {
            person.Rights.Where(r => r.TenantId == tenant.Id && !(r.Until <= yesterday)).ToList().ForEach(r => r.Until = yesterday);
            person.RightsChanged();
        }

        var leaving = people.Where(p => p.Rights.All(r => r.Until <= yesterday)).ToList();
        leaving.ForEach(p => p.EndSessions());
        var machines = await db.Machines.Where(m => m.TenantId == tenant.Id && m.RevokedAt == null).ToListAsync(ct);
        machines.ForEach(m => m.Revoke(db.Context.Now));
        db.RemoveRange(await db.SignInDomains.Where(d => d.TenantId == tenant.Id).ToListAsync(ct));
        db.RemoveRange(await db.SignInMethods.Where(m => m.TenantId == tenant.Id).ToListAsync(ct));
        db.Publish(new AccessChanged(
            [stay.Access(), .. people.Select(p => p.Access()), .. machines.Select(m => m.Access())], db.Context.Now));
        await db.Save(nameof(CloseTenant), null,
            $"{tenant.Slug}: rollen van {people.Count} personen beëindigd, {machines.Count} koppelingen ingetrokken", ct);
        foreach (var person in leaving)
        {
            await sessions.EndAll(person.Id, ct);
        }
    }

    /// <summary>Refuses who has no role left but had one in a municipality that was closed; asked once it is known that it is them.</summary>
    internal static async Task RefuseWhoOnlyWorkedThere(Person person, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var today = db.Context.Today;
        var closed = await db.TenantStays.AsNoTracking().Where(s => s.ClosedAt != null
                && db.Rights.Any(r => r.PersonId == person.Id && r.TenantId == s.TenantId)
                && !db.Rights.Any(r => r.PersonId == person.Id && (r.Until == null || r.Until >= today)))
            .OrderBy(s => s.ClosedAt).LastOrDefaultAsync(ct);
        if (closed is not null)
        {
            await db.Save(nameof(SignIn), null, "geweigerd: de organisatie is afgesloten", ct);
            throw new RuleViolation("organisation-closed",
                $"{registry.ById(closed.TenantId)!.Name} is op dit platform afgesloten. U kunt zich niet meer aanmelden.");
        }
    }

    /// <summary>Refuses what would bring people back to a municipality that was closed.</summary>
    internal static async Task RefuseClosed(this IdentityDb db, Guid? tenant, CancellationToken ct) => RuleViolation.If(
        tenant is not null && await db.TenantStays.AnyAsync(s => s.TenantId == tenant && s.ClosedAt != null, ct), "tenant-closed",
        "Deze organisatie is op dit platform afgesloten.");
}
