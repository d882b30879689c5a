namespace AgiiPlatform.Identity.Offboarding;

/// <summary>That the archive of a service was taken, when, and which of its tables were not in it.</summary>
internal sealed record TakenArchive(string Service, DateTime At, IReadOnlyList<string> LeftOut);
