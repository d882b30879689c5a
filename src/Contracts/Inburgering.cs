namespace AgiiPlatform.Contracts;

/// <summary>A protocol between AgII and the OCMW of a municipality (the envelope names it) came into force. Dates are inclusive.</summary>
[PublishedBy("inburgering")]
public sealed record ProtocolInForce(Guid ProtocolId, DateOnly From, DateOnly? Until, int Version);

// No service consumes these two yet: a later one will, and they are published already so that its history is complete.

/// <summary>A referral was sent, in this direction (<c>ocmw-to-agii</c> or <c>agii-to-ocmw</c>). No word about the person.</summary>
[PublishedBy("inburgering")]
public sealed record ReferralSent(Guid ReferralId, string Direction, DateTime SentAt, int Version);

/// <summary>A referral got an answer or an outcome: its new state. No word about the person.</summary>
[PublishedBy("inburgering")]
public sealed record ReferralChanged(Guid ReferralId, string State, DateTime At, int Version);

/// <summary>
/// The national numbers of a municipality (the envelope names it) are to be locked again, with the master key of this version. Inburgering
/// tells itself.
/// </summary>
[PublishedBy("inburgering")]
public sealed record KeyRotationAsked(int KeyVersion);
