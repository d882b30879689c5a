using AgiiPlatform.Inburgering.Contacts;
using AgiiPlatform.Inburgering.Protocols;
using AgiiPlatform.Inburgering.NationalNumbers;

namespace AgiiPlatform.Inburgering.Referrals;

/// <summary>
/// Refers a client, from the OCMW to AgII or the other way round. Needs a protocol in force, and carries nothing that the protocol
/// does not allow.
/// </summary>
internal static class SendReferral
{
    internal sealed record Input
    {
        public Direction? Direction { get; init; }
        public ClientInput? Client { get; init; }
        public Reason? Reason { get; init; }
        public string? ReasonText { get; init; }
        public bool? Gpmi { get; init; }
        public DateOnly? GpmiOn { get; init; }
        public DateOnly? DesiredAppointment { get; init; }
        public string? Note { get; init; }
        public bool? ConfirmDuplicate { get; init; }
    }

    internal sealed record ClientInput
    {
        public string? Insz { get; init; }
        public string? FirstName { get; init; }
        public string? LastName { get; init; }
        public DateOnly? BirthDate { get; init; }
        public string? Phone { get; init; }
        public string? Email { get; init; }
        public string? InterpreterLanguage { get; init; }
    }

    internal static void Map(ServiceRoutes routes)
    {
        // Either side sends on this address; which one may, depends on the direction and is checked in Handle.
        routes.Api.MapPost("/referrals", async (string tenant, Input input, CurrentUser user, InszVault vault, InburgeringDb db, CancellationToken ct) =>
        {
            var id = await Handle(input, user, vault, db, ct);
            return TypedResults.Created($"/api/{tenant}/referrals/{id}", new CreatedId(id));
        }).Requires(Permission.ReferralsRead);
        routes.Pages.MapGet("/doorverwijzingen/nieuw", (CurrentUser user, InburgeringDb db, CancellationToken ct) =>
            Show(user, db, FormState.Empty, duplicate: null, ct)).Requires(Permission.ReferralsRead);
        routes.Pages.MapPost("/doorverwijzingen/nieuw", (HttpContext http, string tenant, CurrentUser user, InszVault vault, InburgeringDb db, CancellationToken ct) =>
        {
            Guid? duplicate = null;
            return PostedForms.Post<Input>(http, async input =>
            {
                try
                {
                    return await Handle(input, user, vault, db, ct);
                }
                catch (RuleViolation e) when (e.Data[Duplicate] is Guid earlier)
                {
                    duplicate = earlier;
                    throw;
                }
            }, id => $"/{tenant}/doorverwijzingen/{id}", "De doorverwijzing is verstuurd.", form => Show(user, db, form, duplicate, ct));
        }).Requires(Permission.ReferralsRead);
    }

    private const string Duplicate = "duplicate";

    private static async Task<IResult> Show(CurrentUser user, InburgeringDb db, FormState form, Guid? duplicate, CancellationToken ct)
    {
        var municipality = db.Context.Municipality();
        var protocols = await ListProtocols.All(db, ct);
        var inForce = protocols.FirstOrDefault(p => p.IsInForceOn(db.Context.Today));
        return await Pages.Show<SendReferralPage>(new
        {
            Municipality = municipality,
            Today = db.Context.Today,
            Direction = user.Sends(),
            Fields = inForce?.Fields ?? [],
            Missing = !municipality.HasOcmw() ? $"{municipality.Name} heeft geen OCMW. Een doorverwijzing is hier niet mogelijk."
                : inForce is null ? Protocol.WhyNone(protocols, db.Context.Today, municipality.Name) : null,
            Duplicate = duplicate,
            Form = form,
        });
    }

    internal static async Task<Guid> Handle(Input input, CurrentUser user, InszVault vault, InburgeringDb db, CancellationToken ct)
    {
        var municipality = db.Context.Municipality();
        var direction = input.Direction ?? user.Sends();
        user.DemandActsFor(direction.Sender());
        db.Context.MunicipalityWithOcmw();
        var (today, now) = (db.Context.Today, db.Context.Now);
        var client = input.Client ?? new ClientInput();
        Insz? insz = null;
        var inszError = "";
        if (client.Insz is not null && Insz.TryParse(client.Insz, today, out var parsed, out inszError))
        {
            insz = parsed;
        }

        var fingerprints = insz is { } number ? vault.Fingerprints(municipality.Id, number) : [];

        var (protocols, earlier) = await Query(db, fingerprints, direction, input.Reason, ct);
        var protocol = Protocol.InForce(protocols, today, municipality.Name);
        Validate(input, client, insz, inszError, protocol, today);
        if (earlier is { } open && input.ConfirmDuplicate != true)
        {
            throw RefuseDuplicate(await db.Get<Referral>(open, ct), municipality.Slug);
        }

        var referral = Referral.Send(
            direction, protocol.Id,
            new Client(client.FirstName!, client.LastName!, client.BirthDate, client.Phone, client.Email, client.InterpreterLanguage),
            new Request(input.Reason!.Value, input.ReasonText, input.GpmiOn, input.DesiredAppointment, input.Note, input.ConfirmDuplicate == true),
            id => insz is { } found
                ? new EncryptedInsz(vault.Encrypt(municipality.Id, id, Referral.InszColumn, found), fingerprints[0], found.Masked)
                : null,
            now, db.Context.Actor.Role);
        db.Referrals.Add(referral);
        db.Publish(referral.Event());
        await db.Save(nameof(SendReferral), referral, ct);
        return referral.Id;
    }

    private static void Validate(Input input, ClientInput client, Insz? insz, string inszError, Protocol protocol, DateOnly today)
    {
        new Check()
            .Must(client.Insz is not null || !protocol.Allows(DataField.Insz), "client.insz", "Vul het rijksregisternummer in.")
            .Must(client.Insz is null || insz is not null, "client.insz", inszError)
            .FreeTextGiven(client.FirstName, "client.firstName", "de voornaam", 100, today)
            .FreeTextGiven(client.LastName, "client.lastName", "de familienaam", 100, today)
            .Must(client.BirthDate is null || (client.BirthDate <= today && client.BirthDate.Value.Year >= 1900), "client.birthDate", "Deze geboortedatum kan niet.")
            .Must(client.BirthDate is null || insz?.BirthDate is null || client.BirthDate == insz.Value.BirthDate, "client.birthDate",
                "Deze geboortedatum past niet bij het rijksregisternummer.")
            .FreeTextIfAny(client.Phone, "client.phone", "het telefoonnummer", 50, today)
            .MaxLength(client.Email, "client.email", "het e-mailadres")
            .Must(client.Email is null || NameContactPerson.LooksLikeEmail(client.Email), "client.email", "Dit is geen e-mailadres.")
            .FreeTextIfAny(client.InterpreterLanguage, "client.interpreterLanguage", "de taal van de tolk", 100, today)
            .Required(input.Reason, "reason", "de reden")
            .FreeTextIfAny(input.ReasonText, "reasonText", "de uitleg bij de reden", 500, today)
            .Must(input.Reason != Reason.Other || !string.IsNullOrWhiteSpace(input.ReasonText), "reasonText", "Leg de andere reden uit.")
            .Must(input.Gpmi != true || input.GpmiOn is not null, "gpmiOn", "Vul de datum van het GPMI in.")
            .Must(input.Gpmi == true || input.GpmiOn is null, "gpmiOn", "Een datum van het GPMI past alleen als er een GPMI is.")
            .Must(!(input.GpmiOn > today), "gpmiOn", "De datum van het GPMI ligt in de toekomst.")
            .Must(!(input.DesiredAppointment < today), "desiredAppointment", "De gewenste afspraak ligt in het verleden.")
            .FreeTextIfAny(input.Note, "note", "de toelichting", 2000, today)
            .ThrowIfInvalid();
        var outside = Outside(input, client, protocol);
        RuleViolation.If(outside.Count > 0, "outside-protocol",
            $"Het protocol laat niet toe dat u deze gegevens doorgeeft: {Dutch.List([.. outside.Select(f => f.Text())])}. Laat die velden leeg.");
    }

    /// <summary>Data minimisation (T83): what is given and the protocol does not name; it does not leave.</summary>
    private static List<DataField> Outside(Input input, ClientInput client, Protocol protocol) =>
    [
        .. new (DataField Field, bool Given)[]
        {
            (DataField.Insz, client.Insz is not null),
            (DataField.BirthDate, client.BirthDate is not null),
            (DataField.Phone, client.Phone is not null),
            (DataField.Email, client.Email is not null),
            (DataField.Interpreter, client.InterpreterLanguage is not null),
            (DataField.Gpmi, input.Gpmi == true),
            (DataField.Appointment, input.DesiredAppointment is not null),
            (DataField.Note, input.Note is not null),
        }.Where(f => f.Given && !protocol.Allows(f.Field)).Select(f => f.Field),
    ];

    private sealed record Found(Protocol Protocol, Guid? Earlier);

    /// <summary>The protocols, and beside each the latest open referral of the same person for the same reason in the same direction (T85), in this OCMW only (T11).</summary>
    private static readonly CompiledQuery<Func<InburgeringDb, byte[], Direction, Reason?, IAsyncEnumerable<Found>>> ProtocolsAndEarlier = new(() => EF.CompileAsyncQuery(
        (InburgeringDb db, byte[] fingerprint, Direction direction, Reason? reason) =>
            db.Protocols.AsNoTracking().OrderByDescending(p => p.From).ThenByDescending(p => p.Id).Select(p => new Found(p, db.Referrals
                .Where(r => r.InszFingerprint == fingerprint && r.Direction == direction && r.Reason == reason && Referral.OpenStates.Contains(r.State))
                .OrderByDescending(r => r.Id).Select(r => (Guid?)r.Id).FirstOrDefault()))));

    /// <summary>All that sending reads. One round trip for each version of the key: one, except while keys are being changed.</summary>
    private static async Task<(IReadOnlyList<Protocol> Protocols, Guid? Earlier)> Query(
        InburgeringDb db, IReadOnlyList<byte[]> fingerprints, Direction direction, Reason? reason, CancellationToken ct)
    {
        List<Found> found = [];
        foreach (var fingerprint in fingerprints.DefaultIfEmpty([]))
        {
            found = await ProtocolsAndEarlier.On(db)(db, fingerprint, direction, reason).ToListAsync(ct);
            if (found.Count == 0 || found[0].Earlier is not null)
            {
                break;
            }
        }

        return ([.. found.Select(f => f.Protocol)], found.FirstOrDefault()?.Earlier);
    }

    private static RuleViolation RefuseDuplicate(Referral earlier, string slug) =>
        new("duplicate-referral",
            $"Voor deze persoon loopt al een doorverwijzing om dezelfde reden, verstuurd op {earlier.SentAt.InWords()}: " +
            $"/{slug}/doorverwijzingen/{earlier.Id}. Bekijk ze eerst. Wilt u toch een tweede versturen, bevestig dat dan.")
        {
            Data = { [Duplicate] = earlier.Id },
        };
}
