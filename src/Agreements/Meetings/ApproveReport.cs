namespace AgiiPlatform.Agreements.Meetings;

/// <summary>Approves the report of a meeting; from then on it stays as it is.</summary>
internal static class ApproveReport
{
    internal sealed record Input
    {
        /// <summary>The version that was read; absent for whichever is there.</summary>
        public int? Version { get; init; }
    }

    internal static readonly PageAddress Action = new("/overleg/{id:guid}/goedkeuren");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/meetings/{id:guid}/report-approval", Handle)
        .Button(Action, OpenMeeting.Show, "Het verslag is goedgekeurd.", then: OpenMeeting.Page);

    private static async Task Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        var meeting = await db.Get<Meeting>(id, ct);
        RuleViolation.If(input.Version is { } seen && seen != meeting.Version, "changed-meanwhile",
            "Iemand anders heeft dit verslag intussen gewijzigd. Lees het opnieuw en keur het dan goed.");
        meeting.ApproveReport(db.Context.Today);
        await db.Save(nameof(ApproveReport), meeting, ct);
    }
}
