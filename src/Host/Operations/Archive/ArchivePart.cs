namespace AgiiPlatform.Host.Operations.Archive;

/// <summary>The archive of one service: its name, what people call it, where it is downloaded, what is in it and what is left out.</summary>
public sealed record ArchivePart(
    string Service, string Name, string Address, IReadOnlyList<string> Contains, IReadOnlyList<string> LeftOut);
