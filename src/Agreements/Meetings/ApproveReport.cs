namespace AgiiPlatform.Agreements.Meetings;

/// <summary>Approves the report of a meeting; from then on it stays as it is.</summary>
internal static class ApproveReport
{
    internal static readonly PageAddress Action = new("/overleg/{id:guid}/goedkeuren");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/meetings/{id:guid}/report-approval", Handle)
        .Button(Action, OpenMeeting.Show, "Het verslag is goedgekeurd.", then: OpenMeeting.Page);

    private static async Task Handle(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var meeting = await db.Get<Meeting>(id, ct);
        meeting.ApproveReport(db.Context.Today);
        await db.Save(nameof(ApproveReport), meeting, ct);
    }
}
