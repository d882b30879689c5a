using System.Globalization;

namespace AgiiPlatform.Web;

/// <summary>How days, moments, numbers and lists are written for people in Flanders.</summary>
public static class Dutch
{
    private static readonly CultureInfo Flemish = CultureInfo.GetCultureInfo("nl-BE");

    /// <summary>In a sentence: "4 september 2018".</summary>
    public static string InWords(this DateOnly date) => date.ToString("d MMMM yyyy", Flemish);

    /// <summary>In a sentence: "4 september 2018", or that the day is not known.</summary>
    public static string InWords(this DateOnly? date) => date is { } known ? known.InWords() : "datum niet bekend";

    /// <summary>In a sentence about this year: "4 september".</summary>
    public static string DayInWords(this DateOnly date) => date.ToString("d MMMM", Flemish);

    /// <summary>In a table: "4-9-2018".</summary>
    public static string InDigits(this DateOnly date) => date.ToString("d-M-yyyy", Flemish);

    /// <summary>A UTC moment as the clock stood in Flanders: "4 september 2018 om 14.05 uur".</summary>
    public static string Moment(DateTime utc) =>
        Brussels.Clock(utc).ToString("d MMMM yyyy 'om' H.mm 'uur'", Flemish);

    /// <summary>Both days count: "1 januari 2018 tot en met 31 december 2018".</summary>
    public static string Period(DateOnly from, DateOnly until) => $"{from.InWords()} tot en met {until.InWords()}";

    /// <summary>In a sentence: "van 1 januari 2018 tot en met 31 december 2018", "vanaf 1 januari 2018".</summary>
    public static string InWords(this Period period) => (period.From, period.Until) switch
    {
        ({ } from, { } until) => $"van {Period(from, until)}",
        ({ } from, null) => $"vanaf {from.InWords()}",
        _ => $"tot en met {period.Until.InWords()}",
    };

    /// <summary>"1 dag", "246 dagen".</summary>
    public static string Days(int count) => Count(count, "dag", "dagen");

    /// <summary>A count with its word: "1 stem", "2 stemmen".</summary>
    public static string Count(int count, string one, string many) => count == 1 ? $"1 {one}"
        : string.Create(Flemish, $"{count:N0} {many}");

    /// <summary>"Jan, Piet en Joris".</summary>
    public static string List(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} en {items[^1]}";

    /// <summary>As it begins a sentence: "operationeel overleg" becomes "Operationeel overleg".</summary>
    public static string Capital(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>
    /// The order of names in a list. Lists of names are put in order with it and not by the database, of which each has its own: capitals
    /// and apostrophes do not matter, accents only between names that are the same without, and it goes word by word, a hyphen being a
    /// space. "De Panne" comes before "Deerlijk", "D'hondt" after "Dewulf", "'s-Gravenvoeren" at the s.
    /// </summary>
    public static IComparer<string?> Alphabetical { get; } = Comparer<string?>.Create((a, b) =>
        Flemish.CompareInfo.Compare(Words(a), Words(b), CompareOptions.IgnoreCase));

    private static string? Words(string? name) => name is null || !name.AsSpan().ContainsAny("'’‘-") ? name
        : string.Concat(name.Where(c => c is not ('\'' or '’' or '‘')).Select(c => c == '-' ? ' ' : c));

    /// <summary>"84,3 kB".</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} bytes",
        < 1_000_000 => string.Create(Flemish, $"{bytes / 1000m:0.#} kB"),
        _ => string.Create(Flemish, $"{bytes / 1_000_000m:0.#} MB"),
    };
}
