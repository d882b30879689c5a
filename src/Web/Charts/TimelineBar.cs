namespace AgiiPlatform.Web.Charts;

/// <summary>A bar on a <see cref="Timeline"/>, or a mark when it is one day.</summary>
/// <param name="Row">The row it stands in.</param>
/// <param name="Label">What it is.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
public sealed record TimelineBar(string Row, string Label, DateOnly From, DateOnly Until);
