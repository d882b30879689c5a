using AgiiPlatform.Agreements.Obligations;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>Lists the meetings of the municipality: the API as they were added, the page by their days: what is to come, then what was.</summary>
internal static class ListMeetings
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/meetings", async (Guid? agreement, Paging paging, AgreementsDb db, CancellationToken ct) =>
        {
            var query = Of(agreement, db);
            query = paging.After is { } after ? query.Where(m => m.Id.CompareTo(after) < 0) : query;
            return TypedResults.Ok(paging.Of(await Lines(query.OrderByDescending(m => m.Id).Take(paging.Take + 1)).ToListAsync(ct), l => l.Id));
        }).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet("/overleg", async (Guid? overeenkomst, Paging paging, AgreementsDb db, CancellationToken ct) =>
        {
            var today = db.Context.Today;
            var title = overeenkomst is null ? null : await db.Agreements.Where(a => a.Id == overeenkomst).Select(a => a.Title).FirstOrDefaultAsync(ct) ?? throw new NotFound();
            var coming = Of(overeenkomst, db).Where(m => m.Date >= today && (m.State == MeetingState.Planned || m.State == MeetingState.Cancelled));
            var past = Of(overeenkomst, db).Where(m => m.Date < today || m.State == MeetingState.Held || m.State == MeetingState.ReportApproved);
            past = paging.After is { } after ? past.Where(m => db.Meetings.Any(l => l.Id == after && (m.Date < l.Date || (m.Date == l.Date && m.Id.CompareTo(after) < 0)))) : past;
            return await Pages.Show<ListMeetingsPage>(new
            {
                Coming = paging.After is not null ? [] : await Lines(coming.OrderBy(m => m.Date).ThenBy(m => m.Start).Take(50)).ToListAsync(ct),
                Past = paging.Of(await Lines(past.OrderByDescending(m => m.Date).ThenByDescending(m => m.Id).Take(paging.Take + 1)).ToListAsync(ct), l => l.Id),
                First = paging.After is null,
                Agreement = overeenkomst,
                AgreementTitle = title,
                Today = today,
            });
        }).Requires(Permission.AgreementsRead);
    }

    private static IQueryable<Meeting> Of(Guid? agreement, AgreementsDb db) => agreement is { } id
        ? db.Meetings.AsNoTracking().Where(m => db.MeetingLinks.Any(l => l.MeetingId == m.Id && l.AgreementId == id))
        : db.Meetings.AsNoTracking();

    private static IQueryable<MeetingLine> Lines(IQueryable<Meeting> meetings) =>
        meetings.Select(m => new MeetingLine(m.Id, m.Title, m.Kind, m.Date, m.Start, m.Place, m.State));
}
