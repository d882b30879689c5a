using System.Text.Json;
using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Programmes.Plans;

/// <summary>The services of an organisation chart as a file: it comes back into the form of that chart, or of a new one.</summary>
internal static class ChartSheet
{
    internal static readonly PageAddress Files = new("/organogrammen/{id:guid}/diensten");

    internal static readonly Sheet Sheet = new("organogram", "services",
        [new("Code", "code"), new("Dienst", "name", Needed: true), new("Onder", "parent")]);

    internal static void Map(ServiceRoutes routes) => routes.MapSheet(
        Files, "/organisation-charts/{id:guid}/services", new(Permission.ProgrammesRead, Across: false), InSheet);

    internal static async Task<Sheet> InSheet(Guid id, ProgrammesDb db, CancellationToken ct) =>
        Sheet with { Rows = (await db.Get<OrganisationChart>(id, ct)).Services.Select(Row) };

    private static IReadOnlyList<object?> Row(ChartService s) => [s.Code, s.Name, s.Parent];

    internal static IEnumerable<(string Name, string? Value)> InForm(IEnumerable<ChartService> services) =>
        services.Select(s => ("lines[]", (string?)$"{s.Code}; {s.Name}{(s.Parent is null ? "" : $"; {s.Parent}")}"));

    /// <summary>The form with the rows of a file as the lines that people type, and what they change of the chart that there is.</summary>
    internal static (FormState Form, IReadOnlyList<SheetOutcome>? Outcomes) InForm(
        FormState form, IReadOnlyList<ChartService> saved, JsonSerializerOptions json)
    {
        if (form.Value("services[0].row") is null)
        {
            return (form, null);
        }

        IEnumerable<ChartService> rows = [];
        var (outcomes, read) = Import.Try<ChartInput>(form, "services", json, input =>
        {
            rows = input.Services!.Select(s => new ChartService(s.Code ?? "", s.Name ?? "", s.Parent));
            var told = input.Checked();
            try
            {
                OrganisationChart.Check(told, input.RowOf);
            }
            catch (RuleViolation e)
            {
                throw new InvalidInput("services", e.Message);
            }

            return PlanImport.Outcomes(Sheet, "services", input.Services!, told, saved, Row, s => $"{s.Code} {s.Name}");
        });
        var shown = FormState.With([("name", form.Value("name")), ("from", form.Value("from")), .. InForm(rows)]);
        Dictionary<string, string[]> wrong = new() { ["lines"] = [.. read.Errors.SelectMany(e => e.Value).Take(20)] };
        return (read.Errors.Count == 0 ? shown : shown.WithErrors(wrong), outcomes);
    }
}
