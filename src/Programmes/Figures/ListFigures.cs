namespace AgiiPlatform.Programmes.Figures;

/// <summary>Lists the figures of the municipality, the newest entry first.</summary>
internal static class ListFigures
{
    internal static readonly PageAddress Page = new("/cijfers");

    internal static readonly PageAddress NextPage = new(Page.Pattern + "?na={after}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/figures", Read).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, async (Paging paging, ProgrammesDb db, CancellationToken ct) =>
            await Pages.Show<FiguresPage>(new
            {
                Shown = await Read(paging, db, ct), paging.After,
                Removed = (await db.Figures.AsNoTracking().Where(f => f.Removed != null).OrderByDescending(f => f.Id).Take(MostRemoved)
                    .Select(f => new { f.Id, f.Subject }).ToListAsync(ct)).Select(f => (f.Id, f.Subject)).ToList(),
            })).Requires(Permission.ProgrammesRead);
    }

    private static async Task<PagedList<FigureView>> Read(Paging paging, ProgrammesDb db, CancellationToken ct)
    {
        await paging.Within(() => db.Figures.Select(f => f.Id), ct);
        var rows = await db.Figures.AsNoTracking().Where(f => f.Removed == null && (paging.After == null || f.Id < paging.After))
            .OrderByDescending(f => f.Id).Take(paging.Take + 1).ToListAsync(ct);
        return paging.Of([.. rows.Select(OpenFigure.View)], f => f.Id);
    }

    private const int MostRemoved = 100;
}
