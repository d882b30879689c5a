using AgiiPlatform.Contracts;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Inburgering.Protocols;

/// <summary>Records that both parties signed the protocol: from then on it is in force, within its period.</summary>
internal static class SignProtocol
{
    internal sealed record Input
    {
        public DateOnly? SignedOn { get; init; }
    }

    internal static readonly PageAddress Action = new("/protocol/{id:guid}/ondertekenen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProtocolsWrite, "/protocols/{id:guid}/signature", Handle)
        .Button(Action, ListProtocols.Show, "De ondertekening is geregistreerd.", then: ListProtocols.Page);

    private static async Task Handle(Guid id, Input input, InburgeringDb db, CancellationToken ct)
    {
        db.Context.MunicipalityWithOcmw();
        new Check()
            .Required(input.SignedOn, "signedOn", "de datum van ondertekening")
            .Plausible(input.SignedOn, "signedOn", db.Context.Today)
            .Must(!(input.SignedOn > db.Context.Today), "signedOn", "De datum van ondertekening ligt in de toekomst.")
            .ThrowIfInvalid();

        var protocol = await db.Get<Protocol>(id, ct);
        protocol.Sign(input.SignedOn!.Value, await ListProtocols.All(db, ct));
        db.Publish(new ProtocolInForce(protocol.Id, protocol.From, protocol.Until, protocol.Version + 1));
        await db.Save(nameof(SignProtocol), protocol, ct);
    }
}
