namespace AgiiPlatform.Overview;

/// <summary>Shows the facts behind one municipality's figures: the days of its visits and its signed agreements.</summary>
internal static class OpenMunicipality
{
    internal static readonly PageAddress Page = new("/overzicht/{slug}");

    internal static readonly PageAddress PageOn = new(Page.Pattern + OverviewQuery.InPages);

    internal static void Map(ServiceRoutes routes) =>
        routes.Pages.MapGet(Page.Pattern, async (
            string slug, string? datum, string? bevolking, string? regio, string? status, LatestFacts facts, RequestContext context,
            CurrentUser user, MunicipalityRegistry registry, ClosedTenants closed) =>
        {
            var municipality = registry.Municipalities.FirstOrDefault(t => t.Slug == slug) ?? throw new NotFound();
            var snapshot = await facts.Everywhere(context);
            var asOf = ShowOverview.Asked(datum, bevolking, regio, status, snapshot, registry, context.Today);
            var standing = asOf.StandingOf(municipality);
            return await Pages.Show<MunicipalityPage>(new
            {
                Municipality = municipality,
                Period = municipality.PeriodOn(asOf.Date),
                asOf.Date,
                Population = asOf.Choice,
                asOf.Region,
                asOf.State,
                Legislature = asOf.Legislature.Name,
                standing.FirstVisit,
                standing.SignedOn,
                Visits = snapshot.VisitsTo(municipality).Where(d => d <= asOf.Date).OrderDescending().ToList(),
                Agreements = snapshot.AgreementsOf(municipality)
                    .Where(a => a.SignedOn <= asOf.Date).OrderByDescending(a => a.SignedOn).ToList(),
                MayEnter = user.TenantsWith(Permission.VisitsRead, registry).Contains(municipality)
                    && !(await closed.Of("overview")).Contains(municipality.Id),
            });
        }).RequiresAcross(Permission.OverviewRead, everywhere: true);
}
