using AgiiPlatform.Platform.Authorization;

namespace AgiiPlatform.Host.Operations.Archive;

/// <summary>A table as it is in the archive of a municipality.</summary>
/// <param name="Table">Its name in the database.</param>
/// <param name="File">The name of its file, without <c>.json</c>.</param>
/// <param name="About">What is in it, for people.</param>
/// <param name="Needs">Who may read what is in it: for others it is left out.</param>
internal sealed record ArchiveTable(string Table, string File, string About, Permission Needs);
