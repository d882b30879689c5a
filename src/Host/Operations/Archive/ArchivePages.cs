using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Hosting;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Web;
using AgiiPlatform.Web.Forms;

namespace AgiiPlatform.Host.Operations.Archive;

/// <summary>
/// What a municipality takes along: each service makes the archive of its own part where it runs, as it shows its own log; one page, with
/// Identity, leads to them all.
/// </summary>
internal static class ArchivePages
{
    /// <summary>The words after the tenant, before the name of a service: the gateway routes on both.</summary>
    internal const string Segment = "archief", ApiSegment = "archive";

    internal static readonly PageAddress Parts = new($"/{Segment}");

    /// <summary>The file of a service.</summary>
    internal static PageAddress File(string service) => new($"/{Segment}/{service}");

    internal static void MapArchive(this WebApplication app, IReadOnlyList<Service> services)
    {
        foreach (var service in services)
        {
            var (routes, name) = (new ServiceRoutes(service, app), service.Name);
            Delegate make = (HttpContext http, CurrentUser user, CancellationToken ct) => MakeArchive.Handle(name, http, user, ct);
            routes.Api.MapGet($"/{ApiSegment}/{name}", make).Requires(Permission.AccessRead);
            routes.Pages.MapGet(File(name).Pattern, make).Requires(Permission.AccessRead);
        }

        if (services.FirstOrDefault(s => s.Name == "identity") is { } first) // to which the gateway brings what no service owns
        {
            var routes = new ServiceRoutes(first, app);
            routes.Api.MapGet($"/{ApiSegment}", Read).Requires(Permission.AccessRead);
            routes.Pages.MapGet(Parts.Pattern, async (HttpContext http, CurrentUser user) =>
                await Pages.Show<ArchivePage>(new { Services = Read(http, user) })).Requires(Permission.AccessRead);
        }
    }

    private static IReadOnlyList<ArchivePart> Read(HttpContext http, CurrentUser user) =>
    [
        .. PlatformPages.Names(http.RequestServices).Select(s => (Name: s, Tables: ArchiveTables.Of(s)))
            .Where(s => s.Tables.Any(t => MakeArchive.May(user, t)))
            .Select(s => new ArchivePart(s.Name, ServiceLabels.ToDisplay(s.Name), $"/api/{user.Tenant!.Slug}/{ApiSegment}/{s.Name}",
                [.. s.Tables.Where(t => MakeArchive.May(user, t)).Select(t => t.About)],
                [.. s.Tables.Where(t => !MakeArchive.May(user, t)).Select(t => t.About)])),
    ];
}
