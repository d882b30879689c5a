using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AgiiPlatform.Overview;

/// <summary>Lists every municipality with its figures as of a date: as JSON, and as a file for a spreadsheet.</summary>
internal static class ListMunicipalities
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/overview/municipalities", async ([AsParameters] Question asked, LatestFacts facts, UnitOfWork work, Register register) =>
            AsOf.Of(asked, await facts.Everywhere(work), register, work.Today).Municipalities())
            .RequiresAcross(Permission.OverviewRead, everywhere: true);

        // For programs: the names and values of the JSON.
        routes.Api.MapGet("/overview/municipalities.csv", async ([AsParameters] Question asked, LatestFacts facts, UnitOfWork work, Register register) =>
        {
            var asOf = AsOf.Of(asked, await facts.Everywhere(work), register, work.Today);
            return File(asOf,
            [
                ["nis", "name", "region", "visited", "firstVisit", "signed", "signedOn"],
                .. asOf.Municipalities().Select(IReadOnlyList<string> (m) =>
                    [m.Nis, m.Name, m.Region, Bool(m.Visited), Day(m.FirstVisit), Bool(m.Signed), Day(m.SignedOn)]),
            ]);
            static string Bool(bool value) => value ? "true" : "false";
        }).RequiresAcross(Permission.OverviewRead, everywhere: true);

        // For people: the same rows in Dutch.
        routes.Pages.MapGet("/overzicht/gemeenten.csv", async ([AsParameters] Question asked, LatestFacts facts, UnitOfWork work, Register register) =>
        {
            var asOf = AsOf.Of(asked, await facts.Everywhere(work), register, work.Today);
            var regions = register.Regions.ToDictionary(r => r.Slug, r => r.Name);
            return File(asOf,
            [
                ["NIS-code", "Gemeente", "Regio", "Bezocht", "Eerste bezoek", "Ondertekend", "Ondertekend op"],
                .. asOf.Municipalities().Select(IReadOnlyList<string> (m) =>
                    [m.Nis, m.Name, regions[m.Region], Word(m.Visited), Day(m.FirstVisit), Word(m.Signed), Day(m.SignedOn)]),
            ]);
            static string Word(bool value) => value ? "ja" : "nee";
        }).RequiresAcross(Permission.OverviewRead, everywhere: true);
    }

    private static string Day(DateOnly? date) => date?.ToString("O") ?? "";

    private static IResult File(AsOf asOf, IEnumerable<IReadOnlyList<string>> rows) =>
        TypedResults.File(Csv.Write(rows), "text/csv; charset=utf-8", $"gemeenten-{asOf.Date:yyyy-MM-dd}.csv");
}
