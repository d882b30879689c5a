using System.Globalization;
using System.Text.RegularExpressions;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>Finds dates: "4 september 2018", "4 sept. 2018", "1ste maart 2018", "04/09/2018", "2018-09-04".</summary>
internal static partial class DutchDate
{
    internal const string Pattern =
        @"(?<day>\d{1,2})(?:(?:ste|de|e)?\s+(?<month>jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)\p{L}{0,7}\.?\s+"
        + @"|\s?[-/.]\s?(?<m>\d{1,2})\s?[-/.]\s?)(?<year>\d{4})|(?<year>\d{4})-(?<m>\d{2})-(?<day>\d{2})";

    private static readonly string[] Months = ["jan", "feb", "maart", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

    /// <summary>The first date in a text; null when there is none, or when that day does not exist.</summary>
    internal static DateOnly? In(string text) => All(text).Select(d => (DateOnly?)d).FirstOrDefault();

    /// <summary>Every date in a text that exists, in its order.</summary>
    internal static IEnumerable<DateOnly> All(string text)
    {
        foreach (Match found in Date().Matches(text))
        {
            var month = found.Groups["month"] is { Success: true } name
                ? Array.IndexOf(Months, name.Value.ToLowerInvariant() is "mrt" ? "maart" : name.Value.ToLowerInvariant()) + 1
                : Number("m");
            var (day, year) = (Number("day"), Number("year"));
            if (year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
            {
                yield return new DateOnly(year, month, day);
            }

            int Number(string group) => int.Parse(found.Groups[group].Value, CultureInfo.InvariantCulture);
        }
    }

    [GeneratedRegex(Pattern, RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Date();
}
