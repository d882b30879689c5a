namespace AgiiPlatform.Overview;

/// <summary>Shows how many municipalities were visited and how many agreements were signed, as of a date, in total and per region.</summary>
internal static class ShowOverview
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/overview", async (
            [AsParameters] OverviewQuery asked, LatestFacts facts, RequestContext context, CurrentUser user, MunicipalityRegistry registry) =>
        {
            var asOf = OverviewSnapshot.Of(asked, await facts.Everywhere(context), registry, context.Today);
            return OverviewFigures.Of(asOf, asOf.Regions(registry, user.Regions));
        }).RequiresAcross(Permission.OverviewRead, everywhere: true);

        routes.Pages.MapGet("/overzicht", async (
            [AsParameters] OverviewQuery asked, HttpContext http, LatestFacts facts, RequestContext context, CurrentUser user, MunicipalityRegistry registry) =>
        {
            var snapshot = await facts.Everywhere(context);
            var state = FormState.With(
                ("asOf", string.IsNullOrEmpty(asked.AsOf) ? context.Today.ToString("O") : asked.AsOf), ("population", asked.Population ?? "all"));
            OverviewSnapshot asOf;
            try
            {
                asOf = OverviewSnapshot.Of(asked with { Region = null }, snapshot, registry, context.Today);
            }
            catch (InvalidInput e)
            {
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                state = new FormState(new Dictionary<string, IReadOnlyList<string>> { ["asOf"] = [asked.AsOf ?? ""], ["population"] = [asked.Population ?? ""] }, e.Errors);
                asOf = OverviewSnapshot.Of(new(null, null, null), snapshot, registry, context.Today);
            }

            return await Pages.Show<OverviewPage>(new
            {
                Form = state,
                Figures = OverviewFigures.Of(asOf, asOf.Regions(registry, user.Regions)),
                Legislature = asOf.Legislature.Name,
                Population = asOf.Choice == PopulationName.Agii ? "agii" : "all",
                Places = asOf.Places(registry),
                Own = user.Regions,
            });
        }).RequiresAcross(Permission.OverviewRead, everywhere: true);
    }
}
