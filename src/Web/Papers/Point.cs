namespace AgiiPlatform.Web.Papers;

/// <summary>A point of a list, with the points below it.</summary>
public sealed record Point(string Text, IReadOnlyList<string> Below);
