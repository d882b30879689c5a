using System.Globalization;

namespace AgiiPlatform.Programmes.Subsidies;

/// <summary>How money and numbers are written: "€ 12.800", "€ 469,50", "37,5".</summary>
internal static class Euro
{
    internal static readonly CultureInfo Flemish = CultureInfo.GetCultureInfo("nl-BE");

    /// <summary>An amount in cents, without cents when there are none; its sign is not left behind at the end of a line.</summary>
    internal static string InEuros(this long cents) =>
        (cents < 0 ? "-" : "") + "€\u00A0" + (Math.Abs(cents) / 100m).ToString(cents % 100 == 0 ? "N0" : "N2", Flemish);

    /// <summary>A number, with a comma only when it is needed.</summary>
    internal static string InDutch(this decimal number) => number.ToString("#,##0.##", Flemish);
}
