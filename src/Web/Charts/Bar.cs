namespace AgiiPlatform.Web.Charts;

/// <summary>A bar of a chart, whole or of stacked parts.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Text">The value as people write it.</param>
/// <param name="Segments">Its parts.</param>
public sealed record Bar(string Label, string Text, IReadOnlyList<BarSegment> Segments);
