using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

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
            Forms.Post<Input>(http, input => Handle(id, input, db, ct), $"/{tenant}/protocol", "De einddatum van het protocol is bewaard.",
                form => ListProtocols.Show(db, ct, id, form))).Requires(Permission.ProtocolsWrite);
    }

    internal static async Task Handle(Guid id, Input input, InburgeringDb db, CancellationToken ct)
    {
        db.Work.Municipality();
        new Check().Given(input.Until, "until", "de laatste dag").Done();
        var protocol = await db.Get<Protocol>(id, ct);
        new Check().That(input.Until >= protocol.From, "until", $"De laatste dag ligt voor de begindatum, {protocol.From.InWords()}.").Done();
        protocol.End(input.Until!.Value, db.Work.Today);
        if (protocol.SignedOn is not null)
        {
            db.Publish(new ProtocolInForce(protocol.Id, protocol.From, protocol.Until, protocol.Version + 1));
        }

        await db.Save(nameof(EndProtocol), protocol, ct);
    }
}
