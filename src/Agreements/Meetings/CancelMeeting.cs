namespace AgiiPlatform.Agreements.Meetings;

/// <summary>Cancels a planned meeting, alone or with those of its series that are still to come.</summary>
internal static class CancelMeeting
{
    internal sealed record Input
    {
        public string? Reason { get; init; }

        /// <summary>Also the later ones of the series.</summary>
        public bool Following { get; init; }
    }

    internal static readonly PageAddress Page = new("/overleg/{id:guid}/annuleren");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/meetings/{id:guid}/cancellation", Handle)
        .Form(Page, Show, "Het overleg is geannuleerd.", then: OpenMeeting.Page);

    private static async Task Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        new Check().MaxLength(input.Reason, "reason", "de reden", 500).ThrowIfInvalid();
        var meeting = await db.Get<Meeting>(id, ct);
        meeting.Cancel(input.Reason);
        PlanMeeting.Announce(meeting, db);
        if (input.Following && meeting.SeriesId is { } series)
        {
            var following = await db.Meetings
                .Where(m => m.SeriesId == series && m.Date > meeting.Date && m.State == MeetingState.Planned).ToListAsync(ct);
            foreach (var later in following)
            {
                later.Cancel(input.Reason);
                PlanMeeting.Announce(later, db);
            }
        }

        await db.Save(nameof(CancelMeeting), meeting, input.Reason, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var meeting = await db.Get<Meeting>(id, ct);
        return await Pages.Show<CancelMeetingPage>(
            new { Id = id, meeting.Title, meeting.Date, InSeries = meeting.SeriesId is not null, Form = form });
    }
}
