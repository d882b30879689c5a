using AgiiPlatform.Contracts;

namespace AgiiPlatform.Identity.Offboarding;

/// <summary>An administrator opens a municipality again that was read-only, or would become so.</summary>
internal static class ReopenTenant
{
    internal sealed record Input
    {
        public string? Reason { get; init; }
    }

    internal static readonly PageAddress Action = new("/organisaties/{organisation}/openstellen");

    internal static void Map(ServiceRoutes routes) => routes
        .ActAcross(Permission.PlatformManage, "/organisations/{organisation}/reopening", Handle)
        .Button(Action, OpenStay.Show("reopening"), "De organisatie staat weer open. Binnen enkele seconden geldt dat overal.",
            then: OpenStay.Page);

    private static async Task Handle(
        string organisation, Input input, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var tenant = OpenStay.Find(organisation, registry);
        new Check().RequiredText(input.Reason, "reason", "de reden", 500).ThrowIfInvalid();
        var stay = await OpenStay.Of(tenant, db, ct);
        stay.Reopen();
        db.Publish(new AccessChanged([stay.Access()], db.Context.Now));
        await db.Save(nameof(ReopenTenant), null, $"{tenant.Slug}: {input.Reason}", ct);
    }
}
