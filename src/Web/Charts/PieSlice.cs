namespace AgiiPlatform.Web.Charts;

/// <summary>A slice of a <see cref="PieChart"/>.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Value">How much.</param>
public sealed record PieSlice(string Label, decimal Value);
