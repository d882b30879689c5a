namespace AgiiPlatform.Agreements.Annexes;

/// <summary>A field before and after; null where it was empty.</summary>
public sealed record FieldChange(string Label, string? Before, string? After);
