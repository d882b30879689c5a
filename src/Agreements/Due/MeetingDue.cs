using AgiiPlatform.Agreements.Meetings;

namespace AgiiPlatform.Agreements.Due;

/// <summary>What is read of a meeting to see whether something of it is due.</summary>
internal sealed record MeetingDue(
    Guid Id, Guid TenantId, string Title, DateOnly Date, MeetingState State, IReadOnlyList<Participant> Participants);
