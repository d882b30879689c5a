using System.Globalization;

namespace AgiiPlatform.Web;

/// <summary>Dates as people write them in Flanders.</summary>
public static class FlemishDates
{
    private static readonly CultureInfo Flemish = CultureInfo.GetCultureInfo("nl-BE");

    /// <summary>In a sentence: "4 september 2018".</summary>
    public static string InWords(this DateOnly date) => date.ToString("d MMMM yyyy", Flemish);

    /// <summary>In a table: "4-9-2018".</summary>
    public static string InDigits(this DateOnly date) => date.ToString("d-M-yyyy", Flemish);
}
