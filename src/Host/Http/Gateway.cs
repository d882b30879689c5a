using AgiiPlatform.Host.Operations;
using AgiiPlatform.Host.Operations.Archive;
using AgiiPlatform.Host.Operations.Audit;
using AgiiPlatform.Platform.Hosting;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;

namespace AgiiPlatform.Host.Http;

/// <summary>
/// The entry of the split shape: one address for people and programs, routed on the word after the tenant to the service that owns
/// it (<c>Gateway:{service}</c> has its addresses, with a comma between). What no service owns (signing in, the start pages) goes to
/// Identity.
/// </summary>
internal static class Gateway
{
    /// <summary>How long an address that failed is left alone.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(5);

    internal static void AddGateway(this IServiceCollection services, IReadOnlyList<Service> all, IConfiguration configuration)
    {
        var routes = all.SelectMany(s => SegmentsOf(s).SelectMany(segment => new[]
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
                // What says once that it is not ready, or does not answer, gets nothing new from then on (DrainSeconds is to be longer than
                // the interval), so that it can stop in peace. When none is well, all are tried: one that is said to be away may answer.
                Active = new()
                {
                    Enabled = true, Path = "/health/ready", Interval = TimeSpan.FromSeconds(5), Timeout = TimeSpan.FromSeconds(4),
                },
                Passive = new() { Enabled = true, ReactivationPeriod = Recent },
                AvailableDestinationsPolicy = "HealthyOrPanic",
            },
            Metadata = new Dictionary<string, string> { [ConsecutiveFailuresHealthPolicyOptions.ThresholdMetadataName] = "1" },
        });
        // Failures of a minute ago (the default) would keep out what has long been back.
        services.Configure<TransportFailureRateHealthPolicyOptions>(o => o.DetectionWindowSize = Recent);
        services.AddReverseProxy().LoadFromMemory([.. routes], [.. clusters]);
    }

    /// <summary>Its own words, and the pages that each service has about itself.</summary>
    private static IEnumerable<string> SegmentsOf(Service service) =>
        [.. service.Segments, $"{PlatformPages.Segment}/{service.Name}", $"{PlatformPages.ApiSegment}/{service.Name}",
            $"{AuditPages.Segment}/{service.Name}", $"{AuditPages.ApiSegment}/{service.Name}",
            $"{ArchivePages.Segment}/{service.Name}", $"{ArchivePages.ApiSegment}/{service.Name}"];

    private static string[] Addresses(IConfiguration configuration, string service) =>
        configuration[$"Gateway:{service}"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            is { Length: > 0 } addresses ? addresses : throw new InvalidOperationException($"Gateway:{service} is missing.");

    private static RouteConfig Route(string service, string path, int order) =>
        new() { RouteId = path, ClusterId = service, Order = order, Match = new RouteMatch { Path = path } };
}
