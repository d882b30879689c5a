namespace AgiiPlatform.Inburgering.Protocols;

/// <summary>
/// The protocol between AgII and the OCMW of a municipality: on which legal basis, for what, and which data they may exchange about a
/// client (e-government decree of 18 July 2008, art. 8). Without one in force no referral leaves.
/// </summary>
internal sealed class Protocol : TenantEntity
{
    /// <summary>What every referral needs: whom it is about and why.</summary>
    internal static readonly IReadOnlyList<DataField> Needed = [DataField.Name, DataField.Reason];

    private Protocol()
    {
    }

    public string LegalBasis { get; private set; } = "";
    public IReadOnlyList<string> Purposes { get; private set; } = [];
    public IReadOnlyList<DataField> Fields { get; private set; } = [];
    public DateOnly From { get; private set; }
    public DateOnly? Until { get; private set; }
    public ProtocolSignature? SignedByOcmw { get; private set; }
    public ProtocolSignature? SignedByAgii { get; private set; }

    /// <summary>Since when both have signed; null while one of them has not.</summary>
    public DateOnly? SignedOn { get; private set; }

    public string? PublicationUrl { get; private set; }

    internal Period Period => new(From, Until);

    internal static Protocol Register(
        string legalBasis, IEnumerable<string> purposes, IEnumerable<DataField> fields, DateOnly from, DateOnly? until,
        string? publicationUrl) =>
        new()
        {
            LegalBasis = legalBasis,
            Purposes = [.. purposes.Distinct()],
            Fields = [.. fields.Distinct().Order()],
            From = from,
            Until = until,
            PublicationUrl = publicationUrl,
        };

    internal ProtocolState StateOn(DateOnly date) =>
        Until < date ? ProtocolState.Ended : IsInForceOn(date) ? ProtocolState.Active : ProtocolState.Draft;

    /// <summary>Signed, begun and not ended; both ends of the period count.</summary>
    internal bool IsInForceOn(DateOnly date) => SignedOn <= date && Period.Covers(date);

    internal bool Allows(DataField field) => Fields.Contains(field);

    /// <summary>The parties that have not signed yet.</summary>
    internal IReadOnlyList<ReferralParty> Open => SignedOn is not null
        ? []
        : [.. Enum.GetValues<ReferralParty>().Where(p => SignatureOf(p) is null)];

    private ProtocolSignature? SignatureOf(ReferralParty party) => party == ReferralParty.Ocmw ? SignedByOcmw : SignedByAgii;

    /// <summary>
    /// One of the two signed, and somebody of theirs confirms it; nobody confirms for both. Two protocols in force on the same day would
    /// leave open which data may be exchanged: that is refused here, and by a constraint in the database when two are signed at the same
    /// moment.
    /// </summary>
    internal void Sign(ReferralParty party, ProtocolSignature signature, IEnumerable<Protocol> others)
    {
        RuleViolation.If(SignedOn is not null, "already-signed", $"Dit protocol is al ondertekend op {SignedOn?.InWords()}.");
        RuleViolation.If(SignatureOf(party) is not null, "already-signed",
            $"{SignatureOf(party)?.Name} bevestigde deze ondertekening al: {SignatureOf(party)?.On.InWords()}.");
        RuleViolation.If(Enum.GetValues<ReferralParty>().Any(p => SignatureOf(p)?.PersonId == signature.PersonId), "same-person",
            "U bevestigde al de ondertekening door de andere partij. Voor deze partij moet iemand anders dat doen.");
        var other = others.FirstOrDefault(o => o.Id != Id && o.SignedOn is not null && o.Period.Overlaps(Period));
        if (other is not null)
        {
            throw new RuleViolation("overlapping-protocol", $"Er is al een ondertekend protocol {Labels.Period(other.From, other.Until)}. "
                + "Kies een latere begindatum of beëindig eerst dat protocol.");
        }

        (SignedByOcmw, SignedByAgii) = party == ReferralParty.Ocmw ? (signature, SignedByAgii) : (SignedByOcmw, signature);
        SignedOn = SignedByOcmw is { } ocmw && SignedByAgii is { } agii ? (ocmw.On > agii.On ? ocmw.On : agii.On) : null;
    }

    internal void End(DateOnly until, DateOnly today)
    {
        RuleViolation.If(StateOn(today) == ProtocolState.Ended, "already-ended", $"Dit protocol is al beëindigd op {Until?.InWords()}.");
        RuleViolation.If(until > Until, "not-extended",
            $"Dit protocol loopt tot en met {Until?.InWords()}. Verlengen kan niet: registreer een nieuw protocol dat daarop volgt.");
        Until = until;
    }

    /// <summary>
    /// The protocol in force today; otherwise the refusal says what is wrong (T70, T71): there is none, it is not signed, it has not
    /// begun, or it has ended.
    /// </summary>
    internal static Protocol InForce(IReadOnlyList<Protocol> all, DateOnly today, string municipality) =>
        all.FirstOrDefault(p => p.IsInForceOn(today)) ?? throw new RuleViolation("no-protocol", WhyNone(all, today, municipality));

    /// <summary>What is missing, and what to do about it.</summary>
    internal static string WhyNone(IReadOnlyList<Protocol> all, DateOnly today, string municipality)
    {
        var protocol = $"protocol tussen het Agentschap Integratie en Inburgering en het OCMW van {municipality}";
        const string without = "Zonder protocol mag er geen doorverwijzing vertrekken.";
        return all.OrderBy(p => p.StateOn(today)).ThenByDescending(p => p.From).FirstOrDefault() switch
        {
            null => $"Er is geen {protocol}. {without} Registreer eerst het protocol.",
            { SignedOn: null } and var p when p.StateOn(today) == ProtocolState.Draft =>
                $"Het {protocol} is nog niet ondertekend door {Dutch.List([.. p.Open.Select(o => o.Text(municipality))])}. {without} "
                + "Elke partij bevestigt haar eigen ondertekening.",
            var p when p.StateOn(today) == ProtocolState.Draft =>
                $"Het {protocol} is pas van kracht vanaf {(p.SignedOn > p.From ? p.SignedOn.Value : p.From).InWords()}. "
                + "Vroeger mag er geen doorverwijzing vertrekken.",
            var p => $"Het {protocol} liep af op {p.Until?.InWords()}. {without} Registreer eerst een nieuw protocol.",
        };
    }
}
