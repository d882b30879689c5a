namespace AgiiPlatform.Overview;

/// <summary>The figures of a municipality as it was on the date.</summary>
public sealed record MunicipalityFigures(
    string Nis, string Name, string Region, bool Visited, DateOnly? FirstVisit, bool Signed, DateOnly? SignedOn);
