namespace AgiiPlatform.Web;

/// <summary>After how long a session ends in which nothing is asked; pages warn a minute before.</summary>
public sealed record SessionEnd(TimeSpan Idle);
