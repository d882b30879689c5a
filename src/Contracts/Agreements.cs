namespace AgiiPlatform.Contracts;

/// <summary>
/// An agreement of a municipality (the envelope names it) bears all its signatures since <paramref name="SignedOn"/>, the date of the
/// last one. The period's dates are inclusive. The last three say which parts of the minimum content it holds (R13).
/// </summary>
[PublishedBy("agreements")]
public sealed record AgreementSigned(
    Guid AgreementId, string Theme, DateOnly From, DateOnly Until, DateOnly SignedOn, int Version,
    bool DataExchange = false, bool ContactPerson = false, bool MutualReferral = false);

/// <summary>A signature was withdrawn or the agreement ended early: it does not count as signed any more.</summary>
[PublishedBy("agreements")]
public sealed record AgreementNoLongerSigned(Guid AgreementId, int Version);
