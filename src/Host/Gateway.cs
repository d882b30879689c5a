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
        }).Append(Route(s.Name, $"/openapi/{s.Name}.json", order: 0))).Append(Route("identity", "/{**rest}", order: 10));
        var clusters = all.Select(s => new ClusterConfig
        {
            ClusterId = s.Name,
            Destinations = new Dictionary<string, DestinationConfig>
            {
                ["service"] = new()
                {
                    Address = configuration[$"Gateway:{s.Name}"] ?? throw new InvalidOperationException($"Gateway:{s.Name} is missing."),
                },
            },
        });
        services.AddReverseProxy().LoadFromMemory([.. routes], [.. clusters]);
    }

    private static RouteConfig Route(string service, string path, int order) =>
        new() { RouteId = path, ClusterId = service, Order = order, Match = new RouteMatch { Path = path } };
}
