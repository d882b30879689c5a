namespace AgiiPlatform.Programmes.Plans;

/// <summary>Lists the organisation charts of the municipality, the newest first.</summary>
internal static class ListCharts
{
    internal static readonly PageAddress Page = new("/organogrammen");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/organisation-charts", Read).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, async (ProgrammesDb db, CancellationToken ct) =>
            await Pages.Show<ChartsPage>(new { Charts = await Read(db, ct) })).Requires(Permission.ProgrammesRead);
    }

    internal static async Task<IReadOnlyList<ChartLine>> Read(ProgrammesDb db, CancellationToken ct)
    {
        var charts = await db.OrganisationCharts.AsNoTracking().OrderByDescending(c => c.From).ToListAsync(ct);
        return [.. charts.Select((c, i) => new ChartLine(
            c.Id, c.Name, c.From, i == 0 ? null : charts[i - 1].From.AddDays(-1), c.Services.Count))];
    }
}
