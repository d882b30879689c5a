namespace AgiiPlatform.Overview;

/// <summary>The figures of a region, by its slug.</summary>
public sealed record RegionFigures(string Region, int Size, int Visited, int Signed);
