namespace AgiiPlatform.Programmes.Plans;

/// <summary>Shows an organisation chart as a tree, with whom the plans name at each service.</summary>
internal static class OpenChart
{
    internal static readonly PageAddress Page = new("/organogrammen/{id:guid}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/organisation-charts/{id:guid}", Read).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, async (Guid id, ProgrammesDb db, CancellationToken ct) =>
            await Pages.Show<ChartPage>(new { Chart = await Read(id, db, ct) })).Requires(Permission.ProgrammesRead);
    }

    private static async Task<ChartView> Read(Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var charts = await db.OrganisationCharts.AsNoTracking().OrderBy(c => c.From).ToListAsync(ct);
        var chart = charts.Find(c => c.Id == id) ?? throw new NotFound();
        var plans = await db.Programmes.AsNoTracking().Where(p => p.Kind == ProgrammeKind.PolicyPlan).OrderBy(p => p.Id)
            .Select(p => p.Plan).ToListAsync(ct);
        return new(chart.Id, chart.Version, chart.Name, chart.From, charts.Find(c => c.From > chart.From)?.From.AddDays(-1), chart.Services,
            [.. plans.SelectMany(p => p.Contacts).Where(c => chart.Services.Any(s => s.Code == c.Service)).Distinct()]);
    }
}
