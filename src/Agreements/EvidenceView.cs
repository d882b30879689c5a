namespace AgiiPlatform.Agreements;

/// <summary>The document that shows a signature, with the hash by which it can be recognised.</summary>
public sealed record EvidenceView(Guid Id, string Name, string Sha256);
