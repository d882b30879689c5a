using System.Globalization;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>Counts, days and lists in Dutch sentences.</summary>
internal static class DutchText
{
    private static readonly CultureInfo Belgium = CultureInfo.GetCultureInfo("nl-BE");

    /// <summary>"1 stem", "2 stemmen".</summary>
    internal static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    /// <summary>"20 april 2021".</summary>
    internal static string Day(DateOnly day) => day.ToString("d MMMM yyyy", Belgium);

    /// <summary>"Jan, Piet en Joris".</summary>
    internal static string List(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} en {items[^1]}";
}
