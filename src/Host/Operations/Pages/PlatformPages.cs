using AgiiPlatform.Host.Operations.Processes;
using AgiiPlatform.Host.Storage;
using AgiiPlatform.Identity;
using AgiiPlatform.Inburgering;
using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Overview;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Hosting;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Web;
using AgiiPlatform.Web.Forms;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Host.Operations;

/// <summary>
/// The pages of a platform administrator: one of all that runs, and one of each service, made where that service runs, with what can be
/// done there. Every button is an act, in the log of the service.
/// </summary>
internal static class PlatformPages
{
    /// <summary>The words after the tenant, before the name of a service: the gateway routes on both.</summary>
    internal const string Segment = "beheer/platform", ApiSegment = "platform";

    /// <summary>All that runs.</summary>
    internal static readonly PageAddress All = new($"/{Segment}");

    /// <summary>The page of a service.</summary>
    internal static PageAddress Page(string service) => new($"/{Segment}/{service}");

    /// <summary>Where on those pages the work is that an operator comes for.</summary>
    internal static readonly PageAddress Rebuild = new($"/{Segment}/overview#overzicht-heropbouwen"),
        Keys = new($"/{Segment}/inburgering#sleutels-van-nummers"), Rights = new($"/{Segment}/identity#rechten"),
        Retention = new($"/{Segment}/identity#bewaard");

    /// <summary>Tells the rights of everybody again; the same act as the button on the page of people.</summary>
    internal static readonly PageAddress TellRights = new($"/{Segment}/identity/rechten");

    internal static void MapPlatformPages(this WebApplication app, IReadOnlyList<Service> services)
    {
        foreach (var service in services)
        {
            Map(new ServiceRoutes(service, app), service.Name);
        }

        if (services.FirstOrDefault(s => s.Name == "identity") is { } first) // to which the gateway brings what no service owns
        {
            var routes = new ServiceRoutes(first, app);
            routes.Pages.MapGet(All.Pattern, async (HttpContext http, TimeProvider time, CancellationToken ct) =>
                await Pages.Show<PlatformPage>(new
                {
                    Processes = await Running(http.RequestServices, "identity", ct), Services = Names(http.RequestServices),
                    Now = time.GetUtcNow(),
                })).RequiresAcross(Permission.PlatformManage);
            routes.Api.MapGet($"/{ApiSegment}", async (HttpContext http, CancellationToken ct) =>
                TypedResults.Ok(await Running(http.RequestServices, "identity", ct))).RequiresAcross(Permission.PlatformManage);
        }
    }

    /// <summary>What runs, as each process told last.</summary>
    internal static async Task<IReadOnlyList<RunningProcess>> Running(IServiceProvider services, string login, CancellationToken ct)
    {
        var database = services.GetServices<ServiceDatabase>().First(d => d.Name == login);
        await using var db = await ProcessesDb.Open(services.GetRequiredService<IConfiguration>(), database, ct);
        return await db.Processes.AsNoTracking().OrderBy(p => p.Service).ThenBy(p => p.Process).ToListAsync(ct);
    }

    /// <summary>All services, in this process or elsewhere.</summary>
    internal static IReadOnlyList<string> Names(IServiceProvider services) =>
        [.. services.GetRequiredService<Subscriptions>().Consumers.Select(c => c.Service).Distinct()];

    private static void Map(ServiceRoutes routes, string service)
    {
        routes.Pages.MapGet(Page(service).Pattern, Show("")).RequiresAcross(Permission.PlatformManage);
        routes.Api.MapGet($"/{ApiSegment}/{service}", async (HttpContext http, CancellationToken ct) =>
            TypedResults.Ok(await Read(service, http.RequestServices, ct))).RequiresAcross(Permission.PlatformManage);
        ReplayErrors.Map(routes, service, Show("replay"));
        RunRetention.Map(routes, service, Show("retention"));
        switch (service)
        {
            case "overview":
                RebuildProjection.Map(routes, Show("rebuild"));
                break;
            case "inburgering":
                RotateKeys.Map(routes, Show("keys"));
                break;
            case "identity":
                new ActRoute(routes, new(Permission.PlatformManage, Across: true), RightsResynchronisation.Handle).Button(TellRights,
                    Show("rights"), "Alle rechten worden opnieuw doorgegeven. Binnen een minuut gelden ze overal.", then: Page(service));
                break;
        }

        // The form that was refused is shown again where it stands.
        Delegate Show(string form) => async (FormState state, HttpContext http, CancellationToken ct) => await Pages.Show<ServicePage>(new
        {
            State = await Read(service, http.RequestServices, ct), Services = Names(http.RequestServices), Form = state, FormOf = form,
        });
    }

    private static async Task<ServiceState> Read(string service, IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredKeyedService<ServiceDb>(service);
        var registry = services.GetRequiredService<MunicipalityRegistry>();
        var (queues, answers) = await Queues(service, services, ct);
        var retention = services.GetRequiredService<RetentionJob>();
        return new(await ServiceStatus.Read(service, services, ct), queues, answers,
            await Occurrence.Last(db, ct, nameof(RetentionJob), nameof(RunRetention)),
            retention.NextAt.UtcDateTime,
            await retention.Count(services.GetServices<ServiceDatabase>().First(d => d.Name == service), ct))
        {
            Rebuild = service != "overview" ? null
                : await RebuildProjection.Progress(services.GetRequiredService<OverviewDb>(), registry, ct),
            Keys = service != "inburgering" ? null : await RotateKeys.InUse(
                services.GetRequiredService<InburgeringDb>(), services.GetRequiredService<InszVault>(), registry, ct),
            Rights = service != "identity" ? null : await Occurrence.Last(db, ct, nameof(RightsResynchronisation)),
        };
    }

    /// <summary>The error queues, if there are any, and whether the broker tells.</summary>
    private static async Task<(IReadOnlyList<ErrorQueue>? Queues, bool Answers)> Queues(
        string service, IServiceProvider services, CancellationToken ct)
    {
        try
        {
            return (await ReplayErrors.Read(service, services, ct), true);
        }
        catch (Exception e) when (e is RabbitMQ.Client.Exceptions.BrokerUnreachableException
            or RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return (null, false);
        }
    }
}
