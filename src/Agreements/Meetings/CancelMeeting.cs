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

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/meetings/{id:guid}/cancellation", async (Guid id, Input input, AgreementsDb db, CancellationToken ct) =>
        {
            await Handle(id, input, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapGet("/overleg/{id:guid}/annuleren", (Guid id, AgreementsDb db, CancellationToken ct) => Show(id, FormState.Empty, db, ct))
            .Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/overleg/{id:guid}/annuleren", (HttpContext http, string tenant, Guid id, AgreementsDb db, CancellationToken ct) =>
            PostedForms.Post<Input>(http, input => Handle(id, input, db, ct), $"/{tenant}/overleg/{id}", "Het overleg is geannuleerd.",
                form => Show(id, form, db, ct))).Requires(Permission.AgreementsWrite);
    }

    internal static async Task Handle(Guid id, Input input, AgreementsDb db, CancellationToken ct)
    {
        new Check().MaxLength(input.Reason, "reason", "de reden", 500).ThrowIfInvalid();
        var meeting = await db.Get<Meeting>(id, ct);
        meeting.Cancel(input.Reason);
        if (input.Following && meeting.SeriesId is { } series)
        {
            var following = await db.Meetings
                .Where(m => m.SeriesId == series && m.Date > meeting.Date && m.State == MeetingState.Planned).ToListAsync(ct);
            following.ForEach(m => m.Cancel(input.Reason));
        }

        await db.Save(nameof(CancelMeeting), meeting, input.Reason, ct);
    }

    private static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct)
    {
        var meeting = await db.Get<Meeting>(id, ct);
        return await Pages.Show<CancelMeetingPage>(new { Id = id, meeting.Title, meeting.Date, InSeries = meeting.SeriesId is not null, Form = form });
    }
}
