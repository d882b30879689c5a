using System.Text.Json;
using AgiiPlatform.Programmes.Subsidies;
using AgiiPlatform.Web.Papers;
using AgiiPlatform.Web.Sheets;
using static AgiiPlatform.Web.Papers.PaperBlock;

namespace AgiiPlatform.Programmes.Measuring.Reports;

/// <summary>Opens a report: on a page, as a Word document and as a sheet, a row for each action as the funding body asks.</summary>
internal static class OpenReport
{
    internal static readonly PageAddress Page = new("/programmas/{id:guid}/verslagen/{reportId:guid}");
    internal static readonly PageAddress WordFile = new("/programmas/{id:guid}/verslagen/{reportId:guid}/verslag.docx");
    internal static readonly PageAddress SheetFile = new("/programmas/{id:guid}/verslagen/{reportId:guid}/verslag.xlsx");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/programmes/{id:guid}/reports/{reportId:guid}", Read).Requires(Permission.ProgrammesRead);
        routes.Api.MapGet("/programmes/{id:guid}/reports/{reportId:guid}/paper", Word).Requires(Permission.ProgrammesRead);
        routes.Api.MapGet("/programmes/{id:guid}/reports/{reportId:guid}/sheet", InSheet).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, Show).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(WordFile.Pattern, Word).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(SheetFile.Pattern, InSheet).Requires(Permission.ProgrammesRead);
    }

    internal static async Task<IResult> Show(Guid id, Guid reportId, FormState form, ProgrammesDb db, CancellationToken ct) =>
        await Pages.Show<ReportPage>(new { Report = await Read(id, reportId, db, ct), Form = form });

    internal static async Task<ReportView> Read(Guid id, Guid reportId, ProgrammesDb db, CancellationToken ct)
    {
        var report = await db.Reports.AsNoTracking().FirstOrDefaultAsync(r => r.Id == reportId && r.ProgrammeId == id, ct)
            ?? throw new NotFound();
        var (now, found) = await Now(report, db, ct);
        var sent = report.Content is { } kept ? JsonSerializer.Deserialize<ReportContent>(kept, Json.Messages) : null;
        return new(report.Id, report.Version, id, report.Title, report.Month, report.SentOn, sent ?? now,
            sent?.ChangedIn(now, found.Actions, report.SentOn!.Value) ?? [],
            (sent ?? now).Fingerprint)
        {
            IsOver = found.Programme.Status.IsOver(),
        };
    }

    /// <summary>What it says of its day by what is known now.</summary>
    internal static async Task<(ReportContent Content, ProgrammeWithActions Found)> Now(
        ProgrammeReport report, ProgrammesDb db, CancellationToken ct)
    {
        var found = await ProgrammeWithActions.Read(report.ProgrammeId, db, ct);
        return (ReportContent.Of(found, report.AsOf, db.Context.Today, db.Context.Tenant!.Name), found);
    }

    private static async Task<IResult> Word(Guid id, Guid reportId, ProgrammesDb db, CancellationToken ct) =>
        WordDocument.Answer(PaperOf(await Read(id, reportId, db, ct)), "verslag.docx");

    private static async Task<IResult> InSheet(Guid id, Guid reportId, ProgrammesDb db, CancellationToken ct)
    {
        var content = (await Read(id, reportId, db, ct)).Content;
        return new Sheet("verslag", "rows", [.. ReportContent.Columns.Select(c => new SheetColumn(c,
            Kind: c == "Subsidie" ? SheetKind.Cents : c is "Te behalen KPI" or "Bereikt" or "%" ? SheetKind.Number : SheetKind.Text))])
        {
            Rows = content.Rows.Select(IReadOnlyList<object?> (r) =>
                [r.Number, r.Name, r.Unit, r.Kpi, r.Reached, r.Percent, r.Test, r.SubsidyCents, r.Means, r.Remark]),
        }.File("xlsx");
    }

    /// <summary>The report as a paper.</summary>
    internal static Paper PaperOf(ReportView report)
    {
        var content = report.Content;
        return new($"{report.Title}: {content.Programme}",
        [
            new Paragraph($"{content.Municipality}, programma {content.Period.InWords()}."),
            new Paragraph($"Wat bereikt is tot en met {content.AsOf.InWords()}. "
                + (report.SentOn is { } on ? $"Verstuurd op {on.InWords()}." : "Ontwerp, nog niet verstuurd.")),
            new Table($"Acties van {content.Programme}", ReportContent.Columns, [.. content.Rows.Select(ReportContent.Cells)]),
            new Paragraph($"Subsidie voor de acties samen: {content.SubsidyCents.InEuros()}. Wat bereikt is, wordt niet opgeteld: de "
                + "acties tellen plannen, personen en gezinnen."),
        ], $"{content.Municipality} – {report.Title}", IsWide: true);
    }
}
