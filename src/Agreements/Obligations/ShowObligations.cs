namespace AgiiPlatform.Agreements.Obligations;

/// <summary>
/// Tells how the obligations of one agreement stand on a day, in the working year of that day: only what was held by then counts.
/// </summary>
internal static class ShowObligations
{
    internal static void Map(ServiceRoutes routes) =>
        routes.Api.MapGet("/agreements/{id:guid}/obligations", async (Guid id, DateOnly? asOf, AgreementsDb db, CancellationToken ct) =>
        {
            var day = asOf ?? db.Context.Today;
            var agreement = await db.Agreements.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound();
            var meetings = await Counting.Meetings(db.MeetingLinks.Where(l => l.AgreementId == id), db.Meetings, ct);
            var annexes = await Counting.Years(db.Annexes.Where(x => x.AgreementId == id), ct);
            var year = WorkingYear.On(day, WorkingYear.Of(agreement.From, agreement.UntilOn(day), annexes[id]));
            var clauses = Agreement.ClausesOn(agreement.Clauses, agreement.Addenda, year.Last(day));
            return new WorkingYearView(
                year.Name, year.From, year.Until, ObligationStatus.Of(clauses, agreement.ProRata, year, meetings[id], day));
        }).Requires(Permission.AgreementsRead);
}
