using AgiiPlatform.Agreements.Annexes;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>
/// Lists the meetings of the municipality: the API as they were added, the page by their days: what is to come, then what was.
/// </summary>
internal static class ListMeetings
{
    internal static readonly PageAddress Page = new("/overleg");

    /// <summary>The meetings that count for this agreement.</summary>
    internal static readonly PageAddress PageOf = new("/overleg?overeenkomst={agreement:guid}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/meetings", async (Guid? agreement, Paging paging, AgreementsDb db, CancellationToken ct) =>
        {
            await paging.Within(() => db.Meetings.Select(m => m.Id), ct);
            var query = Of(agreement, db);
            query = paging.After is { } after ? query.Where(m => m.Id.CompareTo(after) < 0) : query;
            var lines = await Lines(query.OrderByDescending(m => m.Id).Take(paging.Take + 1)).ToListAsync(ct);
            return paging.Of(lines, l => l.Id);
        }).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(Page.Pattern, Show).Requires(Permission.AgreementsRead);
    }

    private static async Task<IResult> Show(
        Guid? overeenkomst, Paging paging, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        await IntroduceConsultant.Handle(db, user, ct);
        var today = db.Context.Today;
        var title = overeenkomst is null
            ? null
            : await db.Agreements.Where(a => a.Id == overeenkomst).Select(a => a.Title).FirstOrDefaultAsync(ct) ?? throw new NotFound();
        var meetings = Of(overeenkomst, db);
        var coming = meetings.Where(m => m.Date >= today && (m.State == MeetingState.Planned || m.State == MeetingState.Cancelled));
        var past = meetings.Where(m => m.Date < today || m.State == MeetingState.Held || m.State == MeetingState.ReportApproved);
        await paging.Within(() => db.Meetings.Select(m => m.Id), ct);
        if (paging.After is { } after)
        {
            past = past.Where(m => db.Meetings.Any(l => l.Id == after
                && (m.Date < l.Date || (m.Date == l.Date && m.Id.CompareTo(after) < 0))));
        }

        past = past.OrderByDescending(m => m.Date).ThenByDescending(m => m.Id).Take(paging.Take + 1);
        return await Pages.Show<ListMeetingsPage>(new
        {
            Coming = paging.After is null
                ? await Lines(coming.OrderBy(m => m.Date).ThenBy(m => m.Start).ThenBy(m => m.Id)).ToListAsync(ct)
                : [],
            Past = paging.Of(await Lines(past).ToListAsync(ct), l => l.Id),
            First = paging.After is null,
            Agreement = overeenkomst,
            AgreementTitle = title,
            Today = today,
        });
    }

    private static IQueryable<Meeting> Of(Guid? agreement, AgreementsDb db) => agreement is { } id
        ? db.Meetings.AsNoTracking().Where(m => db.MeetingLinks.Any(l => l.MeetingId == m.Id && l.AgreementId == id))
        : db.Meetings.AsNoTracking();

    private static IQueryable<MeetingLine> Lines(IQueryable<Meeting> meetings) =>
        meetings.Select(m => new MeetingLine(m.Id, m.Title, m.Kind, m.Date, m.Start, m.Place, m.State));
}
