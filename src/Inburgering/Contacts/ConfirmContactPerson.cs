namespace AgiiPlatform.Inburgering.Contacts;

/// <summary>Says that this is still the right person to ask.</summary>
internal static class ConfirmContactPerson
{
    internal sealed record Input;

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/contact-persons/{id:guid}/confirmation", async (Guid id, InburgeringDb db, CancellationToken ct) =>
        {
            await Handle(id, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.ProtocolsWrite);
        routes.Pages.MapPost("/contactpersonen/{id:guid}/bevestigen", (HttpContext http, string tenant, Guid id, InburgeringDb db, CancellationToken ct) =>
            PostedForms.Post<Input>(http, _ => Handle(id, db, ct), $"/{tenant}/contactpersonen", "De contactpersoon is bevestigd.",
                form => ListContactPersons.Show(db, ct, id, form))).Requires(Permission.ProtocolsWrite);
    }

    internal static async Task Handle(Guid id, InburgeringDb db, CancellationToken ct)
    {
        var person = await db.Get<ContactPerson>(id, ct);
        person.Confirm(db.Context.Today);
        await db.Save(nameof(ConfirmContactPerson), person, ct);
    }
}
