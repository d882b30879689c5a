using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Web.Sheets;

/// <summary>How a sheet leaves, and how it comes back.</summary>
public static class SheetRoutes
{
    /// <summary>Offers a sheet as files beside a list: its addresses with <c>.csv</c> and <c>.xlsx</c>, on pages and in the API.</summary>
    /// <param name="routes">The addresses of the service.</param>
    /// <param name="page">The page of the list.</param>
    /// <param name="api">The list below <c>/api/{tenant}</c>.</param>
    /// <param name="needs">What it takes to read the list.</param>
    /// <param name="read">Answers a <see cref="Task{Sheet}"/> with its rows.</param>
    public static void MapSheet(this ServiceRoutes routes, PageAddress page, string api, PermissionRequirement needs, Delegate read)
    {
        foreach (var (group, address) in ((RouteGroupBuilder, string)[])[(routes.Api, api), (routes.Pages, page.Pattern)])
        {
            foreach (var format in (string[])["csv", "xlsx"])
            {
                group.MapGet($"{address}.{format}", read).WithMetadata(needs)
                    .AddEndpointFilter(async (call, next) => await next(call) is Sheet sheet ? sheet.File(format) : null);
            }
        }
    }

    /// <summary>
    /// Adds to an act with a form that its rows can come from a file: shows the form with them, and saves nothing until that is sent.
    /// </summary>
    /// <param name="act">The act that the form is for.</param>
    /// <param name="address">Where the file (a field <c>file</c>) is posted to.</param>
    /// <param name="read">Answers a <see cref="Task{Sheet}"/> with the rows that there are: what a file does not tell, they do.</param>
    /// <param name="show">The page of the form; takes the <see cref="FormState"/> to show.</param>
    public static ActRoute FromSheet(this ActRoute act, PageAddress address, Delegate read, Delegate show)
    {
        act.Routes.Pages.MapPost(address.Pattern, async (HttpContext http) =>
        {
            var form = await http.Request.ReadTypedForm(http.RequestAborted);
            var typed = new FormState(FormJson.Flatten(FormJson.Read(form)));
            using var content = new MemoryStream();
            if (form.Files["file"] is { } file)
            {
                await file.CopyToAsync(content, http.RequestAborted);
            }

            var sheet = await SheetOf(http, act, read);
            var told = sheet.Read(content.ToArray(), form.Files["file"]?.FileName ?? "", typed);
            http.Response.StatusCode = told.HasErrors ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
            await FormReview.Show(http, act, told, show);
        }).WithMetadata(act.Requirement);
        return act;
    }

    /// <summary>The sheet that a function answers, whose parameters are bound as in any route.</summary>
    private static async Task<Sheet> SheetOf(HttpContext http, ActRoute act, Delegate read)
    {
        Sheet? sheet = null;
        var endpoint = new RouteEndpointBuilder(null, ((RouteEndpoint)http.GetEndpoint()!).RoutePattern, 0);
        endpoint.FilterFactories.Add((_, next) => async call =>
        {
            sheet = (Sheet?)await next(call);
            return TypedResults.Empty;
        });
        await RequestDelegateFactory.Create(read, new()
        {
            ServiceProvider = act.Routes.Services,
            EndpointBuilder = endpoint,
            ThrowOnBadRequest = true,
            RouteParameterNames = ["tenant", .. http.Request.RouteValues.Keys],
        }).RequestDelegate(http);
        return sheet!;
    }
}
