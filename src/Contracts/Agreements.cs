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

/// <summary>
/// All agreements of a municipality (the envelope names it) as they are now, for the rebuild that asked for it
/// (<see cref="StateAsked"/>): what is not among them does not exist.
/// </summary>
[PublishedBy("agreements")]
public sealed record AgreementsStated(
    Guid RebuildId, IReadOnlyList<StatedAgreement> Agreements, IReadOnlyList<MeetingChanged>? Meetings = null);

/// <summary>One agreement at this version; <paramref name="Signed"/> is null while it does not bear all its signatures.</summary>
public sealed record StatedAgreement(Guid AgreementId, int Version, AgreementSigned? Signed);

/// <summary>
/// A meeting of a steering group or committee in the calendar of a municipality (the envelope names it): planned, held or cancelled.
/// <paramref name="Body"/> is the name of that group, never of a person; null when the meeting is of none any more.
/// </summary>
[PublishedBy("agreements")]
public sealed record MeetingChanged(Guid MeetingId, DateOnly Date, string? Body, bool Held, bool Cancelled, int Version);
