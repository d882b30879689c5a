namespace AgiiPlatform.Programmes.Figures;

/// <summary>A value of a figure.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Value">How many.</param>
/// <param name="IsRest">Whether it is the rest: what is too small to be named.</param>
/// <param name="Percent">Of the whole, to two decimals; none when the whole is not stated.</param>
public sealed record FigureValueView(string Label, decimal Value, bool IsRest, decimal? Percent);
