using AgiiPlatform.Contracts;
using AgiiPlatform.Inburgering;
using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Web.Forms;

namespace AgiiPlatform.Host.Operations;

/// <summary>Has every national number locked with the key that locks now; until then the one it was locked with opens it.</summary>
internal static class RotateKeys
{
    internal static readonly PageAddress Action = new($"/{PlatformPages.Segment}/inburgering/sleutels");

    internal static void Map(ServiceRoutes routes, Delegate show) => routes
        .ActAcross(Permission.PlatformManage, $"/{PlatformPages.ApiSegment}/inburgering/key-rotation", Handle)
        .Button(Action, show, "De rotatie is begonnen. Laad de pagina opnieuw om te zien hoe ver ze staat.",
            then: PlatformPages.Page("inburgering"));

    internal static async Task Handle(
        OperatorConfirmation input, InszVault vault, InburgeringDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        input.Demand();
        var keys = await InUse(db, vault, registry, ct);
        RuleViolation.If(keys.Left == 0, "nothing-to-rotate", "Alle nummers zijn al versleuteld met de huidige sleutel.");
        db.PublishForEach(registry, new KeyRotationAsked(vault.CurrentVersion));
        await db.Save(nameof(RotateKeys), null, $"sleutel {vault.CurrentVersion}: {keys.Left} nummers", ct);
    }

    /// <summary>Which keys lock how many numbers.</summary>
    internal static async Task<Keys> InUse(InburgeringDb db, InszVault vault, MunicipalityRegistry registry, CancellationToken ct) => new(
        vault.CurrentVersion, vault.Versions,
        [
            .. (await KeysInUse.Count(db, vault, registry.MunicipalityIds, ct))
                .OrderByDescending(k => k.Key).Select(k => new KeyUse(k.Key, k.Value)),
        ],
        await Occurrence.Last(db, ct, nameof(RotateKeys)));
}
