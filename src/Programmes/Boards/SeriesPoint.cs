namespace AgiiPlatform.Programmes.Boards;

/// <summary>A point of the line of an action.</summary>
/// <param name="Date">The day.</param>
/// <param name="Value">What was reached by then.</param>
public sealed record SeriesPoint(DateOnly Date, decimal Value);
