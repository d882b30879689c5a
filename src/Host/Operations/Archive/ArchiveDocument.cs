namespace AgiiPlatform.Host.Operations.Archive;

/// <summary>A document that goes with the rows of a service: its id in the store, and its name.</summary>
internal sealed record ArchiveDocument(Guid Id, string Name);
