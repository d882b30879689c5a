using AgiiPlatform.Platform.Hosting;
using AgiiPlatform.Platform.Http;
using Scalar.AspNetCore;

namespace AgiiPlatform.Host;

/// <summary>
/// The API of each service as an OpenAPI document, <c>/openapi/{service}.json</c>, wherever the service runs; and in Development a page
/// to read and try them, <c>/scalar</c>.
/// </summary>
internal static class ApiDescription
{
    internal const string Pattern = "/openapi/{documentName}.json";

    // The page's own script writes its styles; it is a tool for developers, and not there in production.
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "font-src 'self' data:";

    internal static void AddApiDescription(this IServiceCollection services, IReadOnlyList<Service> chosen)
    {
        foreach (var service in chosen)
        {
            services.AddOpenApi(service.Name, o =>
            {
                o.ShouldInclude = route => route.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true
                    && route.ActionDescriptor.EndpointMetadata.OfType<OwningService>().Any(owner => owner.Name == service.Name);
                o.AddDocumentTransformer((document, _, _) =>
                {
                    document.Info.Title = $"AgII-platform: {service.Name}";
                    document.Info.Description = "Sign in with POST /api/identity/login and send the token as 'Authorization: Bearer'. "
                        + "Refusals are problem details with a stable type and a Dutch sentence.";
                    return Task.CompletedTask;
                });
            });
        }
    }

    /// <summary>The page over the documents of all services, here or behind the gateway.</summary>
    internal static void MapApiPage(this WebApplication app, IReadOnlyList<Service> all) => app
        .MapScalarApiReference("/scalar", o => o
            .WithTitle("AgII-platform: API")
            .WithOpenApiRoutePattern(Pattern)
            .AddDocuments(all.Select(s => s.Name))
            .DisableDefaultFonts().DisableAgent().DisableTelemetry().HideDeveloperTools())
        .AllowAnonymous()
        .AddEndpointFilter(async (call, next) =>
        {
            call.HttpContext.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            return await next(call);
        });
}
