using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Inburgering.Protocols;

/// <summary>
/// Registers the protocol between AgII and the OCMW of this municipality; signed already by the party of who registers it, or still to be.
/// </summary>
internal static class RegisterProtocol
{
    internal sealed record Input
    {
        public string? LegalBasis { get; init; }
        public IReadOnlyList<string>? Purposes { get; init; }
        public IReadOnlyList<DataField>? Fields { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }

        /// <summary>When one's own party signed; the other confirms its signature itself.</summary>
        public DateOnly? SignedOn { get; init; }

        /// <summary>Which party that is; needed only of who has a role at both.</summary>
        public ReferralParty? Side { get; init; }

        public string? PublicationUrl { get; init; }
    }

    internal static readonly PageAddress Page = new("/protocol/nieuw");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ProtocolsWrite, "/protocols", Handle)
        .Form(Page, Show, "Het protocol is geregistreerd.", then: ListProtocols.Page);

    private static Task<IResult> Show(FormState form, InburgeringDb db)
    {
        db.Context.Municipality();
        if (!form.HasErrors)
        {
            form = FormState.With(
            [
                ("legalBasis", "Decreet van 7 juni 2013 betreffende het Vlaamse integratie- en inburgeringsbeleid"),
                .. Protocol.Needed.Prepend(DataField.Insz).Select(f => ("fields[]", (string?)f.ToApiName())),
            ]);
        }

        return Pages.Show<RegisterProtocolPage>(new { Form = form });
    }

    private static async Task<Guid> Handle(Input input, InburgeringDb db, CurrentUser user, CancellationToken ct)
    {
        db.Context.MunicipalityWithOcmw();
        var fields = input.Fields ?? [];
        var missing = Protocol.Needed.Except(fields).Select(f => f.Text()).ToList();
        new Check()
            .RequiredText(input.LegalBasis, "legalBasis", "de rechtsgrond", 500)
            .Must(input.Purposes is { Count: > 0 and <= 10 } && !input.Purposes.Any(string.IsNullOrWhiteSpace),
                "purposes", "Geef een tot tien doelen op.")
            .Must(input.Purposes is null || input.Purposes.All(p => p is null || p.Length <= 500),
                "purposes", "Gebruik voor een doel hoogstens 500 tekens.")
            .Must(missing.Count == 0, "fields", $"Zonder {Dutch.List(missing)} kan niemand doorverwezen worden: neem die gegevens op.")
            .Required(input.From, "from", "de begindatum")
            .Plausible(input.From, "from", db.Context.Today)
            .Plausible(input.Until, "until", db.Context.Today, years: 50)
            .Plausible(input.SignedOn, "signedOn", db.Context.Today)
            .Must(input.Until is null || input.From is null || input.Until >= input.From, "until", "De einddatum ligt voor de begindatum.")
            .Must(!(input.SignedOn > db.Context.Today), "signedOn", "De datum van ondertekening ligt in de toekomst.")
            .Must(input.PublicationUrl is null || (input.PublicationUrl.Length <= 500
                    && Uri.TryCreate(input.PublicationUrl, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"),
                "publicationUrl", "Geef een volledig webadres, bijvoorbeeld https://www.gemeente.be/protocol.")
            .ThrowIfInvalid();

        var protocol = Protocol.Register(input.LegalBasis!, input.Purposes!, fields, input.From!.Value, input.Until, input.PublicationUrl);
        if (input.SignedOn is { } signedOn)
        {
            await SignProtocol.Sign(protocol, signedOn, input.Side, db, user, ct);
        }

        db.Protocols.Add(protocol);
        await db.Save(nameof(RegisterProtocol), protocol, ct);
        return protocol.Id;
    }
}
