namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A meeting of a mentor and a mentee.</summary>
/// <param name="Date">The day.</param>
/// <param name="Note">What they did, if it was told.</param>
public sealed record DuoMeeting(DateOnly Date, string? Note = null);
