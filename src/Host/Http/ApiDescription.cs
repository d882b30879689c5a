using System.Reflection;
using System.Text.Json;
using AgiiPlatform.Platform.Hosting;
using AgiiPlatform.Platform.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace AgiiPlatform.Host.Http;

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
                o.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name
                    ? Outer(type.Type) + name : null;
                o.AddOperationTransformer(AddWhatIsReadByHand);
                o.AddDocumentTransformer((document, _, _) =>
                {
                    document.Info.Title = $"AgII-platform: {service.Name}";
                    document.Info.Description = "Send an access token of /.well-known/openid-configuration, with scope api, as "
                        + "'Authorization: Bearer'. Refusals are problem details with a stable type and a Dutch sentence.";
                    return Task.CompletedTask;
                });
            });
        }
    }

    /// <summary>The input of every act is called Input, so its schema has the name of the act before that.</summary>
    private static string Outer(Type type) => type.DeclaringType is { } act ? Outer(act) + act.Name : "";

    /// <summary>
    /// What the framework cannot see, since it is read from the request and not bound: the parts of a query that a type binds by itself
    /// (BindAsync), the file of an upload, and the header of a request that may be repeated.
    /// </summary>
    private static async Task AddWhatIsReadByHand(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var given = context.Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().First().GetParameters()
            .Select(p => p.ParameterType).ToList();
        operation.Parameters ??= [];
        foreach (var part in given.Where(t => t.GetMethod("BindAsync", [typeof(HttpContext)]) is not null)
            .SelectMany(t => t.GetConstructors().Single().GetParameters()))
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = JsonNamingPolicy.CamelCase.ConvertName(part.Name!),
                In = ParameterLocation.Query,
                Schema = await context.GetOrCreateSchemaAsync(part.ParameterType, null, ct),
            });
        }

        if (given.Contains(typeof(HttpRequest)))
        {
            var file = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["multipart/form-data"] = new()
                    {
                        Schema = new OpenApiSchema
                        {
                            Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = file },
                        },
                    },
                },
            };
        }

        var isInTenant = context.Description.RelativePath!.StartsWith("api/{tenant}/", StringComparison.Ordinal);
        if (isInTenant && context.Description.HttpMethod is not "GET")
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = Idempotency.Name,
                In = ParameterLocation.Header,
                Description = "Makes it safe to send the same request again: it is carried out once, and answered as at first.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = Idempotency.MaxLength },
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
