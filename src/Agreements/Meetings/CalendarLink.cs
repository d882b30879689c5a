namespace AgiiPlatform.Agreements.Meetings;

/// <summary>The address to give to a calendar. It is shown this once: the platform keeps only a hash of the secret in it.</summary>
public sealed record CalendarLink(string Address);
