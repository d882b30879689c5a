using System.Text.RegularExpressions;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>Finds dates: "4 september 2018", "04/09/2018".</summary>
internal static partial class DutchDate
{
    internal const string Pattern =
        @"(?<day>\d{1,2})(?:\s+(?<month>januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\s+"
        + @"|\s?[-/.]\s?(?<m>\d{1,2})\s?[-/.]\s?)(?<year>\d{4})";

    private static readonly string[] Months =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    /// <summary>The first date in a text; null when there is none, or when that day does not exist.</summary>
    internal static DateOnly? In(string text)
    {
        var found = Date().Match(text);
        if (!found.Success)
        {
            return null;
        }

        var month = found.Groups["month"].Success
            ? Array.IndexOf(Months, found.Groups["month"].Value.ToLowerInvariant()) + 1
            : int.Parse(found.Groups["m"].Value);
        var (day, year) = (int.Parse(found.Groups["day"].Value), int.Parse(found.Groups["year"].Value));
        var exists = year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        return exists ? new DateOnly(year, month, day) : null;
    }

    [GeneratedRegex(Pattern, RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Date();
}
