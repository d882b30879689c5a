namespace AgiiPlatform.Agreements;

/// <summary>A representative; <paramref name="Signature"/> is null while they have not signed.</summary>
public sealed record SignatoryView(string Name, string Title, SignatureView? Signature);
