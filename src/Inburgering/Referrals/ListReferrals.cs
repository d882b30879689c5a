using System.Linq.Expressions;
using System.Text.Json.Serialization;
using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Storage;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>A referral in a list. The person is absent where the sender took it back and the reader is the receiver.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Direction">Which way it goes.</param>
/// <param name="State">How far it is.</param>
/// <param name="SentAt">When it left, in UTC.</param>
/// <param name="FirstName">The client's first name.</param>
/// <param name="LastName">The client's last name.</param>
/// <param name="Insz">The client's national number, masked.</param>
/// <param name="Reason">What for.</param>
/// <param name="AnswerUnread">Whether the receiver answered and nobody at the sender has read it.</param>
public sealed record ReferralLine(
    Guid Id, Direction Direction, ReferralState State, DateTime SentAt,
    string? FirstName, string? LastName, string? Insz, Reason? Reason, bool AnswerUnread)
{
    /// <summary>Whose turn it is; null when it is over.</summary>
    public Side? Next => Referral.NextSide(Direction, State);

    /// <summary>In the queue of a region: the municipality's part of the address, in whose tenant it lives and is opened.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Tenant { get; init; }

    /// <summary>In the queue of a region: the municipality's name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Municipality { get; init; }

    internal Guid TenantId { get; init; }
}

/// <summary>What is looked for in a list of referrals: <c>state</c> and <c>direction</c>, both optional.</summary>
public sealed record ReferralFilter(ReferralState? State, Direction? Direction)
{
    /// <summary>Binds from the query string.</summary>
    public static ValueTask<ReferralFilter?> BindAsync(HttpContext http)
    {
        var check = new Check();
        var filter = new ReferralFilter(Read<ReferralState>("state"), Read<Direction>("direction"));
        check.Done();
        return new(filter);

        T? Read<T>(string name) where T : struct, Enum
        {
            var text = http.Request.Query[name].ToString();
            var value = Enum.GetValues<T>().Where(v => v.Wire() == text).Select(v => (T?)v).FirstOrDefault();
            check.That(text.Length == 0 || value is not null, name, $"Kies uit {Dutch.List([.. Enum.GetValues<T>().Select(v => v.Wire())])}.");
            return value;
        }
    }

    internal IQueryable<Referral> Of(IQueryable<Referral> referrals)
    {
        var (state, direction) = this;
        referrals = state is null ? referrals : referrals.Where(r => r.State == state);
        return direction is null ? referrals : referrals.Where(r => r.Direction == direction);
    }
}

/// <summary>
/// Shows the referrals of one OCMW, to its social workers and to the counsellors of its region. A list shows names, so each page of it
/// is logged as read, with the ids it showed, before anything leaves.
/// </summary>
internal static class ListReferrals
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/referrals", async (Paging paging, ReferralFilter filter, Visitor visitor, InburgeringDb db, CancellationToken ct) =>
        {
            db.Work.Municipality();
            var page = paging.Of(await Read(filter, paging, visitor, db, ct), r => r.Id);
            await Log(nameof(ListReferrals), page.Items.Select(r => r.Id), db, ct);
            return TypedResults.Ok(page);
        }).Requires(Permission.ReferralsRead);

        routes.Pages.MapGet("/doorverwijzingen", (string? toon, Paging paging, Visitor visitor, InburgeringDb db, CancellationToken ct) =>
            Show(toon, paging, visitor, db, ct)).Requires(Permission.ReferralsRead);
    }

    private static async Task<IResult> Show(string? toon, Paging paging, Visitor visitor, InburgeringDb db, CancellationToken ct)
    {
        var municipality = db.Work.Municipality();
        var (groups, one) = await ReferralGroups.Read(toon, paging, db.Referrals, visitor,
            async query => await Lines(query, visitor).ToListAsync(ct));
        await Log(nameof(ListReferrals), groups.SelectMany(g => g.Lines).Select(l => l.Id), db, ct);
        var protocols = await Protocols.ListProtocols.All(db, ct);
        return await Pages.Show<ReferralsPage>(new
        {
            Municipality = municipality,
            Side = visitor.Sends().Sender(),
            Groups = groups,
            One = one,
            Missing = !municipality.HasOcmw() ? $"{municipality.Name} heeft geen OCMW. Doorverwijzingen zijn hier niet mogelijk."
                : protocols.Any(p => p.IsInForceOn(db.Work.Today)) ? null
                : Protocols.Protocol.WhyNone(protocols, db.Work.Today, municipality.Name),
        });
    }

    /// <summary>One more than the page takes, newest first.</summary>
    internal static IQueryable<Referral> Newest(IQueryable<Referral> referrals, Paging paging) =>
        (paging.After is { } after ? referrals.Where(r => r.Id.CompareTo(after) < 0) : referrals).OrderByDescending(r => r.Id).Take(paging.Take + 1);

    /// <summary>Only what a list shows leaves the database; a withdrawn one shows the receiver nothing of the person (T77).</summary>
    internal static IQueryable<ReferralLine> Lines(IQueryable<Referral> referrals, Visitor visitor) => referrals.Select(Line(visitor.OnlyReceives()));

    private static Expression<Func<Referral, ReferralLine>> Line(Direction? received) =>
        r => r.State == ReferralState.Withdrawn && r.Direction == received
            ? new ReferralLine(r.Id, r.Direction, r.State, r.SentAt, null, null, null, null, r.AnswerUnread) { TenantId = r.TenantId }
            : new ReferralLine(r.Id, r.Direction, r.State, r.SentAt, r.FirstName, r.LastName, r.InszMasked, r.Reason, r.AnswerUnread) { TenantId = r.TenantId };

    private delegate IAsyncEnumerable<ReferralLine> PageQuery(InburgeringDb db, ReferralState? state, Direction? direction, Guid after, int take);

    private static readonly Compiled<PageQuery> SeenByBoth = PageSeen(null);
    private static readonly Compiled<PageQuery> SeenByAgii = PageSeen(Direction.OcmwToAgii);
    private static readonly Compiled<PageQuery> SeenByOcmw = PageSeen(Direction.AgiiToOcmw);

    private static Compiled<PageQuery> PageSeen(Direction? received) => new(() => new PageQuery(EF.CompileAsyncQuery(
        (InburgeringDb db, ReferralState? state, Direction? direction, Guid after, int take) => db.Referrals
            .Where(r => (state == null || r.State == state) && (direction == null || r.Direction == direction) && r.Id.CompareTo(after) < 0)
            .OrderByDescending(r => r.Id).Take(take).Select(Line(received)))));

    /// <summary>One more than the page takes, newest first: the list that programs ask for all day.</summary>
    private static async Task<IReadOnlyList<ReferralLine>> Read(ReferralFilter filter, Paging paging, Visitor visitor, InburgeringDb db, CancellationToken ct)
    {
        var page = visitor.OnlyReceives() switch { null => SeenByBoth, Direction.OcmwToAgii => SeenByAgii, _ => SeenByOcmw };
        return await page.On(db)(db, filter.State, filter.Direction, paging.After ?? Guid.AllBitsSet, paging.Take + 1).ToListAsync(ct);
    }

    /// <summary>One audit row for a page: whose data were shown. If it cannot be written, nothing is.</summary>
    internal static Task Log(string act, IEnumerable<Guid> shown, InburgeringDb db, CancellationToken ct) =>
        db.Save(act, null, $"lijst bekeken: {string.Join(' ', shown.Select(id => id.ToString("N")))}", ct);
}
