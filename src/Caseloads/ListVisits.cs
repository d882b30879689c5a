namespace AgiiPlatform.Caseloads;

/// <summary>Lists the visits to a municipality: newest entry first for programs; what is to come, then what was, for people.</summary>
internal static class ListVisits
{
    internal static readonly PageAddress Page = new("/bezoeken");

    internal static readonly PageAddress NextPage = new(Page.Pattern + "?na={after}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/visits", async (Paging paging, CaseloadsDb db, CancellationToken ct) =>
        {
            await paging.Within(() => db.Visits.Select(v => v.Id), ct);
            var rows = await Lines(db.Visits.Where(v => paging.After == null || v.Id < paging.After).OrderByDescending(v => v.Id))
                .Take(paging.Take + 1).ToListAsync(ct);
            return paging.Of(rows, v => v.Id);
        }).Requires(Permission.VisitsRead);

        routes.Pages.MapGet(Page.Pattern, async (Paging paging, CaseloadsDb db, CancellationToken ct) =>
        {
            var planned = paging.After is null
                ? await Lines(db.Visits.Where(v => v.State == VisitState.Planned).OrderBy(v => v.Date)).ToListAsync(ct)
                : [];
            var past = await Past(paging, db, ct);
            return await Pages.Show<VisitsPage>(new { Planned = planned, Past = past, paging.After, db.Context.Today });
        }).Requires(Permission.VisitsRead);
    }

    /// <summary>Held and cancelled visits by their day, the latest first; <c>after</c> is the last one of the page before.</summary>
    private static async Task<PagedList<VisitLine>> Past(Paging paging, CaseloadsDb db, CancellationToken ct)
    {
        var past = db.Visits.Where(v => v.State != VisitState.Planned);
        if (paging.After is { } after)
        {
            await paging.Within(() => past.Select(v => v.Id), ct);
            var last = await past.Where(v => v.Id == after).Select(v => v.Date).FirstAsync(ct);
            past = past.Where(v => v.Date < last || (v.Date == last && v.Id < after));
        }

        var rows = await Lines(past.OrderByDescending(v => v.Date).ThenByDescending(v => v.Id)).Take(paging.Take + 1).ToListAsync(ct);
        return paging.Of(rows, v => v.Id);
    }

    private static IQueryable<VisitLine> Lines(IQueryable<Visit> visits) => visits.Select(v =>
        new VisitLine(v.Id, v.Date, v.State, v.Topic, v.ConsultantId, v.ConsultantName, v.Outcome, v.InterestedInAgreement));
}
