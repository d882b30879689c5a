namespace AgiiPlatform.CouncilMinutes;

/// <summary>Counts and lists in Dutch sentences.</summary>
internal static class DutchText
{
    /// <summary>"1 stem", "2 stemmen".</summary>
    internal static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    /// <summary>"Jan, Piet en Joris".</summary>
    internal static string List(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} en {items[^1]}";
}
