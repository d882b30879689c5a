using AgiiPlatform.Identity.Offboarding;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Identity;

/// <summary>
/// An administrator sees the municipalities, by name, with how many people work there and who manages them, and finds one by a part of its
/// name or by its region. What has nobody to manage it stands out: there the next person waits for AgII.
/// </summary>
internal static class ListOrganisations
{
    internal static readonly PageAddress Page = new("/organisaties");

    /// <summary>The page after this one, with the same search.</summary>
    internal static readonly PageAddress NextPage = new(Page.Pattern + "?na={after}&zoek={search}&regio={region}");

    /// <summary>The people of one of them.</summary>
    internal static readonly PageAddress PeopleOf = new(ListPeople.Page.Pattern + "?gemeente={municipality}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/organisations", Read).RequiresAcross(Permission.PeopleManage);
        routes.Pages.MapGet(Page.Pattern, async (
                Paging paging, string? zoek, string? regio, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct) =>
                await Pages.Show<OrganisationsPage>(new
                {
                    Organisations = await Read(paging, zoek, regio, db, registry, ct), Search = zoek, Region = regio,
                }))
            .RequiresAcross(Permission.PeopleManage);
    }

    private static async Task<OrganisationsFound> Read(
        Paging paging, string? search, string? region, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var today = db.Context.Today;
        var managing = Role.All.Values.Where(r => r.Permissions.Contains(Permission.OwnPeopleManage)).Select(r => r.Name).ToList();
        var municipal = Role.All.Values.Where(r => !r.OfAgency).Select(r => r.Name).ToList();
        var rights = (await db.Rights.AsNoTracking().Where(r => r.TenantId != null && municipal.Contains(r.Role) && !r.AwaitsConfirmation
                && (r.From == null || r.From <= today) && (r.Until == null || r.Until >= today))
            .Select(r => new { r.TenantId, r.PersonId, Manages = managing.Contains(r.Role) }).ToListAsync(ct)).ToLookup(r => r.TenantId);
        var stays = await db.TenantStays.AsNoTracking().Where(s => s.ReadOnlyFrom != null).ToDictionaryAsync(s => s.TenantId, ct);
        var all = registry.Municipalities.Where(t => t.EndedOn is null || t.EndedOn >= today).ToList();
        var found = all.Where(t => (string.IsNullOrEmpty(region) || t.Region == region)
                && FoldedText.Of(t.Name).Contains(FoldedText.Of(search ?? ""), StringComparison.Ordinal))
            .OrderBy(t => t.Name, Dutch.Alphabetical).ThenBy(t => t.Slug, StringComparer.Ordinal).ToList();
        var page = paging.PartOf(found, t => t.Id);
        return new(
            [
                .. page.Items.Select(t => new OrganisationView(t.Id, t.Slug, t.Name, t.Region!,
                    rights[t.Id].Select(r => r.PersonId).Distinct().Count(),
                    rights[t.Id].Where(r => r.Manages).Select(r => r.PersonId).Distinct().Count(),
                    stays.TryGetValue(t.Id, out var stay) ? stay.State : StayState.Open)),
            ], page.Next, found.Count, all.Count);
    }
}
