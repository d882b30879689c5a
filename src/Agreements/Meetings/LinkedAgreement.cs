using AgiiPlatform.Agreements.Obligations;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>An agreement that a meeting counts for; <paramref name="Lacking"/> are the roles without which it does not.</summary>
public sealed record LinkedAgreement(Guid Id, string Title, IReadOnlyList<ParticipantRole> Lacking);
