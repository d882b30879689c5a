namespace AgiiPlatform.Inburgering.Contacts;

/// <summary>Names a contact person at the OCMW or at AgII.</summary>
internal static class NameContactPerson
{
    /// <summary>What the form offers; other topics are welcome through the API.</summary>
    internal static readonly IReadOnlyList<string> Topics =
        ["Inburgering", "Taal", "GPMI", "Participatie en netwerk", "Gegevensuitwisseling", "Diversiteit", "Onderwijs"];

    internal sealed record Input
    {
        public ReferralParty? Side { get; init; }
        public string? Name { get; init; }
        public string? Function { get; init; }
        public string? Email { get; init; }
        public string? Phone { get; init; }
        public string? Topic { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }
    }

    internal static readonly PageAddress Page = new("/contactpersonen/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProtocolsWrite, "/contact-persons", Handle)
        .Form(Page, Show, "De contactpersoon is aangeduid.", then: ListContactPersons.Page);

    private static Task<IResult> Show(FormState form, InburgeringDb db)
    {
        db.Context.Municipality();
        return Pages.Show<NameContactPersonPage>(new
        {
            Form = form.HasErrors ? form : FormState.With(("from", db.Context.Today.ToString("O"))),
        });
    }

    private static async Task<Guid> Handle(Input input, InburgeringDb db, CancellationToken ct)
    {
        db.Context.MunicipalityWithOcmw();
        new Check()
            .Must(input.Side is not null, "side", "Kies een organisatie.")
            .RequiredText(input.Topic, "topic", "het onderwerp")
            .RequiredText(input.Name, "name", "de naam")
            .RequiredText(input.Function, "function", "de functie")
            .RequiredText(input.Email, "email", "het e-mailadres")
            .EmailAddress(input.Email, "email")
            .MaxLength(input.Phone, "phone", "het telefoonnummer", 50)
            .Required(input.From, "from", "de begindatum")
            .Must(input.Until is null || input.From is null || input.Until >= input.From, "until", "De einddatum ligt voor de begindatum.")
            .ThrowIfInvalid();

        var person = ContactPerson.Named(
            input.Side!.Value, input.Name!, input.Function!, input.Email!, input.Phone, input.Topic!, input.From!.Value, input.Until,
            db.Context.Today);
        db.ContactPersons.Add(person);
        await db.Save(nameof(NameContactPerson), person, ct);
        return person.Id;
    }
}
