namespace AgiiPlatform.Agreements.Annexes;

/// <summary>A line in a comparison; a part of an action has no theme of its own.</summary>
public sealed record LineInComparison(Guid Id, string? Section, string? Theme, string Text);
