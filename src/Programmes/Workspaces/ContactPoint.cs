namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>Who of a municipality the coordinator turns to, released for it for a part of their time.</summary>
/// <param name="Name">Who.</param>
/// <param name="Function">The function, as written.</param>
/// <param name="ReleasePercent">What part of their time is released for the project.</param>
public sealed record ContactPoint(string Name, string? Function, int? ReleasePercent);
