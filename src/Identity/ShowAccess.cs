namespace AgiiPlatform.Identity;

/// <summary>
/// Tells an organisation who has access to it and since when: its own people and those of AgII, and which role still waits for its
/// confirmation.
/// </summary>
internal static class ShowAccess
{
    internal static readonly PageAddress Page = new("/toegang");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/access", async (CurrentUser user, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            TypedResults.Ok(await Read(user, db, registry, ct))).Requires(Permission.AccessRead);
        routes.Pages.MapGet(Page.Pattern, (CurrentUser user, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            Show(FormState.Empty, user, db, registry, ct)).Requires(Permission.AccessRead);
    }

    internal static async Task<IResult> Show(
        FormState form, CurrentUser user, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        await Pages.Show<AccessPage>(new { Access = await Read(user, db, registry, ct), Form = form });

    /// <summary>Names are shown, so it is logged before it leaves.</summary>
    private static async Task<IReadOnlyList<AccessView>> Read(
        CurrentUser user, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var (tenant, today) = (db.Context.Tenant!, db.Context.Today);
        var isWritable = db.Context.ReadOnlySince is null && !(tenant.EndedOn < today);
        var people = await db.People.AsNoTracking().Include(p => p.Rights)
            .Where(p => p.Rights.Any(r => (r.TenantId == tenant.Id || r.TenantId == null) && (r.Until == null || r.Until >= today)))
            .ToListAsync(ct);
        var confirmers = people.SelectMany(p => p.Rights).Select(r => r.ConfirmedBy).OfType<Guid>().ToList();
        var names = await db.People.Where(p => confirmers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        await db.Save(nameof(ShowAccess), null, "lijst bekeken: wie toegang heeft", ct);
        return
        [
            .. people.SelectMany(p => p.Rights.Where(r => r.ToGrant().AppliesTo(tenant) && !(r.Until < today)).Select(r => new AccessView(
                    r.Id, p.Name, r.Role, r.Region, r.GivenAt is { } at ? Brussels.Day(at) : null, r.From, r.Until, r.OpensClientData,
                    r.AwaitsConfirmation, r.ConfirmedBy is { } by ? names.GetValueOrDefault(by) : null,
                    isWritable && r.AwaitsConfirmation && r.PersonId != user.PersonId && user.Can(Permission.AccessConfirm)
                        && r.TenantIn(registry).Id == tenant.Id && ConfirmRight.IsFor(r, user))))
                .OrderByDescending(a => a.AwaitsConfirmation).ThenByDescending(a => a.OpensClientData)
                .ThenBy(a => a.Role, StringComparer.Ordinal).ThenBy(a => a.Name, Dutch.Alphabetical).ThenBy(a => a.Id),
        ];
    }
}
