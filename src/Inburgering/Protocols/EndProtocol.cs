using AgiiPlatform.Contracts;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Inburgering.Protocols;

/// <summary>Sets the last day of the protocol. Referrals that left before stay; new ones need another protocol.</summary>
internal static class EndProtocol
{
    internal sealed record Input
    {
        public DateOnly? Until { get; init; }
    }

    internal static readonly PageAddress Action = new("/protocol/{id:guid}/beeindigen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProtocolsWrite, "/protocols/{id:guid}/end", Handle)
        .Button(Action, ListProtocols.Show, "De einddatum van het protocol is bewaard.", then: ListProtocols.Page);

    private static async Task Handle(Guid id, Input input, InburgeringDb db, CancellationToken ct)
    {
        db.Context.Municipality();
        new Check().Required(input.Until, "until", "de laatste dag").Plausible(input.Until, "until", db.Context.Today, years: 50)
            .ThrowIfInvalid();
        var protocol = await db.Get<Protocol>(id, ct);
        new Check().Must(input.Until >= protocol.From, "until", $"De laatste dag ligt voor de begindatum, {protocol.From.InWords()}.")
            .ThrowIfInvalid();

        protocol.End(input.Until!.Value, db.Context.Today);
        if (protocol.SignedOn is not null)
        {
            db.Publish(new ProtocolInForce(protocol.Id, protocol.From, protocol.Until, protocol.Version + 1));
        }

        await db.Save(nameof(EndProtocol), protocol, ct);
    }
}
