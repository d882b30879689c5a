namespace AgiiPlatform.Caseloads;

/// <summary>Shows one visit, and what can be done with it.</summary>
internal static class OpenVisit
{
    internal static readonly PageAddress Page = new("/bezoeken/{id:guid}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/visits/{id:guid}", Read).Requires(Permission.VisitsRead);
        routes.Pages.MapGet(Page.Pattern, (Guid id, CaseloadsDb db, CancellationToken ct) => Show(id, db, ct))
            .Requires(Permission.VisitsRead);
    }

    /// <summary>The visit's page, with a form as it was sent when that was refused.</summary>
    internal static async Task<IResult> Show(
        Guid id, CaseloadsDb db, CancellationToken ct, FormState? completion = null, FormState? cancellation = null)
    {
        var visit = await Read(id, db, ct);
        return await Pages.Show<VisitPage>(new { Visit = visit, db.Context.Today, Completion = completion, Cancellation = cancellation });
    }

    private static async Task<VisitView> Read(Guid id, CaseloadsDb db, CancellationToken ct) =>
        await db.Visits.Where(v => v.Id == id)
            .Select(v => new VisitView(
                v.Id, v.Date, v.State, v.Topic, v.Attendees, v.ConsultantId, v.ConsultantName,
                v.Outcome, v.InterestedInAgreement, v.CancellationReason))
            .FirstOrDefaultAsync(ct) ?? throw new NotFound();
}
