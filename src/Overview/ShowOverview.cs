using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AgiiPlatform.Overview;

/// <summary>Shows how many municipalities were visited and how many agreements were signed, as of a date, in total and per region.</summary>
internal static class ShowOverview
{
    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/overview", async (
            [AsParameters] Question asked, LatestFacts facts, UnitOfWork work, Visitor visitor, Register register) =>
        {
            var asOf = AsOf.Of(asked, await facts.Everywhere(work), register, work.Today);
            return OverviewFigures.Of(asOf, asOf.Regions(register, visitor.Regions));
        }).RequiresAcross(Permission.OverviewRead, everywhere: true);

        routes.Pages.MapGet("/overzicht", async (
            [AsParameters] Question asked, HttpContext http, LatestFacts facts, UnitOfWork work, Visitor visitor, Register register) =>
        {
            var snapshot = await facts.Everywhere(work);
            var state = FormState.With(
                ("asOf", string.IsNullOrEmpty(asked.AsOf) ? work.Today.ToString("O") : asked.AsOf), ("population", asked.Population ?? "all"));
            AsOf asOf;
            try
            {
                asOf = AsOf.Of(asked with { Region = null }, snapshot, register, work.Today);
            }
            catch (InvalidInput e)
            {
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                state = new FormState(new Dictionary<string, IReadOnlyList<string>> { ["asOf"] = [asked.AsOf ?? ""], ["population"] = [asked.Population ?? ""] }, e.Errors);
                asOf = AsOf.Of(new(null, null, null), snapshot, register, work.Today);
            }

            return await Pages.Show<OverviewPage>(new
            {
                Form = state,
                Figures = OverviewFigures.Of(asOf, asOf.Regions(register, visitor.Regions)),
                Legislature = asOf.Legislature.Name,
                Population = asOf.Choice == PopulationName.Agii ? "agii" : "all",
                Places = asOf.Places(register),
                Own = visitor.Regions,
            });
        }).RequiresAcross(Permission.OverviewRead, everywhere: true);
    }
}
