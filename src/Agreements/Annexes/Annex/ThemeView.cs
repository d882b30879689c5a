namespace AgiiPlatform.Agreements.Annexes;

/// <summary>A theme with its actions.</summary>
public sealed record ThemeView(string Name, IReadOnlyList<LineView> Lines);
