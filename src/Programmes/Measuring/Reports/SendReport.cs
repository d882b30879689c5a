using System.Text.Json;
using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Measuring.Reports;

/// <summary>Records that a report was sent: what it says is kept as the sender saw it, whatever is measured or changed after.</summary>
internal static class SendReport
{
    internal sealed record Input
    {
        /// <summary>What the content that was read is known by.</summary>
        public string? Seen { get; init; }
    }

    internal static readonly PageAddress Action = new("/programmas/{id:guid}/verslagen/{reportId:guid}/versturen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/reports/{reportId:guid}/sending", Handle)
        .Button(Action, OpenReport.Show, "Het verslag is als verstuurd geregistreerd. Het ligt nu vast.", then: OpenReport.Page);

    private static async Task Handle(Guid id, Guid reportId, Input input, ProgrammesDb db, CancellationToken ct)
    {
        _ = db.ToWrite(await db.Subsidised(id, ct));
        var report = await Find(id, reportId, db, ct);
        report.RefuseSent();
        new Check().Must(!string.IsNullOrWhiteSpace(input.Seen), "seen", "Zeg welk verslag u gezien hebt.").ThrowIfInvalid();
        var (content, _) = await OpenReport.Now(report, db, ct);
        RuleViolation.If(input.Seen != content.Fingerprint, "changed-meanwhile",
            "Iemand anders heeft intussen gewijzigd wat in dit verslag staat. Bekijk het opnieuw.");
        report.Send(JsonSerializer.Serialize(content, Json.Messages), db.Context.Today);
        await db.Save(nameof(SendReport), report, ct);
    }

    /// <summary>A report of this programme, to be changed.</summary>
    internal static async Task<ProgrammeReport> Find(Guid id, Guid reportId, ProgrammesDb db, CancellationToken ct) =>
        await db.Reports.FirstOrDefaultAsync(r => r.Id == reportId && r.ProgrammeId == id, ct) ?? throw new NotFound();
}
