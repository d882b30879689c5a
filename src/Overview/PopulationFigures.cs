namespace AgiiPlatform.Overview;

/// <summary>What the shares are taken of: its name for people, and how many municipalities.</summary>
public sealed record PopulationFigures(string Name, int Size);
