namespace AgiiPlatform.Agreements;

/// <summary>A signature that was withdrawn, and why.</summary>
public sealed record WithdrawnSignature(string Name, DateOnly? Date, DateOnly WithdrawnOn, string Reason);
