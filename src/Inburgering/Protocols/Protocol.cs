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

    /// <summary>
    /// Both signed. Two protocols in force on the same day would leave open which data may be exchanged: that is refused here, and by a
    /// constraint in the database when two are signed at the same moment.
    /// </summary>
    internal void Sign(DateOnly on, IEnumerable<Protocol> others)
    {
        RuleViolation.If(SignedOn is not null, "already-signed", $"Dit protocol is al ondertekend op {SignedOn?.InWords()}.");
        var other = others.FirstOrDefault(o => o.Id != Id && o.SignedOn is not null && o.Period.Overlaps(Period));
        if (other is not null)
        {
            throw new RuleViolation("overlapping-protocol", $"Er is al een ondertekend protocol {Labels.Period(other.From, other.Until)}. "
                + "Kies een latere begindatum of beëindig eerst dat protocol.");
        }

        SignedOn = on;
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
                $"Het {protocol} is nog niet ondertekend. {without} Registreer eerst de ondertekening.",
            var p when p.StateOn(today) == ProtocolState.Draft =>
                $"Het {protocol} is pas van kracht vanaf {(p.SignedOn > p.From ? p.SignedOn.Value : p.From).InWords()}. "
                + "Vroeger mag er geen doorverwijzing vertrekken.",
            var p => $"Het {protocol} liep af op {p.Until?.InWords()}. {without} Registreer eerst een nieuw protocol.",
        };
    }
}
