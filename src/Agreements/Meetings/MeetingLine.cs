using AgiiPlatform.Agreements.Obligations;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>A meeting in a list.</summary>
public sealed record MeetingLine(
    Guid Id, string Title, ObligationKind? Kind, DateOnly Date, TimeOnly? Start, string? Place, MeetingState State);
