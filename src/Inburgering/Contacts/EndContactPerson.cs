namespace AgiiPlatform.Inburgering.Contacts;

/// <summary>Sets the last day of a contact person; the row stays, so that one can see who it was then.</summary>
internal static class EndContactPerson
{
    internal sealed record Input
    {
        public DateOnly? Until { get; init; }
    }

    internal static readonly PageAddress Action = new("/contactpersonen/{id:guid}/beeindigen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProtocolsWrite, "/contact-persons/{id:guid}/end", Handle)
        .Button(Action, ListContactPersons.Show, "De einddatum is bewaard.", then: ListContactPersons.Page);

    private static async Task Handle(Guid id, Input input, InburgeringDb db, CancellationToken ct)
    {
        new Check().Required(input.Until, "until", "de laatste dag").ThrowIfInvalid();
        var person = await db.Get<ContactPerson>(id, ct);
        new Check().Must(input.Until >= person.From, "until", $"De laatste dag ligt voor de begindatum, {person.From.InWords()}.")
            .ThrowIfInvalid();

        person.End(input.Until!.Value, db.Context.Today);
        await db.Save(nameof(EndContactPerson), person, ct);
    }
}
