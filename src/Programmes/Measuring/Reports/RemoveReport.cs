using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Measuring.Reports;

/// <summary>Removes a report that was not sent; one that was sent stays.</summary>
internal static class RemoveReport
{
    internal sealed record Input;

    internal static readonly PageAddress Action = new("/programmas/{id:guid}/verslagen/{reportId:guid}/verwijderen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProgrammesWrite, "/programmes/{id:guid}/reports/{reportId:guid}/removal", Handle)
        .Button(Action, OpenReport.Show, "Het verslag is verwijderd.", then: ListReports.Page);

    private static async Task Handle(Guid id, Guid reportId, Input input, ProgrammesDb db, CancellationToken ct)
    {
        _ = db.ToWrite(await db.Subsidised(id, ct));
        var report = await SendReport.Find(id, reportId, db, ct);
        report.RefuseSent();
        db.Reports.Remove(report);
        await db.Save(nameof(RemoveReport), report, ct);
    }
}
