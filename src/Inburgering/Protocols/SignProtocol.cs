using AgiiPlatform.Contracts;

namespace AgiiPlatform.Inburgering.Protocols;

/// <summary>Records that both parties signed the protocol: from then on it is in force, within its period.</summary>
internal static class SignProtocol
{
    internal sealed record Input
    {
        public DateOnly? SignedOn { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/protocols/{id:guid}/signature", async (Guid id, Input input, InburgeringDb db, CancellationToken ct) =>
        {
            await Handle(id, input, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.ProtocolsWrite);
        routes.Pages.MapPost("/protocol/{id:guid}/ondertekenen", (HttpContext http, string tenant, Guid id, InburgeringDb db, CancellationToken ct) =>
            PostedForms.Post<Input>(http, input => Handle(id, input, db, ct), $"/{tenant}/protocol", "De ondertekening is geregistreerd.",
                form => ListProtocols.Show(db, ct, id, form))).Requires(Permission.ProtocolsWrite);
    }

    internal static async Task Handle(Guid id, Input input, InburgeringDb db, CancellationToken ct)
    {
        db.Context.MunicipalityWithOcmw();
        new Check()
            .Required(input.SignedOn, "signedOn", "de datum van ondertekening")
            .Must(!(input.SignedOn > db.Context.Today), "signedOn", "De datum van ondertekening ligt in de toekomst.")
            .ThrowIfInvalid();
        var protocol = await db.Get<Protocol>(id, ct);
        protocol.Sign(input.SignedOn!.Value, await ListProtocols.All(db, ct));
        db.Publish(new ProtocolInForce(protocol.Id, protocol.From, protocol.Until, protocol.Version + 1));
        await db.Save(nameof(SignProtocol), protocol, ct);
    }
}
