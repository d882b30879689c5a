using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Meetings;

namespace AgiiPlatform.Agreements.Obligations;

/// <summary>
/// Shows AgII how the obligations of every running agreement stand, in all municipalities that the user's rights reach, those with most
/// still to be planned first. That order is known only once all are counted: three queries, however many agreements: they, all their
/// meetings, and their annexes.
/// </summary>
internal static class ListObligations
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/obligations", async (DateOnly? asOf, Paging paging, CurrentUser user, MunicipalityRegistry registry, AgreementsDb db, CancellationToken ct) =>
            TypedResults.Ok(await Read(asOf, paging, user, registry, db, ct))).RequiresAcross(Permission.CaseloadRead);
        routes.Pages.MapGet("/opvolging", async (DateOnly? asOf, Paging paging, CurrentUser user, MunicipalityRegistry registry, AgreementsDb db, CancellationToken ct) =>
        {
            var page = await Read(asOf, paging with { Limit = paging.Limit ?? 100 }, user, registry, db, ct);
            return await Pages.Show<ListObligationsPage>(new
            {
                Agreements = page, AsOf = asOf ?? db.Context.Today, Filter = FormState.With(("asOf", $"{asOf ?? db.Context.Today:yyyy-MM-dd}")), First = paging.After is null,
            });
        }).RequiresAcross(Permission.CaseloadRead);
    }

    private static async Task<PagedList<AgreementObligations>> Read(
        DateOnly? asOf, Paging paging, CurrentUser user, MunicipalityRegistry registry, AgreementsDb db, CancellationToken ct)
    {
        var day = asOf ?? db.Context.Today;
        Guid[] reach = [.. user.TenantsWith(Permission.CaseloadRead, registry).Select(t => t.Id)];
        var running = db.AcrossTenants<Agreement>(reach).Where(a => a.Stage == Stage.Signed && a.From <= day && a.Until >= day);
        var agreements = await running.Select(a => new { a.Id, a.TenantId, a.Title, a.From, Until = a.ApprovedUntil ?? a.Until, a.Clauses, a.Addenda, a.ProRata }).ToListAsync(ct);
        var meetings = await Counting.Meetings(
            db.AcrossTenants<MeetingLink>(reach).Where(l => running.Any(a => a.TenantId == l.TenantId && a.Id == l.AgreementId)), db.AcrossTenants<Meeting>(reach), ct);
        var annexes = await Counting.Years(db.AcrossTenants<Annex>(reach).Where(x => running.Any(a => a.TenantId == x.TenantId && a.Id == x.AgreementId)), ct);
        return paging.PartOf<AgreementObligations>(
        [
            .. from a in agreements
               let year = WorkingYear.On(day, WorkingYear.Of(a.From, Agreement.UntilOn(a.Until, a.Addenda, day), annexes[a.Id]))
               let municipality = registry.ById(a.TenantId)!
               let standing = ObligationStatus.Of(Agreement.ClausesOn(a.Clauses, a.Addenda, year.Last(day)), a.ProRata, year, meetings[a.Id], day)
               orderby standing.All(o => o.Met), standing.Sum(o => Math.Max(0, o.Minimum - o.Done - o.Planned)) descending, municipality.Name, a.Id
               select new AgreementObligations(a.Id, municipality.Slug, municipality.Name, a.Title, year.Name, standing.All(o => o.Met), standing),
        ], a => a.Id);
    }
}
