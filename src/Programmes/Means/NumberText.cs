using System.Globalization;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Programmes.Means;

/// <summary>A number as people in Flanders write it: "0,5", "10.000", "€ 469,50"; and "0.5", as a spreadsheet writes it.</summary>
internal static partial class NumberText
{
    internal const string NotANumber = "Geef een getal, bijvoorbeeld 0,5 of 10.000.";

    /// <summary>The number that is meant; null when it is none.</summary>
    internal static decimal? Read(string text)
    {
        var digits = text.Replace("€", "", StringComparison.Ordinal).Trim();
        digits = Grouped().IsMatch(digits) ? digits.Replace(".", "", StringComparison.Ordinal) : digits;
        return Plain().IsMatch(digits)
            ? decimal.Parse(digits.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>As it stands in a field: "0,5", "10000".</summary>
    internal static string Write(decimal number) => number.ToString("0.####", CultureInfo.GetCultureInfo("nl-BE"));

    [GeneratedRegex(@"^[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^-?[0-9]{1,15}(?:[.,][0-9]{1,6})?$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
