namespace AgiiPlatform.Programmes;

/// <summary>Lists what runs in the municipality: subsidised programmes, policy plans and projects, the newest entry first.</summary>
internal static class ListProgrammes
{
    internal static readonly PageAddress Page = new("/programmas");

    internal static readonly PageAddress NextPage = new(Page.Pattern + "?na={after}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/programmes", Read).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, async (Paging paging, ProgrammesDb db, CancellationToken ct) =>
            await Pages.Show<ProgrammesPage>(new { Programmes = await Read(paging, db, ct), paging.After }))
            .Requires(Permission.ProgrammesRead);
    }

    private static async Task<PagedList<ProgrammeLine>> Read(Paging paging, ProgrammesDb db, CancellationToken ct)
    {
        await paging.Within(db.Programmes.Select(p => p.Id), ct);
        var rows = await db.Programmes.Where(p => paging.After == null || p.Id < paging.After).OrderByDescending(p => p.Id)
            .Select(p => new ProgrammeLine(p.Id, p.Kind, p.Name, p.From, p.Until, p.Status,
                db.Actions.Count(a => a.ProgrammeId == p.Id), db.Actions.Where(a => a.ProgrammeId == p.Id).Sum(a => a.SubsidyCents)))
            .Take(paging.Take + 1).ToListAsync(ct);
        return paging.Of(rows, p => p.Id);
    }
}
