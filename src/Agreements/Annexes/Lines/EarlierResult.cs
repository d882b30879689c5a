namespace AgiiPlatform.Agreements.Annexes;

/// <summary>What came of the line that this one was copied from.</summary>
public sealed record EarlierResult(LineResult? Result, string? Name, string? Note);
