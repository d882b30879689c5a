using AgiiPlatform.Web.Sheets;

namespace AgiiPlatform.Overview;

/// <summary>
/// Lists the municipalities with their figures as of a date, of one region or in one state when that is asked: as JSON, and as a file for a
/// spreadsheet.
/// </summary>
internal static class ListMunicipalities
{
    internal static readonly PageAddress File = new("/overzicht/gemeenten.csv");

    internal static readonly PageAddress FileOn = new(File.Pattern + OverviewQuery.InPages);

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/overview/municipalities", async (
            [AsParameters] OverviewQuery query, string? state, LatestFacts facts, RequestContext context,
            MunicipalityRegistry registry) =>
            OverviewSnapshot.Of(query, await facts.Everywhere(context), registry, context.Today, state).Municipalities())
            .RequiresAcross(Permission.OverviewRead, everywhere: true);

        // For programs: the names and values of the JSON.
        routes.Api.MapGet("/overview/municipalities.csv", async (
            [AsParameters] OverviewQuery query, string? state, LatestFacts facts, RequestContext context,
            MunicipalityRegistry registry) =>
        {
            var asOf = OverviewSnapshot.Of(query, await facts.Everywhere(context), registry, context.Today, state);
            return ToFile(asOf,
            [
                ["nis", "name", "region", "visited", "firstVisit", "signed", "signedOn"],
                .. asOf.Municipalities().Select(IReadOnlyList<string> (m) =>
                    [m.Nis, m.Name, m.Region, Bool(m.Visited), Day(m.FirstVisit), Bool(m.Signed), Day(m.SignedOn)]),
            ]);
            static string Bool(bool value) => value ? "true" : "false";
        }).RequiresAcross(Permission.OverviewRead, everywhere: true);

        // For people: the same rows in Dutch.
        routes.Pages.MapGet(File.Pattern, async (
            string? datum, string? bevolking, string? regio, string? status, LatestFacts facts, RequestContext context,
            MunicipalityRegistry registry) =>
        {
            var asOf = ShowOverview.Asked(datum, bevolking, regio, status, await facts.Everywhere(context), registry, context.Today);
            var regions = registry.Regions.ToDictionary(r => r.Slug, r => r.Name);
            return ToFile(asOf,
            [
                ["NIS-code", "Gemeente", "Regio", "Bezocht", "Eerste bezoek", "Ondertekend", "Ondertekend op"],
                .. asOf.Municipalities().Select(IReadOnlyList<string> (m) =>
                    [m.Nis, m.Name, regions[m.Region], Word(m.Visited), Day(m.FirstVisit), Word(m.Signed), Day(m.SignedOn)]),
            ]);
            static string Word(bool value) => value ? "ja" : "nee";
        }).RequiresAcross(Permission.OverviewRead, everywhere: true);
    }

    private static string Day(DateOnly? date) => date?.ToString("O") ?? "";

    private static IResult ToFile(OverviewSnapshot asOf, IEnumerable<IReadOnlyList<string>> rows) =>
        TypedResults.File(Csv.Write(rows), "text/csv; charset=utf-8", $"gemeenten-{asOf.Date:yyyy-MM-dd}.csv");
}
