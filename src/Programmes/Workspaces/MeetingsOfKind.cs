namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>How many meetings of a kind there were.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How many.</param>
/// <param name="Participants">How many took part, as far as it was counted.</param>
public sealed record MeetingsOfKind(ProjectMeetingKind Kind, int Count, int Participants);
