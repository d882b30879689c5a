using AgiiPlatform.Web.Input;
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
    internal static readonly PageAddress Page = new("/opvolging");

    /// <summary>How it stands on this day.</summary>
    internal static readonly PageAddress PageOn = new("/opvolging?datum={date}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/obligations", Read).RequiresAcross(Permission.CaseloadRead);
        routes.Pages.MapGet(Page.Pattern, Show).RequiresAcross(Permission.CaseloadRead);
    }

    private static async Task<IResult> Show(
        string? datum, Paging paging, CurrentUser user, MunicipalityRegistry registry, AgreementsDb db, CancellationToken ct)
    {
        var asked = DateText.Read(datum ?? "");
        new Check().Must(asked is not null || string.IsNullOrEmpty(datum), "datum", DateText.NotADay).ThrowIfInvalid();
        var day = asked ?? db.Context.Today; // a field that is left empty asks nothing
        return await Pages.Show<ListObligationsPage>(new
        {
            Agreements = await Read(new(day), paging with { Limit = paging.Limit ?? 100 }, user, registry, db, ct),
            Date = day,
            First = paging.After is null,
        });
    }

    private static async Task<PagedList<AgreementObligations>> Read(
        DayInQuery? asOf, Paging paging, CurrentUser user, MunicipalityRegistry registry, AgreementsDb db, CancellationToken ct)
    {
        var day = asOf?.Day ?? db.Context.Today;
        Guid[] tenants = [.. user.TenantsWith(Permission.CaseloadRead, registry).Select(t => t.Id)];
        var running = db.AcrossTenants<Agreement>(tenants).Where(a => a.Stage == Stage.Signed && a.From <= day && a.Until >= day);
        var agreements = await running
            .Select(a => new { a.Id, a.TenantId, a.Title, a.From, Until = a.ApprovedUntil ?? a.Until, a.Clauses, a.Addenda, a.ProRata })
            .ToListAsync(ct);
        var links = db.AcrossTenants<MeetingLink>(tenants)
            .Where(l => running.Any(a => a.TenantId == l.TenantId && a.Id == l.AgreementId));
        var meetings = await Counting.Meetings(links, db.AcrossTenants<Meeting>(tenants), ct);
        var annexes = await Counting.Years(
            db.AcrossTenants<Annex>(tenants).Where(x => running.Any(a => a.TenantId == x.TenantId && a.Id == x.AgreementId)), ct);
        return paging.PartOf<AgreementObligations>(
        [
            .. from a in agreements
               let year = WorkingYear.On(day, WorkingYear.Of(a.From, Agreement.UntilOn(a.Until, a.Addenda, day), annexes[a.Id]))
               let municipality = registry.ById(a.TenantId)!
               let clauses = Agreement.ClausesOn(a.Clauses, a.Addenda, year.Last(day))
               let status = ObligationStatus.Of(clauses, a.ProRata, year, meetings[a.Id], day)
               let met = status.All(o => o.Met)
               orderby met, status.Sum(o => Math.Max(0, o.Minimum - o.Done - o.Planned)) descending, municipality.Name, a.Id
               select new AgreementObligations(a.Id, municipality.Slug, municipality.Name, a.Title, year.Name, met, status),
        ], a => a.Id);
    }
}
