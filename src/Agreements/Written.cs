using System.Globalization;
using AgiiPlatform.Web;

namespace AgiiPlatform.Agreements;

/// <summary>How days and lists are written for people.</summary>
internal static class Written
{
    private static readonly CultureInfo Belgium = CultureInfo.GetCultureInfo("nl-BE");
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>4 september 2018.</summary>
    internal static string Day(DateOnly date) => date.InWords();

    /// <summary>4 september 2018, 14.05 uur, as the clock stood in Flanders.</summary>
    internal static string Moment(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Brussels).ToString("d MMMM yyyy, H.mm 'uur'", Belgium);

    /// <summary>4 september 2018 when known.</summary>
    internal static string Day(DateOnly? date) => date is { } known ? Day(known) : "datum niet bekend";

    /// <summary>1 januari 2018 tot en met 31 december 2018: both days count.</summary>
    internal static string Period(DateOnly from, DateOnly until) => $"{Day(from)} tot en met {Day(until)}";

    /// <summary>1 dag, 246 dagen.</summary>
    internal static string Days(int count) => count == 1 ? "1 dag" : string.Create(Belgium, $"{count:N0} dagen");

    /// <summary>1 stem, 2 stemmen.</summary>
    internal static string Votes(int count) => count == 1 ? "1 stem" : $"{count} stemmen";

    /// <summary>Jan, Piet en Joris.</summary>
    internal static string List(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} en {items[^1]}";

    /// <summary>84,3 kB.</summary>
    internal static string Size(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} bytes",
        < 1_000_000 => string.Create(Belgium, $"{bytes / 1000m:0.#} kB"),
        _ => string.Create(Belgium, $"{bytes / 1_000_000m:0.#} MB"),
    };
}
