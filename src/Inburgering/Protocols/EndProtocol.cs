using AgiiPlatform.Contracts;

namespace AgiiPlatform.Inburgering.Protocols;

/// <summary>Sets the last day of the protocol. Referrals that left before stay; new ones need another protocol.</summary>
internal static class EndProtocol
{
    internal sealed record Input
    {
        public DateOnly? Until { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/protocols/{id:guid}/end", async (Guid id, Input input, InburgeringDb db, CancellationToken ct) =>
        {
            await Handle(id, input, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.ProtocolsWrite);
        routes.Pages.MapPost("/protocol/{id:guid}/beeindigen", (HttpContext http, string tenant, Guid id, InburgeringDb db, CancellationToken ct) =>
            PostedForms.Post<Input>(http, input => Handle(id, input, db, ct), $"/{tenant}/protocol", "De einddatum van het protocol is bewaard.",
                form => ListProtocols.Show(db, ct, id, form))).Requires(Permission.ProtocolsWrite);
    }

    internal static async Task Handle(Guid id, Input input, InburgeringDb db, CancellationToken ct)
    {
        db.Context.Municipality();
        new Check().Required(input.Until, "until", "de laatste dag").ThrowIfInvalid();
        var protocol = await db.Get<Protocol>(id, ct);
        new Check().Must(input.Until >= protocol.From, "until", $"De laatste dag ligt voor de begindatum, {protocol.From.InWords()}.").ThrowIfInvalid();
        protocol.End(input.Until!.Value, db.Context.Today);
        if (protocol.SignedOn is not null)
        {
            db.Publish(new ProtocolInForce(protocol.Id, protocol.From, protocol.Until, protocol.Version + 1));
        }

        await db.Save(nameof(EndProtocol), protocol, ct);
    }
}
