using System.Text.Json;

namespace AgiiPlatform.Programmes.Measuring.Reports;

/// <summary>Records that a report was sent: what it says is kept as it was then, whatever is measured or changed after.</summary>
internal static class SendReport
{
    internal sealed record Input
    {
        /// <summary>The version that was read; absent for whichever is there.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Action = new("/programmas/{id:guid}/verslagen/{reportId:guid}/versturen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/reports/{reportId:guid}/sending", Handle)
        .Button(Action, OpenReport.Show, "Het verslag is als verstuurd geregistreerd. Het ligt nu vast.", then: OpenReport.Page);

    private static async Task Handle(Guid id, Guid reportId, Input input, ProgrammesDb db, CancellationToken ct)
    {
        var report = await Find(id, reportId, db, ct);
        RuleViolation.If(input.Version is { } seen && seen != report.Version, "changed-meanwhile",
            "Iemand anders heeft dit verslag intussen gewijzigd. Bekijk het opnieuw.");
        report.Send(JsonSerializer.Serialize(
            ReportContent.Of(await ProgrammeWithActions.Read(id, db, ct), report.AsOf, db.Context.Tenant!.Name), Json.Messages),
            db.Context.Today);
        await db.Save(nameof(SendReport), report, ct);
    }

    /// <summary>A report of this programme, to be changed.</summary>
    internal static async Task<ProgrammeReport> Find(Guid id, Guid reportId, ProgrammesDb db, CancellationToken ct) =>
        await db.Reports.FirstOrDefaultAsync(r => r.Id == reportId && r.ProgrammeId == id, ct) ?? throw new NotFound();
}
