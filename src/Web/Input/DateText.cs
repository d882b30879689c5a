using System.Globalization;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Web.Input;

/// <summary>
/// A day as people in Flanders write it: 2026-09-04, 4/9/2026, 4.9.2026, 4 september 2026, vr. 4 sept. 2026, 1ste maart 2026. The day comes
/// before the month, unless the year comes first. A day of the week must be the right one.
/// </summary>
public static partial class DateText
{
    /// <summary>What is said of something that is no day.</summary>
    public const string NotADay = "Geef een dag die bestaat, bijvoorbeeld 4-9-2026 of 4 september 2026.";

    private static readonly string[] Months =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    private static readonly string[] WeekDays = ["zo", "ma", "di", "wo", "do", "vr", "za"];

    /// <summary>The day that is meant; null when it is none, or cannot be told.</summary>
    public static DateOnly? Read(string text)
    {
        text = Dashes().Replace(text.Trim(), "-");
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
        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var date = new DateOnly(year, month, day);
        return found.Groups["weekday"] is { Success: true } weekday
            && !weekday.Value.StartsWith(WeekDays[(int)date.DayOfWeek], StringComparison.OrdinalIgnoreCase) ? null : date;
    }

    /// <summary>By its name, or its first three letters or more; "mrt" is March.</summary>
    private static int MonthOf(string name) =>
        name == "mrt" ? 3 : Array.FindIndex(Months, m => m.StartsWith(name, StringComparison.Ordinal)) + 1;

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("[\u2010-\u2015\u2212]", RegexOptions.NonBacktracking)]
    private static partial Regex Dashes();

    [GeneratedRegex(@"^(?:(?<weekday>(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)\.?,?\s+)?"
        + @"(?:(?<day>[0-9]{1,2})\s?(?:ste|de|e)?"
        + @"(?:\s*[-/.]\s*(?<m>[0-9]{1,2})\s*[-/.]\s*|[\s-]+(?<month>[a-z]{3,9})\.?[\s-]+)(?<year>[0-9]{4})"
        + @"|(?<year>[0-9]{4})\s?[-/.]\s?(?<m>[0-9]{1,2})\s?[-/.]\s?(?<day>[0-9]{1,2}))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
