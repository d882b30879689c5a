using AgiiPlatform.Identity;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Web;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Host.Operations.Audit;

/// <summary>
/// A person reads when, how and from where somebody signed in, or tried to, with their account, and what was done with it. It stands in the
/// log of AgII, for an account is in no tenant; only what is theirs leaves it. From where is erased after a year
/// (<see cref="SignInSource"/>), the rest stays.
/// </summary>
internal static class SignInHistory
{
    internal const string Address = "/mijn-account/aanmeldingen";

    internal static void Map(ServiceRoutes routes)
    {
        routes.Root.MapGet("/api/identity/sign-ins", Read).RequiresSignIn();
        routes.Root.MapGet(Address, async (
                Paging paging, CurrentUser user, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
            {
                var lines = await Read(paging, user, db, registry, ct);
                var grants = await ChooseOrganisation.GrantsOfToday(user.PersonId!.Value, db, ct);
                return await Pages.Show<SignInHistoryPage>(new
                {
                    Lines = lines, Organisations = registry.Tenants.Where(t => Navigation.LeadsAnywhere(t, grants)).Take(100).ToList(),
                });
            })
            .RequiresSignIn().ExcludeFromDescription();
    }

    private static async Task<PagedList<AuditLine>> Read(
        Paging paging, CurrentUser user, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        db.Context.Initialize(registry.Agency, [registry.Agency.Id], new Actor(user.PersonId, "", user.Name));
        var entries = db.Audit.AsNoTracking().Where(a => a.PersonId == user.PersonId && a.Role == "");
        await paging.Within(() => entries.Select(e => e.Id), ct);
        var rows = await entries.Where(e => paging.After == null || e.Id < paging.After).OrderByDescending(e => e.Id)
            .Take(paging.Take + 1).ToListAsync(ct);
        var ids = rows.Select(e => e.RecordId).ToList();
        var sources = await db.SignInSources.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Address, ct);
        return paging.Of([.. rows.Select(e => AuditLine.Of(e, showsReason: true))
            .Select(l => l.RecordId is { } id && sources.TryGetValue(id, out var address)
                ? l with { Reason = $"{l.Reason}, vanaf {address}" } : l)], l => l.Id);
    }
}
