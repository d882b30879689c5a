namespace AgiiPlatform.Contracts;

/// <summary>
/// Somebody of a municipality took the archive of what one service keeps of it. <paramref name="LeftOut"/> names the tables that they may
/// not read, and that are not in it.
/// </summary>
[PublishedBy("identity", "agreements", "caseloads", "inburgering", "overview", "programmes")]
public sealed record ArchiveMade(string Service, DateTime At, IReadOnlyList<string> LeftOut);
