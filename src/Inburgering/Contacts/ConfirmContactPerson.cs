namespace AgiiPlatform.Inburgering.Contacts;

/// <summary>Says that this is still the right person to ask.</summary>
internal static class ConfirmContactPerson
{
    internal static readonly PageAddress Action = new("/contactpersonen/{id:guid}/bevestigen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProtocolsWrite, "/contact-persons/{id:guid}/confirmation", Handle)
        .Button(Action, ListContactPersons.Show, "De contactpersoon is bevestigd.", then: ListContactPersons.Page);

    private static async Task Handle(Guid id, InburgeringDb db, CancellationToken ct)
    {
        var person = await db.Get<ContactPerson>(id, ct);
        person.Confirm(db.Context.Today);
        await db.Save(nameof(ConfirmContactPerson), person, ct);
    }
}
