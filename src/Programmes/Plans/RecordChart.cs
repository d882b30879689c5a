using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>Records an organisation chart, from the day on which it holds.</summary>
internal static class RecordChart
{
    internal static readonly PageAddress Page = new("/organogrammen/nieuw");

    internal static readonly PageAddress FromFile = new("/organogrammen/nieuw/nakijken");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/organisation-charts", Handle)
        .Form(Page, Show, "Het organogram is bewaard.", then: OpenChart.Page)
        .FromSheet(FromFile, () => Task.FromResult(ChartSheet.Sheet), Show);

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

    private static Task<IResult> Show(FormState form, IOptions<JsonOptions> json)
    {
        var (shown, outcomes) = ChartSheet.InForm(form, [], json.Value.SerializerOptions);
        return Pages.Show<ChartFormPage>(new { Form = shown, Outcomes = outcomes });
    }
}
