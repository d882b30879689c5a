using AgiiPlatform.Inburgering.Protocols;
using Microsoft.AspNetCore.Routing.Patterns;

namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>
/// The queue of AgII's team: the referrals of every municipality that the counsellor's rights reach, whoever of the team is there.
/// </summary>
internal static class ListReferralsOfRegion
{
    internal static void Map(ServiceRoutes routes)
    {
        // The municipality's list has the same address but for the first word; the word itself decides, and names the tenant.
        routes.Root.Map(OfAgency("/api/agii/referrals"),
                async (Paging paging, ReferralFilter filter, CurrentUser user, MunicipalityRegistry registry, InburgeringDb db, CancellationToken ct) =>
                {
                    var page = paging.Of(await Lines(ListReferrals.Newest(filter.Of(InReach(user, registry, db)), paging), user, registry, ct), r => r.Id);
                    await ListReferrals.Log(nameof(ListReferralsOfRegion), page.Items.Select(r => r.Id), db, ct);
                    return TypedResults.Ok(page);
                })
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get])).WithTags("inburgering").RequiresAcross(Permission.ReferralsAsAgii);

        routes.Root.Map(OfAgency("/agii/doorverwijzingen"),
                (string? toon, Paging paging, CurrentUser user, MunicipalityRegistry registry, InburgeringDb db, CancellationToken ct) =>
                    Show(toon, paging, user, registry, db, ct))
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get])).ExcludeFromDescription().RequiresAcross(Permission.ReferralsAsAgii);

        routes.Root.Map(OfAgency("/agii/doorverwijzingen/nieuw"),
                (string? gemeente, CurrentUser user, MunicipalityRegistry registry, InburgeringDb db, CancellationToken ct) =>
                    ChooseMunicipality(gemeente, user, registry, db, ct))
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get])).ExcludeFromDescription().RequiresAcross(Permission.ReferralsAsAgii);
    }

    private static RoutePattern OfAgency(string path) => RoutePatternFactory.Parse(path, new { tenant = "agii" }, parameterPolicies: null);

    private static IQueryable<Referral> InReach(CurrentUser user, MunicipalityRegistry registry, InburgeringDb db) =>
        db.AcrossTenants<Referral>([.. user.TenantsWith(Permission.ReferralsAsAgii, registry).Select(t => t.Id)]);

    private static async Task<IReadOnlyList<ReferralLine>> Lines(IQueryable<Referral> referrals, CurrentUser user, MunicipalityRegistry registry, CancellationToken ct) =>
    [
        .. (await ListReferrals.Lines(referrals, user).ToListAsync(ct)).Select(line =>
            registry.ById(line.TenantId) is { } municipality ? line with { Tenant = municipality.Slug, Municipality = municipality.Name } : line),
    ];

    private static async Task<IResult> Show(string? toon, Paging paging, CurrentUser user, MunicipalityRegistry registry, InburgeringDb db, CancellationToken ct)
    {
        var (groups, one) = await ReferralGroups.Read(toon, paging, InReach(user, registry, db), user,
            query => Lines(query, user, registry, ct));
        await ListReferrals.Log(nameof(ListReferralsOfRegion), groups.SelectMany(g => g.Lines).Select(l => l.Id), db, ct);
        return await Pages.Show<ReferralsOfRegionPage>(new
        {
            Regions = (IReadOnlyList<string>)[.. registry.Regions.Where(r => user.Regions.Contains(r.Slug)).Select(r => r.Name)],
            Groups = groups,
            One = one,
        });
    }

    /// <summary>Only municipalities with a protocol in force can be chosen: Herstappe, that has no OCMW, never (T89).</summary>
    private static async Task<IResult> ChooseMunicipality(string? gemeente, CurrentUser user, MunicipalityRegistry registry, InburgeringDb db, CancellationToken ct)
    {
        var today = db.Context.Today;
        var reach = user.TenantsWith(Permission.ReferralsAsAgii, registry).Where(t => t.ExistsOn(today) && t.HasOcmw()).ToList();
        if (reach.FirstOrDefault(t => t.Slug == gemeente) is { } chosen)
        {
            return TypedResults.Redirect($"/{chosen.Slug}/doorverwijzingen/nieuw");
        }

        var protocols = await db.AcrossTenants<Protocol>([.. reach.Select(t => t.Id)])
            .Where(p => p.SignedOn <= today && p.From <= today && (p.Until == null || p.Until >= today))
            .Select(p => p.TenantId).Distinct().ToListAsync(ct);
        var withProtocol = protocols.ToHashSet();
        return await Pages.Show<ChooseMunicipalityPage>(new
        {
            Municipalities = (IReadOnlyList<Tenant>)[.. reach.Where(t => withProtocol.Contains(t.Id)).OrderBy(t => t.Name)],
            Without = (IReadOnlyList<Tenant>)[.. reach.Where(t => !withProtocol.Contains(t.Id)).OrderBy(t => t.Name)],
        });
    }
}
