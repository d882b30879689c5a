namespace AgiiPlatform.Programmes;

/// <summary>A slice or bar of a figure.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Value">How many.</param>
/// <param name="IsRest">Whether it is the rest: what is too small to be named.</param>
public sealed record FigureValue(string Label, decimal Value, bool IsRest = false);
