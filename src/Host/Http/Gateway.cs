using AgiiPlatform.Platform.Hosting;
using Yarp.ReverseProxy.Configuration;

namespace AgiiPlatform.Host.Http;

/// <summary>
/// The entry of the split shape: one address for people and programs, routed on the word after the tenant to the service that owns
/// it (<c>Gateway:{service}</c> has its addresses, with a comma between). What no service owns (signing in, the start pages) goes to
/// Identity.
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
            Destinations = Addresses(configuration, s.Name).ToDictionary(a => a, a => new DestinationConfig { Address = a }),
            LoadBalancingPolicy = "PowerOfTwoChoices",
            HealthCheck = new()
            {
                // What is not ready gets nothing new, so that it can stop in peace; what does not answer is left alone for a while. When
                // none is well, all are tried: one that is said to be away may answer.
                Active = new()
                {
                    Enabled = true, Path = "/health/ready", Interval = TimeSpan.FromSeconds(5), Timeout = TimeSpan.FromSeconds(4),
                },
                Passive = new() { Enabled = true, ReactivationPeriod = TimeSpan.FromSeconds(10) },
                AvailableDestinationsPolicy = "HealthyOrPanic",
            },
        });
        services.AddReverseProxy().LoadFromMemory([.. routes], [.. clusters]);
    }

    private static string[] Addresses(IConfiguration configuration, string service) =>
        configuration[$"Gateway:{service}"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            is { Length: > 0 } addresses ? addresses : throw new InvalidOperationException($"Gateway:{service} is missing.");

    private static RouteConfig Route(string service, string path, int order) =>
        new() { RouteId = path, ClusterId = service, Order = order, Match = new RouteMatch { Path = path } };
}
