using AgiiPlatform.Contracts;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Overview;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Web.Forms;

namespace AgiiPlatform.Host.Operations;

/// <summary>
/// Builds the facts of Overview again, by asking their publishers to state all of them once more, for each municipality. The figures stay
/// as they are until a municipality is stated, and then are what its publishers say.
/// </summary>
internal static class RebuildProjection
{
    internal static readonly PageAddress Action = new($"/{PlatformPages.Segment}/overview/heropbouw");

    internal static void Map(ServiceRoutes routes, Delegate show) => routes
        .ActAcross(Permission.PlatformManage, $"/{PlatformPages.ApiSegment}/overview/rebuild", Handle)
        .Button(Action, show, "De heropbouw is begonnen. Laad de pagina opnieuw om te zien hoe ver ze staat.",
            then: PlatformPages.Page("overview"));

    internal static async Task Handle(OperatorConfirmation input, OverviewDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        input.Demand();
        var id = Ids.New();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Rebuild.Forget(db, registry.MunicipalityIds, ct);
        db.PublishForEach(registry, new StateAsked(id));
        await db.Save(nameof(RebuildProjection), null, $"heropbouw {id}", ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>How far the last one is; null when there was none.</summary>
    internal static async Task<RebuildProgress?> Progress(OverviewDb db, MunicipalityRegistry registry, CancellationToken ct) =>
        await Occurrence.Last(db, ct, nameof(RebuildProjection)) is { } begun && Guid.TryParse(begun.Reason?.Split(' ')[^1], out var id)
            ? new(begun, await Rebuild.Done(db, registry.MunicipalityIds, id, ct), registry.Municipalities.Count * Rebuild.Publishers)
            : null;
}
