using AgiiPlatform.Web.Sheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>Corrects an organisation chart; when the organisation changes, a new one is recorded.</summary>
internal static class ChangeChart
{
    internal static readonly PageAddress Page = new("/organogrammen/{id:guid}/wijzigen");

    internal static readonly PageAddress FromFile = new("/organogrammen/{id:guid}/nakijken");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/organisation-charts/{id:guid}", Handle, method: HttpMethods.Put)
        .Form(Page, Show, "Het organogram is gewijzigd.", then: OpenChart.Page)
        .FromSheet(FromFile, ChartSheet.InSheet, Show);

    private static async Task Handle(Guid id, ChartInput input, ProgrammesDb db, CancellationToken ct)
    {
        var chart = await db.Get<OrganisationChart>(id, ct);
        new Check().Required(input.Version, "version", "de versie").ThrowIfInvalid();
        RuleViolation.If(chart.Version != input.Version, "changed-meanwhile",
            "Iemand anders heeft dit organogram intussen gewijzigd. Bekijk de nieuwe versie en probeer opnieuw.");
        var (name, from, services) = (chart.Name, chart.From, chart.Services);
        await input.Write(chart, db, ct);
        if ((name, from) != (chart.Name, chart.From) || !services.SequenceEqual(chart.Services))
        {
            await db.Save(nameof(ChangeChart), chart, ct);
        }
    }

    private static async Task<IResult> Show(Guid id, FormState form, ProgrammesDb db, IOptions<JsonOptions> json, CancellationToken ct)
    {
        var chart = await db.OrganisationCharts.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct) ?? throw new NotFound();
        var (shown, outcomes) = ChartSheet.InForm(form, chart.Services, json.Value.SerializerOptions);
        return await Pages.Show<ChartFormPage>(new
        {
            Id = id, chart.Version, ChartName = chart.Name, Outcomes = outcomes,
            Form = form.IsTyped ? shown : FormState.With(
                [("name", chart.Name), ("from", $"{chart.From:O}"), .. ChartSheet.InForm(chart.Services)]),
        });
    }
}
