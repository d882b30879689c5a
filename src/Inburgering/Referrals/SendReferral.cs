using System.Text.Json.Serialization;
using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Inburgering.Protocols;
using AgiiPlatform.Web.Input;

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
        [JsonConverter(typeof(NationalNumberField))]
        public string? Insz { get; init; }
        public string? FirstName { get; init; }
        public string? LastName { get; init; }
        public DateOnly? BirthDate { get; init; }
        public string? Phone { get; init; }
        public string? Email { get; init; }
        public string? InterpreterLanguage { get; init; }
    }

    internal static readonly PageAddress Page = new("/doorverwijzingen/nieuw");

    private const string Duplicate = "duplicate";

    // Either party sends on this address; which one may, depends on the direction and is checked in Handle.
    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.ReferralsRead, "/referrals", Handle)
        .Form(Page, Show, "De doorverwijzing is verstuurd.", then: OpenReferral.Page);

    private static async Task<IResult> Show(FormState form, CurrentUser user, InburgeringDb db, CancellationToken ct)
    {
        var (municipality, today) = (db.Context.Municipality(), db.Context.Today);
        var protocols = await ListProtocols.All(db, ct);
        var inForce = protocols.FirstOrDefault(p => p.IsInForceOn(today));
        return await Pages.Show<SendReferralPage>(new
        {
            Today = today,
            Direction = user.Sends(),
            Fields = inForce?.Fields ?? [],
            Missing = !municipality.HasOcmw() ? $"{municipality.Name} heeft geen OCMW. Een doorverwijzing is hier niet mogelijk."
                : inForce is null ? Protocol.WhyNone(protocols, today, municipality.Name) : null,
            Duplicate = form.Violation?.Data[Duplicate] as Guid?,
            Form = form,
        });
    }

    private static async Task<Guid> Handle(Input input, CurrentUser user, InszVault vault, InburgeringDb db, CancellationToken ct)
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
        earlier ??= insz is null ? await EarlierByName(db, client, direction, input.Reason!.Value, ct) : null;
        if (earlier is { } open && input.ConfirmDuplicate != true)
        {
            var duplicate = await db.Get<Referral>(open, ct);
            db.Context.RequestKey = null; // nothing is sent yet: the same request with the confirmation is another
            await db.Save(nameof(RefuseDuplicate), duplicate, "gemeld dat er al een doorverwijzing van deze persoon loopt", ct);
            throw RefuseDuplicate(duplicate, municipality.Slug);
        }

        var referral = Referral.Send(
            direction, protocol.Id,
            new Client(client.FirstName!, client.LastName!, client.BirthDate, client.Phone, client.Email, client.InterpreterLanguage),
            new Request(
                input.Reason!.Value, input.ReasonText, input.GpmiOn, input.DesiredAppointment, input.Note, input.ConfirmDuplicate == true),
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
            .RequiredText(client.FirstName, "client.firstName", "de voornaam", 100)
            .RequiredText(client.LastName, "client.lastName", "de familienaam", 100)
            .Must(client.BirthDate is null || (client.BirthDate <= today && client.BirthDate.Value.Year >= 1900),
                "client.birthDate", "Deze geboortedatum kan niet.")
            .MaxLength(client.Phone, "client.phone", "het telefoonnummer", 50)
            .MaxLength(client.Email, "client.email", "het e-mailadres")
            .EmailAddress(client.Email, "client.email")
            .MaxLength(client.InterpreterLanguage, "client.interpreterLanguage", "de taal van de tolk", 100)
            .Must(input.Reason is not null, "reason", "Kies een reden.")
            .MaxLength(input.ReasonText, "reasonText", "de uitleg bij de reden", 500)
            .Must(input.Reason != Reason.Other || !string.IsNullOrWhiteSpace(input.ReasonText), "reasonText", "Leg de andere reden uit.")
            .Must(input.Gpmi != true || input.GpmiOn is not null, "gpmiOn", "Vul de datum van het GPMI in.")
            .Must(input.Gpmi == true || input.GpmiOn is null, "gpmiOn", "Een datum van het GPMI past alleen als er een GPMI is.")
            .Must(!(input.GpmiOn > today), "gpmiOn", "De datum van het GPMI ligt in de toekomst.")
            .Must(!(input.DesiredAppointment < today), "desiredAppointment", "De gewenste afspraak ligt in het verleden.")
            .MaxLength(input.Note, "note", "de toelichting", 2000)
            .ThrowIfInvalid();
        var outside = Outside(input, client, protocol);
        RuleViolation.If(outside.Count > 0, "outside-protocol", "Het protocol laat niet toe dat u deze gegevens doorgeeft: "
            + $"{Dutch.List([.. outside.Select(f => f.Text())])}. Laat die velden leeg.");
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

    private delegate IAsyncEnumerable<Found> FindQuery(InburgeringDb db, byte[] fingerprint, Direction direction, Reason? reason);

    /// <summary>
    /// The protocols, and beside each the latest open referral of the same person for the same reason in the same direction (T85), in
    /// this OCMW only (T11).
    /// </summary>
    private static readonly CompiledQuery<FindQuery> ProtocolsAndEarlier = new(() => new FindQuery(EF.CompileAsyncQuery(
        (InburgeringDb db, byte[] fingerprint, Direction direction, Reason? reason) =>
            db.Protocols.AsNoTracking().OrderByDescending(p => p.From).ThenByDescending(p => p.Id).Select(p => new Found(p, db.Referrals
                .Where(r => r.InszFingerprint == fingerprint && r.Direction == direction && r.Reason == reason
                    && Referral.OpenStates.Contains(r.State))
                .OrderByDescending(r => r.Id).Select(r => (Guid?)r.Id).FirstOrDefault())))));

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

    /// <summary>
    /// Without a number: the latest open referral of somebody with the same names, accents and capitals aside, and the same birth date.
    /// </summary>
    private static async Task<Guid?> EarlierByName(
        InburgeringDb db, ClientInput client, Direction direction, Reason reason, CancellationToken ct)
    {
        if (client.BirthDate is not { } born)
        {
            return null;
        }

        var name = FoldedText.Of($"{client.FirstName} {client.LastName}");
        var sameDay = await db.Referrals
            .Where(r => r.BirthDate == born && r.Direction == direction && r.Reason == reason && Referral.OpenStates.Contains(r.State))
            .OrderByDescending(r => r.Id).Select(r => new { r.Id, r.FirstName, r.LastName }).ToListAsync(ct);
        return sameDay.FirstOrDefault(r => FoldedText.Of($"{r.FirstName} {r.LastName}") == name)?.Id;
    }

    private static RuleViolation RefuseDuplicate(Referral earlier, string slug) =>
        new("duplicate-referral",
            $"Voor deze persoon loopt al een doorverwijzing om dezelfde reden, verstuurd op {earlier.SentAt.InWords()}: " +
            $"{OpenReferral.Page.In(slug, earlier.Id)}. Bekijk ze eerst. Wilt u toch een tweede versturen, bevestig dat dan.")
        {
            Data = { [Duplicate] = earlier.Id },
        };
}
