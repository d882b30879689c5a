using System.Globalization;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Web.Input;

/// <summary>
/// A day as people in Flanders write it: 2026-09-04, 4/9/2026, 4.9.2026, 4 september 2026, 4 sept. 2026, 1ste maart 2026. The day comes
/// before the month, always.
/// </summary>
public static partial class DateText
{
    /// <summary>What is said of something that is no day.</summary>
    public const string NotADay = "Geef een dag die bestaat, bijvoorbeeld 4-9-2026 of 4 september 2026.";

    private static readonly string[] Months =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    /// <summary>The day that is meant; null when it is none, or cannot be told.</summary>
    public static DateOnly? Read(string text)
    {
        text = text.Trim();
        if (DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso))
        {
            return iso;
        }

        var found = Written().Match(text);
        if (!found.Success)
        {
            return null;
        }

        var month = found.Groups["m"].Success ? Number(found.Groups["m"]) : MonthOf(found.Groups["month"].Value.ToLowerInvariant());
        var (year, day) = (Number(found.Groups["year"]), Number(found.Groups["day"]));
        return year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
    }

    /// <summary>By its name, or its first three letters or more; "mrt" is March.</summary>
    private static int MonthOf(string name) =>
        name == "mrt" ? 3 : Array.FindIndex(Months, m => m.StartsWith(name, StringComparison.Ordinal)) + 1;

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+)?(?<day>[0-9]{1,2})\s?(?:ste|de|e)?"
        + @"(?:\s*[-/.]\s*(?<m>[0-9]{1,2})\s*[-/.]\s*|\s+(?<month>[a-z]{3,9})\.?\s+)(?<year>[0-9]{4})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
