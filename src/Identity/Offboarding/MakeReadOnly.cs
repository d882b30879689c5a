using AgiiPlatform.Contracts;

namespace AgiiPlatform.Identity.Offboarding;

/// <summary>An administrator makes a municipality read-only from a day on: everything can be read there, and nothing written.</summary>
internal static class MakeReadOnly
{
    internal sealed record Input
    {
        public DateOnly? From { get; init; }
        public string? Reason { get; init; }
    }

    internal static readonly PageAddress Action = new("/organisaties/{organisation}/alleen-lezen");

    internal static void Map(ServiceRoutes routes) => routes
        .ActAcross(Permission.PlatformManage, "/organisations/{organisation}/read-only", Handle)
        .Button(Action, OpenStay.Show("read-only"), "De alleen-lezen-periode is vastgelegd. Op die dag geldt ze overal binnen enkele seconden.",
            then: OpenStay.Page);

    private static async Task Handle(
        string organisation, Input input, IdentityDb db, MunicipalityRegistry registry, CancellationToken ct)
    {
        var tenant = OpenStay.Find(organisation, registry);
        new Check().Required(input.From, "from", "de eerste dag").RequiredText(input.Reason, "reason", "de reden", 500)
            .Must(!(input.From < db.Context.Today), "from", "Kies vandaag of een latere dag.").ThrowIfInvalid();
        var stay = await OpenStay.Of(tenant, db, ct);
        stay.MakeReadOnly(input.From!.Value, input.Reason!, db.Context.Now);
        db.Publish(new AccessChanged([stay.Access()], db.Context.Now));
        await db.Save(nameof(MakeReadOnly), null, $"{tenant.Slug}: vanaf {input.From:O}: {input.Reason}", ct);
    }
}
