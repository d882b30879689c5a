namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>
/// The start page of who works with referrals, in an OCMW or for a whole region: what waits for their answer, and the answers for them. An
/// answer is new until somebody of the sender has opened it. Names are shown, so it is logged as a list is.
/// </summary>
internal static class ShowReferralsDue
{
    /// <summary>How many of each: the list of referrals has them all.</summary>
    private const int Most = 25;

    internal static readonly PageAddress Page = new("/doorverwijzingen/te-doen");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/referrals/due", Here).Requires(Permission.ReferralsRead);
        routes.Pages.MapGet(Page.Pattern, async (CurrentUser user, InburgeringDb db, CancellationToken ct) =>
            await Show(await Here(user, db, ct), await ListReferrals.WhyNone(db.Context.Municipality(), db, ct), db))
            .Requires(Permission.ReferralsRead);
        routes.MapApiOfAgency("inburgering", "/referrals/due", OfRegion).RequiresAcross(Permission.ReferralsAsAgii);
        routes.MapPageOfAgency(Page, async (
                CurrentUser user, MunicipalityRegistry registry, ClosedTenants closed, InburgeringDb db, CancellationToken ct) =>
            await Show(await OfRegion(user, registry, closed, db, ct), null, db)).RequiresAcross(Permission.ReferralsAsAgii);
    }

    private static Task<IResult> Show(ReferralsDue due, string? missing, InburgeringDb db) =>
        Pages.Show<ReferralsDuePage>(new { Due = due, Missing = missing, db.Context.Today });

    private static async Task<ReferralsDue> Here(CurrentUser user, InburgeringDb db, CancellationToken ct)
    {
        db.Context.Municipality();
        var due = await Read(db.Referrals, user, async query => await ListReferrals.Lines(query, user).ToListAsync(ct));
        await ListReferrals.Log(nameof(ShowReferralsDue), due.Waiting.Concat(due.Answers).Select(l => l.Id), db, ct);
        return due;
    }

    private static async Task<ReferralsDue> OfRegion(
        CurrentUser user, MunicipalityRegistry registry, ClosedTenants tenants, InburgeringDb db, CancellationToken ct)
    {
        // Nothing can be answered any more in a municipality that has ended or was closed.
        var closed = await tenants.Of(db.Service);
        var reachable = user.TenantsWith(Permission.ReferralsAsAgii, registry)
            .Where(t => t.ExistsOn(db.Context.Today) && !closed.Contains(t.Id));
        var due = await Read(db.AcrossTenants<Referral>([.. reachable.Select(t => t.Id)]), user,
            query => ListReferralsOfRegion.Lines(query, user, registry, ct));
        await ListReferralsOfRegion.Log(nameof(ShowReferralsDue), [.. due.Waiting, .. due.Answers], db, ct);
        return due;
    }

    private static async Task<ReferralsDue> Read(
        IQueryable<Referral> referrals, CurrentUser user, Func<IQueryable<Referral>, Task<IReadOnlyList<ReferralLine>>> read)
    {
        var sends = user.Sends();
        var waiting = await read(Oldest(referrals.Where(r =>
            r.Direction != sends && (r.State == ReferralState.Sent || r.State == ReferralState.Received))));
        var answers = await read(Oldest(referrals.Where(r => r.Direction == sends && r.AnswerUnread)));
        return new([.. waiting.Take(Most)], [.. answers.Take(Most)], waiting.Count > Most || answers.Count > Most);
    }

    private static IQueryable<Referral> Oldest(IQueryable<Referral> referrals) => referrals.OrderBy(r => r.Id).Take(Most + 1);
}
