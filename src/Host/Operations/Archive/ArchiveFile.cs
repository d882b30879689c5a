namespace AgiiPlatform.Host.Operations.Archive;

/// <summary>A file in an archive, as its <c>manifest.json</c> tells of it.</summary>
/// <param name="Name">Its name in the archive.</param>
/// <param name="Rows">How many rows it has; null for a document.</param>
/// <param name="Sha256">Of its bytes, 64 lower-case hexadecimal digits.</param>
internal sealed record ArchiveFile(string Name, long? Rows, string Sha256);
