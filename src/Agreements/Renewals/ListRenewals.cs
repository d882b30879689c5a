using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Agreements.Renewals;

/// <summary>
/// Shows AgII which signed agreements end in a term of the councils, and which of them have a renewal: those without one first, and of
/// these what ends, or ended, first.
/// </summary>
internal static class ListRenewals
{
    internal static readonly PageAddress Page = new("/vernieuwingen");

    /// <summary>The page about what ends in a period.</summary>
    internal static readonly PageAddress PageOf = new("/vernieuwingen?van={from}&tot={until}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/renewals", Read).RequiresAcross(Permission.CaseloadRead);
        routes.Pages.MapGet(Page.Pattern, Show).RequiresAcross(Permission.CaseloadRead);
    }

    private static async Task<IResult> Show(
        DayInQuery? van, DayInQuery? tot, Paging paging, CurrentUser user, MunicipalityRegistry registry, AgreementsDb db,
        CancellationToken ct)
    {
        var (first, last) = Window(van?.Day, tot?.Day, db.Context.Today);
        return await Pages.Show<ListRenewalsPage>(new
        {
            Ending = await Read(van, tot, paging with { Limit = paging.Limit ?? 100 }, user, registry, db, ct),
            From = first,
            Until = last,
            db.Context.Today,
            First = paging.After is null,
        });
    }

    /// <summary>
    /// When nothing is asked: from the last day of the term before, with which its agreements ended and may still wait for a renewal, until
    /// that of the present one.
    /// </summary>
    private static (DateOnly From, DateOnly Until) Window(DateOnly? from, DateOnly? until, DateOnly today) =>
        (from ?? Legislature.On(today)?.From.AddDays(-1) ?? today, until ?? Legislature.On(today)?.Until ?? today.AddYears(1));

    private static async Task<PagedList<EndingAgreement>> Read(
        DayInQuery? from, DayInQuery? until, Paging paging, CurrentUser user, MunicipalityRegistry registry, AgreementsDb db,
        CancellationToken ct)
    {
        var (first, last) = Window(from?.Day, until?.Day, db.Context.Today);
        new Check().Must(first <= last, "until", "De laatste dag ligt vóór de eerste.").ThrowIfInvalid();
        Guid[] mine = [.. user.TenantsWith(Permission.CaseloadRead, registry).Select(t => t.Id)];
        var ending = db.AcrossTenants<Agreement>(mine).Where(a => a.Stage == Stage.Signed && a.Until >= first && a.Until <= last);
        var renewals = db.AcrossTenants<Agreement>(mine);
        var rows = await ending.Select(a => new
        {
            a.Id, a.TenantId, a.Title, a.Until,
            Renewal = renewals.Where(r => r.TenantId == a.TenantId && r.PredecessorId == a.Id).Select(r => (Guid?)r.Id).FirstOrDefault(),
        }).ToListAsync(ct);
        return paging.PartOf<EndingAgreement>(
        [
            .. from a in rows
               let municipality = registry.ById(a.TenantId)!
               orderby a.Renewal is not null, a.Until, municipality.Name, a.Id
               select new EndingAgreement(a.Id, municipality.Slug, municipality.Name, a.Title, a.Until, a.Renewal),
        ], a => a.Id);
    }
}
