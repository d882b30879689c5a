namespace AgiiPlatform.Programmes.Plans;

/// <summary>Records an organisation chart, from the day on which it holds.</summary>
internal static class RecordChart
{
    internal static readonly PageAddress Page = new("/organogrammen/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/organisation-charts", Handle)
        .Form(Page, Show, "Het organogram is bewaard.", then: OpenChart.Page);

    private static async Task<Guid> Handle(ChartInput input, ProgrammesDb db, CancellationToken ct)
    {
        if (db.Context.Tenant!.Kind != TenantKind.Municipality)
        {
            throw new NotFound();
        }

        var chart = new OrganisationChart();
        await input.Write(chart, db, ct);
        db.OrganisationCharts.Add(chart);
        await db.Save(nameof(RecordChart), chart, ct);
        return chart.Id;
    }

    private static Task<IResult> Show(FormState form) => Pages.Show<ChartFormPage>(new { Form = form });
}
