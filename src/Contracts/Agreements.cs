using System.Text.Json.Serialization;

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
    Guid RebuildId, IReadOnlyList<StatedAgreement> Agreements, IReadOnlyList<MeetingChanged>? Meetings = null,
    IReadOnlyList<AnnexChanged>? Annexes = null);

/// <summary>One agreement at this version; <paramref name="Signed"/> is null while it does not bear all its signatures.</summary>
public sealed record StatedAgreement(Guid AgreementId, int Version, AgreementSigned? Signed);

/// <summary>
/// A meeting of a steering group or committee in the calendar of a municipality (the envelope names it): planned, held or cancelled.
/// <paramref name="Body"/> is the name of that group, never of a person; null when the meeting is of none any more.
/// </summary>
[PublishedBy("agreements")]
public sealed record MeetingChanged(Guid MeetingId, DateOnly Date, string? Body, bool Held, bool Cancelled, int Version);

/// <summary>
/// The annex of an agreement for a working year (the envelope names the municipality), as it is now. Both days are inclusive.
/// <paramref name="ReplacedBy"/> is the later edition that holds in its place; one that was deleted has no actions.
/// </summary>
[PublishedBy("agreements")]
public sealed record AnnexChanged(
    Guid AnnexId, string Year, int Edition, DateOnly From, DateOnly Until, bool Approved, Guid? ReplacedBy,
    IReadOnlyList<AnnexAction> Actions, int Version);

/// <summary>
/// An action in an annex, or a part of the one before it: what AgII does, never who. <paramref name="Origin"/> is the same in all editions
/// and years; the text is that of the annex, cut when it is long. <paramref name="FteHundredths"/> are hundredths of a full-time
/// equivalent, when the annex says how many: 50 is half-time.
/// </summary>
public sealed record AnnexAction(Guid LineId, Guid Origin, string? Theme, string Text, bool IsPart, int? FteHundredths)
{
    /// <summary>The same in full-time equivalents: 0.5.</summary>
    [JsonIgnore]
    public decimal? Fte => FteHundredths / 100m;
}
