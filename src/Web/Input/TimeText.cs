using System.Globalization;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Web.Input;

/// <summary>An hour as people in Flanders write it: 14:00, 9.30, 14u, 14u30, 14 uur 30, 14h, 14.</summary>
public static partial class TimeText
{
    /// <summary>The hour that is meant; null when it is none.</summary>
    public static TimeOnly? Read(string? text)
    {
        var found = Written().Match(text ?? "");
        var (hour, minute) = (Number(found.Groups["hour"]), Number(found.Groups["minute"]));
        return found.Success && hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    private static int Number(Group digits) => digits.Success ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^\s*(?<hour>[0-9]{1,2})\s*"
        + @"(?:[:.]\s*(?<minute>[0-9]{2})(?::[0-9]{2})?\s*(?:u|uur|h)?|(?:u\.?|uur|h)\s*(?<minute>[0-9]{2})?)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
