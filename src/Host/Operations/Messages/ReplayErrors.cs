using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Web.Forms;

namespace AgiiPlatform.Host.Operations;

/// <summary>
/// Offers what lies in an error queue of a service, or one message of it, to its consumer once more. The log of that service tells who did.
/// </summary>
internal static class ReplayErrors
{
    internal sealed record Input
    {
        public Guid? Message { get; init; }
    }

    /// <summary>Offers a queue of a service again.</summary>
    internal static PageAddress Action(string service) => new($"/{PlatformPages.Segment}/{service}/foutberichten/{{queue}}");

    internal static void Map(ServiceRoutes routes, string service, Delegate show)
    {
        var api = $"/{PlatformPages.ApiSegment}/{service}/error-queues";
        routes.ActAcross(Permission.PlatformManage, $"{api}/{{queue}}/replay",
                (string queue, Input input, HttpContext http, CancellationToken ct) =>
                    (Task)Handle(service, queue, input.Message, http.RequestServices, ct))
            .Button(Action(service), show, "Opnieuw aangeboden. Wat weer mislukt, staat binnen enkele seconden terug op deze pagina.",
                then: PlatformPages.Page(service));
        routes.Api.MapGet(api, async (HttpContext http, CancellationToken ct) =>
            TypedResults.Ok(await Read(service, http.RequestServices, ct) ?? [])).RequiresAcross(Permission.PlatformManage);
    }

    /// <summary>Answers how many messages were offered again.</summary>
    internal static async Task<int> Handle(string service, string queue, Guid? message, IServiceProvider services, CancellationToken ct)
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
        await db.Save(nameof(ReplayErrors), null, $"{queue}: {(message is { } one ? $"bericht {one}" : "alle berichten")}", ct);
        var moved = await ErrorQueues.Replay(broker, queue, message, ct);
        await transaction.CommitAsync(ct);
        return moved;
    }

    /// <summary>The error queues of a service; null in the embedded shape, which has none.</summary>
    internal static async Task<IReadOnlyList<ErrorQueue>?> Read(string service, IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<IConfiguration>().Broker() is { } broker
            ? await ErrorQueues.Read(broker, services.GetRequiredService<Subscriptions>().Consumers, service, ct) : null;
}
