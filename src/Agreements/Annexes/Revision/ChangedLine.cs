namespace AgiiPlatform.Agreements.Annexes;

/// <summary>A line that says something else than it did.</summary>
public sealed record ChangedLine(LineInComparison Line, IReadOnlyList<FieldChange> Fields);
