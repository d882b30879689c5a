namespace AgiiPlatform.Agreements.Annexes;

/// <summary>An objective with its themes; the text is null where there is none.</summary>
public sealed record ObjectiveView(string? Text, IReadOnlyList<ThemeView> Themes);
