using System.Linq.Expressions;

namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>
/// Shows the referrals of one OCMW, to its social workers and to the counsellors of its region. A list shows names, so each page of it
/// is logged as read, with the ids it showed, before anything leaves.
/// </summary>
internal static class ListReferrals
{
    internal static readonly PageAddress Page = new("/doorverwijzingen");

    /// <summary>One group of the list, whole.</summary>
    internal static readonly PageAddress GroupPage = new(Page.Pattern + "?toon={group}");

    /// <summary>A later page of one group.</summary>
    internal static readonly PageAddress NextPage = new(GroupPage.Pattern + "&na={after}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/referrals", async (
            Paging paging, ReferralFilter filter, CurrentUser user, InburgeringDb db, CancellationToken ct) =>
        {
            db.Context.Municipality();
            await paging.Within(() => db.Referrals.Select(r => r.Id), ct);
            var page = paging.Of(await Read(filter, paging, user, db, ct), r => r.Id);
            await Log(nameof(ListReferrals), page.Items.Select(r => r.Id), db, ct);
            return TypedResults.Ok(page);
        }).Requires(Permission.ReferralsRead);

        routes.Pages.MapGet(Page.Pattern, Show).Requires(Permission.ReferralsRead);
    }

    private static async Task<IResult> Show(string? toon, Paging paging, CurrentUser user, InburgeringDb db, CancellationToken ct)
    {
        var municipality = db.Context.Municipality();
        await paging.Within(() => db.Referrals.Select(r => r.Id), ct);
        var (groups, one) = await ReferralGroups.Read(toon, paging, db.Referrals, user,
            async query => await Lines(query, user).ToListAsync(ct));
        await Log(nameof(ListReferrals), groups.SelectMany(g => g.Lines).Select(l => l.Id), db, ct);
        return await Pages.Show<ReferralsPage>(new
        {
            Party = user.Sends().Sender(),
            Groups = groups,
            One = one,
            Missing = await WhyNone(municipality, db, ct),
        });
    }

    /// <summary>Why nobody can be referred in this municipality now; null when they can.</summary>
    internal static async Task<string?> WhyNone(Tenant municipality, InburgeringDb db, CancellationToken ct)
    {
        var protocols = await Protocols.ListProtocols.All(db, ct);
        return !municipality.HasOcmw() ? $"{municipality.Name} heeft geen OCMW. Doorverwijzingen zijn hier niet mogelijk."
            : protocols.Any(p => p.IsInForceOn(db.Context.Today)) ? null
            : Protocols.Protocol.WhyNone(protocols, db.Context.Today, municipality.Name);
    }

    /// <summary>One more than the page takes, newest first.</summary>
    internal static IQueryable<Referral> Newest(IQueryable<Referral> referrals, Paging paging) =>
        (paging.After is { } after ? referrals.Where(r => r.Id.CompareTo(after) < 0) : referrals)
            .OrderByDescending(r => r.Id).Take(paging.Take + 1);

    /// <summary>Only what a list shows leaves the database; a withdrawn one shows the receiver nothing of the person (T77).</summary>
    internal static IQueryable<ReferralLine> Lines(IQueryable<Referral> referrals, CurrentUser user) =>
        referrals.Select(Line(user.OnlyReceives()));

    private static Expression<Func<Referral, ReferralLine>> Line(Direction? received) =>
        r => r.State == ReferralState.Withdrawn && r.Direction == received
            ? new(r.Id, r.Direction, r.State, r.SentAt, null, null, null, null, r.AnswerUnread) { TenantId = r.TenantId }
            : new(r.Id, r.Direction, r.State, r.SentAt, r.FirstName, r.LastName, r.InszMasked, r.Reason, r.AnswerUnread)
            {
                TenantId = r.TenantId,
            };

    private delegate IAsyncEnumerable<ReferralLine> PageQuery(
        InburgeringDb db, ReferralState? state, Direction? direction, Guid after, int take);

    private static readonly CompiledQuery<PageQuery> SeenByBoth = PageSeen(null);
    private static readonly CompiledQuery<PageQuery> SeenByAgii = PageSeen(Direction.OcmwToAgii);
    private static readonly CompiledQuery<PageQuery> SeenByOcmw = PageSeen(Direction.AgiiToOcmw);

    private static CompiledQuery<PageQuery> PageSeen(Direction? received) => new(() => new PageQuery(EF.CompileAsyncQuery(
        (InburgeringDb db, ReferralState? state, Direction? direction, Guid after, int take) => db.Referrals
            .Where(r => (state == null || r.State == state) && (direction == null || r.Direction == direction) && r.Id.CompareTo(after) < 0)
            .OrderByDescending(r => r.Id).Take(take).Select(Line(received)))));

    /// <summary>One more than the page takes, newest first: the list that programs ask for all day.</summary>
    private static async Task<IReadOnlyList<ReferralLine>> Read(
        ReferralFilter filter, Paging paging, CurrentUser user, InburgeringDb db, CancellationToken ct)
    {
        var page = user.OnlyReceives() switch { null => SeenByBoth, Direction.OcmwToAgii => SeenByAgii, _ => SeenByOcmw };
        return await page.On(db)(db, filter.State, filter.Direction, paging.After ?? Guid.AllBitsSet, paging.Take + 1).ToListAsync(ct);
    }

    /// <summary>One audit entry for a page: whose data were shown. If it cannot be written, nothing is shown.</summary>
    internal static Task Log(string act, IEnumerable<Guid> shown, InburgeringDb db, CancellationToken ct) =>
        db.Save(act, null, ListLog.Of(shown), ct);
}
