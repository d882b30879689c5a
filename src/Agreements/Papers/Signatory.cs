namespace AgiiPlatform.Agreements.Papers;

/// <summary>Who signs; <paramref name="Signed"/> has when and where, null while they have not.</summary>
public sealed record Signatory(string Name, string Title, string? Signed);
