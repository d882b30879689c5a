using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Overview;

/// <summary>
/// Shows how many municipalities were visited and how many agreements were signed, as of a date, in total and per region.
/// </summary>
internal static class ShowOverview
{
    internal static readonly PageAddress Page = new("/overzicht");

    internal static readonly PageAddress PageOn = new(Page.Pattern + OverviewQuery.InPages);

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/overview", async (
            [AsParameters] OverviewQuery query, LatestFacts facts, RequestContext context, CurrentUser user,
            MunicipalityRegistry registry) =>
        {
            var asOf = OverviewSnapshot.Of(query, await facts.Everywhere(context), registry, context.Today);
            return OverviewFigures.Of(asOf, asOf.Regions(registry, user.Regions));
        }).RequiresAcross(Permission.OverviewRead, everywhere: true);

        routes.Pages.MapGet(Page.Pattern, Show).RequiresAcross(Permission.OverviewRead, everywhere: true);
    }

    /// <summary>The page; when something in the question is wrong, with what is wrong and the figures of today.</summary>
    private static async Task<IResult> Show(
        string? datum, string? bevolking, string? regio, string? status, HttpContext http, LatestFacts facts, RequestContext context,
        CurrentUser user, MunicipalityRegistry registry)
    {
        var snapshot = await facts.Everywhere(context);
        IReadOnlyDictionary<string, string[]>? errors = null;
        OverviewSnapshot asOf;
        try
        {
            asOf = Asked(datum, bevolking, regio, status, snapshot, registry, context.Today);
        }
        catch (InvalidInput e)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            errors = e.Errors;
            asOf = OverviewSnapshot.Of(new(null, null, null), snapshot, registry, context.Today);
        }

        var asked = new Dictionary<string, IReadOnlyList<string>>
        {
            ["datum"] = [string.IsNullOrEmpty(datum) ? context.Today.ToString("O") : DateText.Read(datum)?.ToString("O") ?? datum],
            ["bevolking"] = [bevolking ?? PopulationName.All.ToApiName()],
            ["regio"] = [regio ?? ""],
            ["status"] = [status ?? ""],
        };
        return await Pages.Show<OverviewPage>(new
        {
            Form = new FormState(asked, errors),
            Figures = OverviewFigures.Of(asOf, asOf.Regions(registry, user.Regions)),
            Legislature = asOf.Legislature.Name,
            Population = asOf.Choice,
            asOf.Region,
            asOf.State,
            Municipalities = asOf.Statuses(registry),
            Own = user.Regions,
        });
    }

    /// <summary>What a page asks, and what is wrong with it by the names in its address.</summary>
    internal static OverviewSnapshot Asked(
        string? datum, string? bevolking, string? regio, string? status, OverviewFacts facts, MunicipalityRegistry registry, DateOnly today)
    {
        try
        {
            return OverviewSnapshot.Of(new(datum, bevolking, regio), facts, registry, today, status);
        }
        catch (InvalidInput e)
        {
            throw new InvalidInput(e.Errors.ToDictionary(
                error => error.Key switch { "asOf" => "datum", "population" => "bevolking", "region" => "regio", _ => "status" },
                error => error.Value));
        }
    }
}
