namespace AgiiPlatform.Web.Charts;

/// <summary>A part of a bar.</summary>
/// <param name="Kind">Which entry of the legend, from 0: its place decides colour and pattern.</param>
/// <param name="Value">How much.</param>
public sealed record BarSegment(int Kind, decimal Value);
