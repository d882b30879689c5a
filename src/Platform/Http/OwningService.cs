namespace AgiiPlatform.Platform.Http;

/// <summary>The service that a route belongs to: its copy of the rights table decides.</summary>
public sealed record OwningService(string Name);
