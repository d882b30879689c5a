namespace AgiiPlatform.Inburgering.Contacts;

/// <summary>Sets the last day of a contact person; the row stays, so that one can see who it was then.</summary>
internal static class EndContactPerson
{
    internal sealed record Input
    {
        public DateOnly? Until { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/contact-persons/{id:guid}/end", async (Guid id, Input input, InburgeringDb db, CancellationToken ct) =>
        {
            await Handle(id, input, db, ct);
            return TypedResults.NoContent();
        }).Requires(Permission.ProtocolsWrite);
        routes.Pages.MapPost("/contactpersonen/{id:guid}/beeindigen", (HttpContext http, string tenant, Guid id, InburgeringDb db, CancellationToken ct) =>
            PostedForms.Post<Input>(http, input => Handle(id, input, db, ct), $"/{tenant}/contactpersonen", "De einddatum is bewaard.",
                form => ListContactPersons.Show(db, ct, id, form))).Requires(Permission.ProtocolsWrite);
    }

    internal static async Task Handle(Guid id, Input input, InburgeringDb db, CancellationToken ct)
    {
        new Check().Required(input.Until, "until", "de laatste dag").ThrowIfInvalid();
        var person = await db.Get<ContactPerson>(id, ct);
        new Check().Must(input.Until >= person.From, "until", $"De laatste dag ligt voor de begindatum, {person.From.InWords()}.").ThrowIfInvalid();
        person.End(input.Until!.Value, db.Context.Today);
        await db.Save(nameof(EndContactPerson), person, ct);
    }
}
