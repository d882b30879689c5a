using System.Text.Json.Nodes;
using AgiiPlatform.Platform.Hosting;
using Yarp.ReverseProxy.Configuration;

namespace AgiiPlatform.Host;

/// <summary>
/// The entry of the split shape: one address for people and programs, routed on the word after the tenant to the service that owns
/// it (<c>Gateway:{service}</c> is its address). What no service owns (signing in, the start pages) goes to Identity.
/// </summary>
internal static class Gateway
{
    internal static void AddGateway(this IServiceCollection services, IReadOnlyList<Service> all, IConfiguration configuration)
    {
        var routes = all.SelectMany(s => s.Segments.SelectMany(segment => new[]
        {
            Route(s.Name, $"/api/{{tenant}}/{segment}/{{**rest}}", order: 0),
            Route(s.Name, $"/{{tenant}}/{segment}/{{**rest}}", order: 0),
        })).Append(Route("identity", "/{**rest}", order: 10));
        var clusters = all.Select(s => new ClusterConfig
        {
            ClusterId = s.Name,
            Destinations = new Dictionary<string, DestinationConfig>
            {
                ["service"] = new() { Address = configuration[$"Gateway:{s.Name}"] ?? throw new InvalidOperationException($"Gateway:{s.Name} is missing.") },
            },
        });
        services.AddReverseProxy().LoadFromMemory([.. routes], [.. clusters]);
    }

    /// <summary>
    /// The OpenAPI document of the whole: the services' own, put together. Each service names its schemas for itself, so its name goes before
    /// them. A service that does not answer is missing, like its routes.
    /// </summary>
    internal static void MapDescriptionOfAll(this WebApplication app, IReadOnlyList<Service> all)
    {
        var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        app.Lifetime.ApplicationStopped.Register(http.Dispose);
        app.MapGet("/openapi/v1.json", async (IConfiguration configuration, CancellationToken ct) =>
        {
            var documents = (await Task.WhenAll(all.Select(async s => (s.Name, Text: await Read(s.Name))))).Where(d => d.Text is not null).ToList();
            if (documents.Count == 0)
            {
                return Results.StatusCode(StatusCodes.Status502BadGateway);
            }

            var whole = JsonNode.Parse(documents[0].Text!)!.AsObject();
            (whole["paths"], whole["components"], whole["tags"]) = (new JsonObject(), new JsonObject { ["schemas"] = new JsonObject() }, new JsonArray());
            foreach (var (name, text) in documents)
            {
                const string reference = "\"#/components/schemas/";
                var part = JsonNode.Parse(text!.Replace(reference, $"{reference}{name}.", StringComparison.Ordinal))!;
                Add(part["paths"], whole["paths"]!, "");
                Add(part["components"]?["schemas"], whole["components"]!["schemas"]!, $"{name}.");
                whole["tags"]!.AsArray().Add(new JsonObject { ["name"] = name });
            }

            return Results.Text(whole.ToJsonString(), "application/json");

            async Task<string?> Read(string service)
            {
                try
                {
                    return await http.GetStringAsync(new Uri(new Uri(configuration[$"Gateway:{service}"]!), "/openapi/v1.json"), ct);
                }
                catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
                {
                    return null;
                }
            }
        }).AllowAnonymous();

        static void Add(JsonNode? from, JsonNode to, string prefix)
        {
            foreach (var (name, value) in from?.AsObject().ToList() ?? [])
            {
                to[prefix + name] = value!.DeepClone();
            }
        }
    }

    private static RouteConfig Route(string service, string path, int order) =>
        new() { RouteId = path, ClusterId = service, Order = order, Match = new RouteMatch { Path = path } };
}
