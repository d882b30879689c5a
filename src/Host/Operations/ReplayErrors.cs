using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Hosting;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Web;
using AgiiPlatform.Web.Forms;

namespace AgiiPlatform.Host.Operations;

/// <summary>
/// Shows a platform administrator what lies in the error queues of a service, and offers a queue or one message to its consumer once more.
/// Each process shows the services that it runs; the log of that service tells who replayed what.
/// </summary>
internal static class ReplayErrors
{
    internal sealed record Input
    {
        public Guid? Message { get; init; }
    }

    /// <summary>The words after the tenant, before the name of a service: the gateway routes on both.</summary>
    internal const string Segment = "foutberichten", ApiSegment = "error-queues";

    /// <summary>The page of a service.</summary>
    internal static PageAddress Page(string service) => new($"/{Segment}/{service}");

    /// <summary>Offers a queue of a service again.</summary>
    internal static PageAddress Action(string service) => new($"/{Segment}/{service}/{{queue}}");

    internal static void MapErrorQueues(this WebApplication app, IReadOnlyList<Service> services)
    {
        foreach (var service in services)
        {
            Map(new ServiceRoutes(service, app), service.Name);
        }

        if (services.FirstOrDefault(s => s.Name == "identity") is { } first) // to which the gateway brings what no service owns
        {
            new ServiceRoutes(first, app).Pages.MapGet($"/{Segment}", (string tenant) => TypedResults.Redirect(Page(first.Name).In(tenant)))
                .RequiresAcross(Permission.ErrorQueuesManage);
        }
    }

    private static void Map(ServiceRoutes routes, string service)
    {
        routes.ActAcross(Permission.ErrorQueuesManage, $"/{ApiSegment}/{service}/{{queue}}/replay",
                (string queue, Input input, HttpContext http, CancellationToken ct) =>
                    Handle(service, queue, input, http.RequestServices, ct))
            .Button(Action(service), Show, "Opnieuw aangeboden. Wat weer mislukt, staat binnen enkele seconden terug op deze pagina.",
                then: Page(service));
        routes.Api.MapGet($"/{ApiSegment}/{service}", async (HttpContext http, CancellationToken ct) =>
            TypedResults.Ok(await Read(service, http.RequestServices, ct) ?? [])).RequiresAcross(Permission.ErrorQueuesManage);
        routes.Pages.MapGet(Page(service).Pattern, Show).RequiresAcross(Permission.ErrorQueuesManage);

        async Task<IResult> Show(FormState form, HttpContext http, CancellationToken ct) => await Pages.Show<ErrorQueuesPage>(new
        {
            Service = service, Queues = await Read(service, http.RequestServices, ct), Form = form,
            Services = http.RequestServices.GetRequiredService<Subscriptions>().Consumers.Select(c => c.Service).Distinct().ToList(),
        });
    }

    private static async Task Handle(string service, string queue, Input input, IServiceProvider services, CancellationToken ct)
    {
        if (services.GetRequiredService<Subscriptions>().Consumers.All(c => c.Service != service || c.Queue != queue))
        {
            throw new NotFound();
        }

        var broker = services.GetRequiredService<IConfiguration>().Broker()
            ?? throw new RuleViolation("no-broker", "In deze opstelling zijn er geen foutwachtrijen.");
        var db = services.GetRequiredKeyedService<ServiceDb>(service);
        // Written first, and kept only when it was done: the same press a second time stops here.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Save(nameof(ReplayErrors), null, $"{queue}: {(input.Message is { } one ? $"bericht {one}" : "alle berichten")}", ct);
        await ErrorQueues.Replay(broker, queue, input.Message, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>The error queues of a service; null in the embedded shape, which has none.</summary>
    private static async Task<IReadOnlyList<ErrorQueue>?> Read(string service, IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<IConfiguration>().Broker() is { } broker
            ? await ErrorQueues.Read(broker, services.GetRequiredService<Subscriptions>().Consumers, service, ct) : null;
}
