namespace AgiiPlatform.Agreements.Annexes;

/// <summary>How many themes, actions, parts of actions and references.</summary>
public sealed record AnnexCounts(int Themes, int Lines, int SubLines, int References);
