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

    internal static Protocol Register(
        string legalBasis, IEnumerable<string> purposes, IEnumerable<DataField> fields, DateOnly from, DateOnly? until, string? publicationUrl) =>
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
    internal bool IsInForceOn(DateOnly date) => SignedOn <= date && From <= date && !(Until < date);

    internal bool Allows(DataField field) => Fields.Contains(field);

    /// <summary>Two protocols in force on the same day would leave open which data may be exchanged.</summary>
    internal bool Overlaps(Protocol other) => From <= (other.Until ?? DateOnly.MaxValue) && other.From <= (Until ?? DateOnly.MaxValue);

    internal void Sign(DateOnly on, IEnumerable<Protocol> others)
    {
        RuleViolation.If(SignedOn is not null, "already-signed", $"Dit protocol is al ondertekend op {SignedOn?.InWords()}.");
        var other = others.FirstOrDefault(o => o.Id != Id && o.SignedOn is not null && Overlaps(o));
        if (other is not null)
        {
            throw new RuleViolation("overlapping-protocol",
                $"Er is al een ondertekend protocol {Labels.Period(other.From, other.Until)}. Kies een latere begindatum of beëindig eerst dat protocol.");
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
    /// The protocol in force today, or the refusal that says what is missing (T70, T71): none at all, a signature, a begin, or one
    /// that ended.
    /// </summary>
    internal static Protocol InForce(IReadOnlyList<Protocol> all, DateOnly today, string municipality) =>
        all.FirstOrDefault(p => p.IsInForceOn(today)) ?? throw new RuleViolation("no-protocol", WhyNone(all, today, municipality));

    /// <summary>What is missing, and what to do about it.</summary>
    internal static string WhyNone(IReadOnlyList<Protocol> all, DateOnly today, string municipality)
    {
        var between = $"tussen het Agentschap Integratie en Inburgering en het OCMW van {municipality}";
        return all.OrderBy(p => p.StateOn(today)).ThenByDescending(p => p.From).FirstOrDefault() switch
        {
            null => $"Er is geen protocol {between}. Zonder protocol mag er geen doorverwijzing vertrekken. Registreer eerst het protocol.",
            { SignedOn: null } and var p when p.StateOn(today) == ProtocolState.Draft =>
                $"Het protocol {between} is nog niet ondertekend. Zonder protocol mag er geen doorverwijzing vertrekken. Registreer eerst de ondertekening.",
            var p when p.StateOn(today) == ProtocolState.Draft =>
                $"Het protocol {between} is pas van kracht vanaf {(p.SignedOn > p.From ? p.SignedOn.Value : p.From).InWords()}. Vroeger mag er geen doorverwijzing vertrekken.",
            var p => $"Het protocol {between} liep af op {p.Until?.InWords()}. Zonder protocol mag er geen doorverwijzing vertrekken. Registreer eerst een nieuw protocol.",
        };
    }
}
