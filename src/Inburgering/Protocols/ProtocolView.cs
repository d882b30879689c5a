namespace AgiiPlatform.Inburgering.Protocols;

/// <summary>A protocol as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How far it is today.</param>
/// <param name="LegalBasis">Which law allows it.</param>
/// <param name="Purposes">What the data are exchanged for.</param>
/// <param name="Fields">Which data.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day (inclusive); null is open.</param>
/// <param name="SignedOn">When both signed; null when they have not.</param>
/// <param name="SignedByOcmw">The signature of the OCMW; null while it is not confirmed.</param>
/// <param name="SignedByAgii">The signature of AgII; null while it is not confirmed.</param>
/// <param name="PublicationUrl">Where it is published.</param>
public sealed record ProtocolView(
    Guid Id, ProtocolState State, string LegalBasis, IReadOnlyList<string> Purposes, IReadOnlyList<DataField> Fields,
    DateOnly From, DateOnly? Until, DateOnly? SignedOn, ProtocolSignature? SignedByOcmw, ProtocolSignature? SignedByAgii,
    string? PublicationUrl)
{
    internal static ProtocolView Of(Protocol p, DateOnly today) =>
        new(p.Id, p.StateOn(today), p.LegalBasis, p.Purposes, p.Fields, p.From, p.Until, p.SignedOn, p.SignedByOcmw, p.SignedByAgii,
            p.PublicationUrl);

    internal ProtocolSignature? SignatureOf(ReferralParty party) => party == ReferralParty.Ocmw ? SignedByOcmw : SignedByAgii;
}
