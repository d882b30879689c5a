namespace AgiiPlatform.Agreements.Obligations;

/// <summary>A meeting as the counter sees it: for which agreement, on which day, of which kind and, once held, with whom.</summary>
internal sealed record CountedMeeting(Guid AgreementId, DateOnly Date, ObligationKind Kind, ParticipantRole With, bool Held);
