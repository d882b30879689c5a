namespace AgiiPlatform.Agreements;

/// <summary>A document, to be had under its id.</summary>
public sealed record DocumentView(Guid Id, string Name, string ContentType, long Length, string Sha256, DateTime AddedAt, int Edition);
