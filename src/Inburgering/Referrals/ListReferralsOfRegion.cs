using AgiiPlatform.Inburgering.Protocols;

namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>
/// The queue of AgII's team: the referrals of every municipality that the counsellor's rights reach. One that was closed nobody enters: its
/// clients are not named here either.
/// </summary>
internal static class ListReferralsOfRegion
{
    private const string Agency = "agii";

    /// <summary>The address of the queue.</summary>
    internal static string Address => ListReferrals.Page.In(Agency);

    internal static void Map(ServiceRoutes routes)
    {
        routes.MapApiOfAgency("inburgering", "/referrals", async (
            Paging paging, ReferralFilter filter, CurrentUser user, MunicipalityRegistry registry, ClosedTenants closed, InburgeringDb db,
            CancellationToken ct) =>
        {
            var reachable = await Reachable(user, registry, closed, db);
            await paging.Within(() => reachable.Select(r => r.Id), ct);
            var newest = ListReferrals.Newest(filter.Of(reachable), paging);
            var page = paging.Of(await Lines(newest, user, registry, ct), r => r.Id);
            await Log(nameof(ListReferralsOfRegion), page.Items, db, ct);
            return TypedResults.Ok(page);
        }).RequiresAcross(Permission.ReferralsAsAgii);

        routes.MapPageOfAgency(ListReferrals.Page, Show).RequiresAcross(Permission.ReferralsAsAgii);
        routes.MapPageOfAgency(SendReferral.Page, ChooseMunicipality).RequiresAcross(Permission.ReferralsAsAgii);
    }

    private static async Task<IQueryable<Referral>> Reachable(
        CurrentUser user, MunicipalityRegistry registry, ClosedTenants tenants, InburgeringDb db)
    {
        var closed = await tenants.Of(db.Service);
        return db.AcrossTenants<Referral>(
            [.. user.TenantsWith(Permission.ReferralsAsAgii, registry).Select(t => t.Id).Where(t => !closed.Contains(t))]);
    }

    /// <summary>What a list shows of these, each with its municipality.</summary>
    internal static async Task<IReadOnlyList<ReferralLine>> Lines(
        IQueryable<Referral> referrals, CurrentUser user, MunicipalityRegistry registry, CancellationToken ct) =>
    [
        .. (await ListReferrals.Lines(referrals, user).ToListAsync(ct)).Select(line => registry.ById(line.TenantId) is { } municipality
            ? line with { Tenant = municipality.Slug, Municipality = municipality.Name }
            : line),
    ];

    /// <summary>Logged at AgII, and in each municipality for its own: whose data were shown, wherever they were shown.</summary>
    internal static Task Log(string act, IReadOnlyList<ReferralLine> shown, InburgeringDb db, CancellationToken ct)
    {
        foreach (var own in shown.GroupBy(l => l.TenantId))
        {
            db.NoteIn(own.Key, act, ListLog.Of(own.Select(l => l.Id)));
        }

        return ListReferrals.Log(act, shown.Select(l => l.Id), db, ct);
    }

    private static async Task<IResult> Show(
        string? toon, Paging paging, CurrentUser user, MunicipalityRegistry registry, ClosedTenants closed, InburgeringDb db,
        CancellationToken ct)
    {
        var reachable = await Reachable(user, registry, closed, db);
        await paging.Within(() => reachable.Select(r => r.Id), ct);
        var (groups, one) = await ReferralGroups.Read(toon, paging, reachable, user, query => Lines(query, user, registry, ct));
        await Log(nameof(ListReferralsOfRegion), [.. groups.SelectMany(g => g.Lines)], db, ct);
        return await Pages.Show<ReferralsOfRegionPage>(new
        {
            Regions = registry.Regions.Where(r => user.Regions.Contains(r.Slug)).Select(r => r.Name).ToList(),
            Groups = groups,
            One = one,
        });
    }

    /// <summary>Offers the municipalities with a protocol in force; not Herstappe, that has no OCMW (T89).</summary>
    private static async Task<IResult> ChooseMunicipality(
        string? gemeente, CurrentUser user, MunicipalityRegistry registry, ClosedTenants tenants, InburgeringDb db, CancellationToken ct)
    {
        var (today, closed) = (db.Context.Today, await tenants.Of(db.Service));
        var reachable = user.TenantsWith(Permission.ReferralsAsAgii, registry)
            .Where(t => t.ExistsOn(today) && t.HasOcmw() && !closed.Contains(t.Id)).ToList();
        if (reachable.FirstOrDefault(t => t.Slug == gemeente) is { } chosen)
        {
            return TypedResults.Redirect(SendReferral.Page.In(chosen.Slug));
        }

        var withProtocol = await db.AcrossTenants<Protocol>([.. reachable.Select(t => t.Id)])
            .Where(p => p.SignedOn <= today && p.From <= today && (p.Until == null || p.Until >= today))
            .Select(p => p.TenantId).Distinct().ToListAsync(ct);
        var byProtocol = reachable.ToLookup(t => withProtocol.Contains(t.Id));
        return await Pages.Show<ChooseMunicipalityPage>(new
        {
            Municipalities = byProtocol[true].ToList(),
            Without = byProtocol[false].ToList(),
        });
    }
}
