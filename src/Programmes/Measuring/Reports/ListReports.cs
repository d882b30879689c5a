namespace AgiiPlatform.Programmes.Measuring.Reports;

/// <summary>Lists the reports of a programme, and those that are still to be made.</summary>
internal static class ListReports
{
    internal static readonly PageAddress Page = new("/programmas/{id:guid}/verslagen");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/programmes/{id:guid}/reports", Read).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, Show).Requires(Permission.ProgrammesRead);
    }

    internal static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, CancellationToken ct) =>
        await Pages.Show<ReportsPage>(new { Reports = await Read(id, db, ct), Form = form });

    private static async Task<ReportsView> Read(Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var found = await db.Programmes.AsNoTracking().Where(p => p.Id == id && p.Kind == ProgrammeKind.Subsidised)
            .Select(p => new
            {
                Programme = p,
                Reports = db.Reports.Where(r => r.ProgrammeId == p.Id).OrderByDescending(r => r.Id)
                    .Select(r => new ReportLine(r.Id, r.Title, r.Month, r.AsOf, r.SentOn)).ToList(),
            })
            .FirstOrDefaultAsync(ct) ?? throw new NotFound();
        return new(id, found.Programme.Name, found.Reports,
            [.. ReportMoment.Of(found.Programme).Where(m => found.Reports.TrueForAll(r => r.Month != m.Month))])
        {
            IsOver = found.Programme.Status.IsOver(),
        };
    }
}
