namespace AgiiPlatform.Agreements.Meetings;

/// <summary>Approves the report of a meeting; from then on it stays as it is.</summary>
internal static class ApproveReport
{
    internal sealed record Input;

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/meetings/{id:guid}/report-approval", async (Guid id, AgreementsDb db, CancellationToken ct) =>
        {
            await Handle(id, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.AgreementsWrite);
        routes.Pages.MapPost("/overleg/{id:guid}/goedkeuren", (HttpContext http, string tenant, Guid id, AgreementsDb db, CancellationToken ct) =>
            PostedForms.Post<Input>(http, _ => Handle(id, db, ct), $"/{tenant}/overleg/{id}", "Het verslag is goedgekeurd.",
                form => OpenMeeting.Show(id, form, db, ct))).Requires(Permission.AgreementsWrite);
    }

    internal static async Task Handle(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var meeting = await db.Get<Meeting>(id, ct);
        meeting.ApproveReport(db.Context.Today);
        await db.Save(nameof(ApproveReport), meeting, ct);
    }
}
