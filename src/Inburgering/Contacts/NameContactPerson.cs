namespace AgiiPlatform.Inburgering.Contacts;

/// <summary>Names a contact person at the OCMW or at AgII.</summary>
internal static class NameContactPerson
{
    /// <summary>What the form offers; other topics are welcome through the API.</summary>
    internal static readonly IReadOnlyList<string> Topics = ["Inburgering", "Taal", "GPMI", "Participatie en netwerk", "Gegevensuitwisseling", "Diversiteit", "Onderwijs"];

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

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapPost("/contact-persons", async (string tenant, Input input, InburgeringDb db, CancellationToken ct) =>
        {
            var id = await Handle(input, db, ct);
            return TypedResults.Created($"/api/{tenant}/contact-persons/{id}", new CreatedId(id));
        }).Requires(Permission.ProtocolsWrite);
        routes.Pages.MapGet("/contactpersonen/nieuw", (InburgeringDb db) => Show(db, FormState.With(("from", db.Context.Today.ToString("O")))))
            .Requires(Permission.ProtocolsWrite);
        routes.Pages.MapPost("/contactpersonen/nieuw", (HttpContext http, string tenant, InburgeringDb db, CancellationToken ct) =>
            PostedForms.Post<Input>(http, async input => await Handle(input, db, ct), _ => $"/{tenant}/contactpersonen", "De contactpersoon is aangeduid.",
                form => Show(db, form))).Requires(Permission.ProtocolsWrite);
    }

    private static Task<IResult> Show(InburgeringDb db, FormState form) =>
        Pages.Show<NameContactPersonPage>(new { Municipality = db.Context.Municipality(), Form = form });

    internal static async Task<Guid> Handle(Input input, InburgeringDb db, CancellationToken ct)
    {
        db.Context.MunicipalityWithOcmw();
        new Check()
            .Required(input.Side, "side", "de organisatie")
            .RequiredText(input.Topic, "topic", "het onderwerp")
            .RequiredText(input.Name, "name", "de naam")
            .RequiredText(input.Function, "function", "de functie")
            .RequiredText(input.Email, "email", "het e-mailadres")
            .Must(input.Email is null || LooksLikeEmail(input.Email), "email", "Dit is geen e-mailadres.")
            .MaxLength(input.Phone, "phone", "het telefoonnummer", 50)
            .Required(input.From, "from", "de begindatum")
            .Must(input.Until is null || input.From is null || input.Until >= input.From, "until", "De einddatum ligt voor de begindatum.")
            .ThrowIfInvalid();
        var person = ContactPerson.Named(
            input.Side!.Value, input.Name!, input.Function!, input.Email!, input.Phone, input.Topic!, input.From!.Value, input.Until, db.Context.Today);
        db.ContactPersons.Add(person);
        await db.Save(nameof(NameContactPerson), person, ct);
        return person.Id;
    }

    internal static bool LooksLikeEmail(string text) =>
        text.IndexOf('@') is > 0 and var at && at == text.LastIndexOf('@') && text.IndexOf('.', at) > at + 1 && !text.EndsWith('.') && !text.Any(char.IsWhiteSpace);
}
