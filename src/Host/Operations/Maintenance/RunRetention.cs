using AgiiPlatform.Host.Storage;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Web.Forms;

namespace AgiiPlatform.Host.Operations;

/// <summary>Deletes now, for one service, what the job of every hour would (<see cref="RetentionJob"/>).</summary>
internal static class RunRetention
{
    internal static PageAddress Action(string service) => new($"/{PlatformPages.Segment}/{service}/bewaartermijnen");

    internal static void Map(ServiceRoutes routes, string service, Delegate show) => routes
        .ActAcross(Permission.PlatformManage, $"/{PlatformPages.ApiSegment}/{service}/retention",
            (OperatorConfirmation input, HttpContext http, CancellationToken ct) => (Task)Handle(service, input, http.RequestServices, ct))
        .Button(Action(service), show, "Wat lang genoeg bewaard was, is verwijderd.", then: PlatformPages.Page(service));

    /// <summary>Answers how much was deleted.</summary>
    internal static async Task<Removed> Handle(string service, OperatorConfirmation input, IServiceProvider services, CancellationToken ct)
    {
        input.Demand();
        var database = services.GetServices<ServiceDatabase>().First(d => d.Name == service);
        var removed = await services.GetRequiredService<RetentionJob>().Clear(database, ct);
        await services.GetRequiredKeyedService<ServiceDb>(service).Save(nameof(RunRetention), null, $"{removed}", ct);
        return removed;
    }
}
