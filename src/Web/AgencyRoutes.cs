using AgiiPlatform.Platform.Hosting;
using Microsoft.AspNetCore.Routing.Patterns;

namespace AgiiPlatform.Web;

/// <summary>Addresses of AgII that are those of a municipality but for the first word, and answer something else.</summary>
public static class AgencyRoutes
{
    private const string Agency = "agii";

    /// <summary>The addresses of a service at AgII only, where those of a municipality mean something else.</summary>
    public static ServiceRoutes OfAgency(this ServiceRoutes routes, Service service) => new(service, routes.Root)
    {
        Api = routes.Root.MapGroup(At($"/api/{Agency}")).WithTags(service.Name),
        Pages = routes.Root.MapGroup(At($"/{Agency}")).ExcludeFromDescription(),
    };

    /// <summary>A page of AgII, at the address of this one.</summary>
    public static RouteHandlerBuilder MapPageOfAgency(this ServiceRoutes routes, PageAddress page, Delegate handle) =>
        Map(routes, page.In(Agency), handle).ExcludeFromDescription();

    /// <summary>A call of AgII, at this address below <c>/api/agii</c>.</summary>
    public static RouteHandlerBuilder MapApiOfAgency(this ServiceRoutes routes, string service, string path, Delegate handle) =>
        Map(routes, $"/api/{Agency}{path}", handle).WithTags(service);

    // The first word is fixed, so that this address goes before the other, and still names the tenant.
    private static RoutePattern At(string path) => RoutePatternFactory.Parse(path, new { tenant = Agency }, parameterPolicies: null);

    private static RouteHandlerBuilder Map(ServiceRoutes routes, string path, Delegate handle) =>
        routes.Root.Map(At(path), handle).WithMetadata(new HttpMethodMetadata([HttpMethods.Get]));
}
