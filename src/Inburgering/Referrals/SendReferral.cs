using AgiiPlatform.Inburgering.Contacts;
using AgiiPlatform.Inburgering.Protocols;
using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.PersonalData;
using AgiiPlatform.Platform.Storage;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

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
        routes.Api.MapPost("/referrals", async (string tenant, Input input, Visitor visitor, InszVault vault, ProtocolsInUse inUse, InburgeringDb db, CancellationToken ct) =>
        {
            var id = await Handle(input, visitor, vault, inUse, db, ct);
            return TypedResults.Created($"/api/{tenant}/referrals/{id}", new CreatedId(id));
        }).Requires(Permission.ReferralsRead);
        routes.Pages.MapGet("/doorverwijzingen/nieuw", (Visitor visitor, InburgeringDb db, CancellationToken ct) =>
            Show(visitor, db, FormState.Empty, duplicate: null, ct)).Requires(Permission.ReferralsRead);
        routes.Pages.MapPost("/doorverwijzingen/nieuw", (HttpContext http, string tenant, Visitor visitor, InszVault vault, ProtocolsInUse inUse, InburgeringDb db, CancellationToken ct) =>
        {
            Guid? duplicate = null;
            return Forms.Post<Input>(http, async input =>
            {
                try
                {
                    return await Handle(input, visitor, vault, inUse, db, ct);
                }
                catch (Refusal e) when (e.Data[Duplicate] is Guid earlier)
                {
                    duplicate = earlier;
                    throw;
                }
            }, id => $"/{tenant}/doorverwijzingen/{id}", "De doorverwijzing is verstuurd.", form => Show(visitor, db, form, duplicate, ct));
        }).Requires(Permission.ReferralsRead);
    }

    private const string Duplicate = "duplicate";

    private static async Task<IResult> Show(Visitor visitor, InburgeringDb db, FormState form, Guid? duplicate, CancellationToken ct)
    {
        var municipality = db.Work.Municipality();
        var protocols = await ListProtocols.All(db, ct);
        var inForce = protocols.FirstOrDefault(p => p.IsInForceOn(db.Work.Today));
        return await Pages.Show<SendReferralPage>(new
        {
            Municipality = municipality,
            Today = db.Work.Today,
            Direction = visitor.Sends(),
            Fields = inForce?.Fields ?? [],
            Missing = !municipality.HasOcmw() ? $"{municipality.Name} heeft geen OCMW. Een doorverwijzing is hier niet mogelijk."
                : inForce is null ? Protocol.WhyNone(protocols, db.Work.Today, municipality.Name) : null,
            Duplicate = duplicate,
            Form = form,
        });
    }

    internal static async Task<Guid> Handle(Input input, Visitor visitor, InszVault vault, ProtocolsInUse inUse, InburgeringDb db, CancellationToken ct)
    {
        var municipality = db.Work.Municipality();
        var direction = input.Direction ?? visitor.Sends();
        visitor.MustStandOn(direction.Sender());
        db.Work.MunicipalityWithOcmw();
        var (today, now) = (db.Work.Today, db.Work.Now);
        var client = input.Client ?? new ClientInput();
        Insz? insz = null;
        var inszError = "";
        if (client.Insz is not null && Insz.TryParse(client.Insz, today, out var parsed, out inszError))
        {
            insz = parsed;
        }

        var fingerprints = insz is { } number ? vault.Fingerprints(municipality.Id, number) : [];

        // Most referrals leave under the same protocol as the one before. It need not be read again: the writing asks whether it is still the
        // same, and whether nobody sent this person a moment ago. While keys are being changed, a person has several fingerprints: read.
        var known = fingerprints.Count <= 1 ? inUse.Latest(municipality.Id) : null;
        var protocol = known is not null && known.IsInForceOn(today) && Fits(input, client, known) ? known : null;
        for (var turn = 1; ; turn++)
        {
            Guid? earlier = null;
            if (protocol is null)
            {
                (var protocols, earlier) = await Ask(db, fingerprints, direction, input.Reason, ct);
                protocol = Protocol.InForce(protocols, today, municipality.Name);
            }

            Judge(input, client, insz, inszError, protocol, today);
            if (input.ConfirmDuplicate != true && earlier is { } open)
            {
                throw RefuseDuplicate(await db.Get<Referral>(open, ct), municipality.Slug);
            }

            var referral = Referral.Send(
                direction, protocol.Id,
                new Client(client.FirstName!, client.LastName!, client.BirthDate, client.Phone, client.Email, client.InterpreterLanguage),
                new Request(input.Reason!.Value, input.ReasonText, input.GpmiOn, input.DesiredAppointment, input.Note),
                id => insz is { } found
                    ? new KeptInsz(vault.Encrypt(municipality.Id, id, Referral.InszColumn, found), fingerprints[0], found.Masked)
                    : null,
                now, db.Work.Actor.Role);
            db.Publish(referral.Event());
            if (await db.SaveNew(nameof(SendReferral), referral, new(Unchanged: protocol, input.ConfirmDuplicate == true ? null : NoneOpen), ct))
            {
                inUse.Use(municipality.Id, protocol);
                return referral.Id;
            }

            const int turns = 5; // what was read changed before it could be written; five times in a row is not chance
            Refusal.If(turn == turns, "changed-meanwhile", "Iemand anders heeft dit intussen gewijzigd. Bekijk de nieuwe versie en probeer opnieuw.");
            protocol = null;
        }
    }

    /// <summary>No open referral of the same person, in the same direction, for the same reason (T85), in this OCMW only (T11).</summary>
    private static readonly NoOther<Referral> NoneOpen =
        new(r => new { r.InszFingerprint, r.Direction, r.Reason }, nameof(Referral.State), [.. Referral.OpenStates.Cast<object>()]);

    /// <summary>Whether the protocol asks nothing more than is given and lets all that is given leave.</summary>
    private static bool Fits(Input input, ClientInput client, Protocol protocol) =>
        (client.Insz is not null || !protocol.Allows(DataField.Insz)) && Outside(input, client, protocol).Count == 0;

    private static void Judge(Input input, ClientInput client, Insz? insz, string inszError, Protocol protocol, DateOnly today)
    {
        new Check()
            .That(client.Insz is not null || !protocol.Allows(DataField.Insz), "client.insz", "Vul het rijksregisternummer in.")
            .That(client.Insz is null || insz is not null, "client.insz", inszError)
            .FreeTextGiven(client.FirstName, "client.firstName", "de voornaam", 100, today)
            .FreeTextGiven(client.LastName, "client.lastName", "de familienaam", 100, today)
            .That(client.BirthDate is null || (client.BirthDate <= today && client.BirthDate.Value.Year >= 1900), "client.birthDate", "Deze geboortedatum kan niet.")
            .That(client.BirthDate is null || insz?.BirthDate is null || client.BirthDate == insz.Value.BirthDate, "client.birthDate",
                "Deze geboortedatum past niet bij het rijksregisternummer.")
            .FreeTextIfAny(client.Phone, "client.phone", "het telefoonnummer", 50, today)
            .Optional(client.Email, "client.email", "het e-mailadres")
            .That(client.Email is null || NameContactPerson.LooksLikeEmail(client.Email), "client.email", "Dit is geen e-mailadres.")
            .FreeTextIfAny(client.InterpreterLanguage, "client.interpreterLanguage", "de taal van de tolk", 100, today)
            .Given(input.Reason, "reason", "de reden")
            .FreeTextIfAny(input.ReasonText, "reasonText", "de uitleg bij de reden", 500, today)
            .That(input.Reason != Reason.Other || !string.IsNullOrWhiteSpace(input.ReasonText), "reasonText", "Leg de andere reden uit.")
            .That(input.Gpmi != true || input.GpmiOn is not null, "gpmiOn", "Vul de datum van het GPMI in.")
            .That(input.Gpmi == true || input.GpmiOn is null, "gpmiOn", "Een datum van het GPMI past alleen als er een GPMI is.")
            .That(!(input.GpmiOn > today), "gpmiOn", "De datum van het GPMI ligt in de toekomst.")
            .That(!(input.DesiredAppointment < today), "desiredAppointment", "De gewenste afspraak ligt in het verleden.")
            .FreeTextIfAny(input.Note, "note", "de toelichting", 2000, today)
            .Done();
        var outside = Outside(input, client, protocol);
        Refusal.If(outside.Count > 0, "outside-protocol",
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
    private static readonly Compiled<Func<InburgeringDb, byte[], Direction, Reason?, IAsyncEnumerable<Found>>> ProtocolsAndEarlier = new(() => EF.CompileAsyncQuery(
        (InburgeringDb db, byte[] fingerprint, Direction direction, Reason? reason) =>
            db.Protocols.AsNoTracking().OrderByDescending(p => p.From).ThenByDescending(p => p.Id).Select(p => new Found(p, db.Referrals
                .Where(r => r.InszFingerprint == fingerprint && r.Direction == direction && r.Reason == reason && Referral.OpenStates.Contains(r.State))
                .OrderByDescending(r => r.Id).Select(r => (Guid?)r.Id).FirstOrDefault()))));

    /// <summary>All that sending reads. One round trip for each version of the key: one, except while keys are being changed.</summary>
    private static async Task<(IReadOnlyList<Protocol> Protocols, Guid? Earlier)> Ask(
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

    private static Refusal RefuseDuplicate(Referral earlier, string slug) =>
        new("duplicate-referral",
            $"Voor deze persoon loopt al een doorverwijzing om dezelfde reden, verstuurd op {earlier.SentAt.InWords()}: " +
            $"/{slug}/doorverwijzingen/{earlier.Id}. Bekijk ze eerst. Wilt u toch een tweede versturen, bevestig dat dan.")
        {
            Data = { [Duplicate] = earlier.Id },
        };
}
