using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AgiiPlatform.Web.Sheets;

/// <summary>
/// How the cells of a workbook are shown. A workbook keeps a day and a percentage as bare numbers: what they are, only their format tells.
/// </summary>
internal sealed partial class XlsxFormats(XElement? styles, XElement? workbook)
{
    private static readonly CultureInfo Flemish = CultureInfo.GetCultureInfo("nl-BE");

    private readonly Dictionary<int, string> _codes = (styles?.Element(Xlsx.Main + "numFmts")?.Elements() ?? [])
        .ToDictionary(f => (int)f.Attribute("numFmtId")!, f => f.Attribute("formatCode")!.Value);

    private readonly List<int> _formats = [.. (styles?.Element(Xlsx.Main + "cellXfs")?.Elements() ?? [])
        .Select(x => (int?)x.Attribute("numFmtId") ?? 0)];

    /// <summary>Whether days are counted from 1904, as old workbooks of the Mac do.</summary>
    private readonly bool _since1904 = workbook?.Attribute("date1904")?.Value is "1" or "true";

    /// <summary>A number as it is shown: a number, a percentage, a day or a time.</summary>
    internal SheetCell Cell(decimal number, int style)
    {
        var format = _formats.ElementAtOrDefault(style);
        var code = Literal().Replace(_codes.GetValueOrDefault(format, format is 9 or 10 ? "%" : ""), "");
        if (code.Contains('%'))
        {
            return new($"{(number * 100).ToString("0.##########", Flemish)} %");
        }

        if (format is not (>= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58) && !DayOrTime().IsMatch(code))
        {
            return new(number.ToString("0.##########", Flemish), number);
        }

        number += _since1904 ? 1462 : 0;
        return number is >= 1 and < 2_958_466 ? Day(DateOnly.FromDateTime(DateTime.FromOADate((double)decimal.Floor(number))))
            : new(number is >= 0 and < 1 ? TimeOnly.MinValue.Add(TimeSpan.FromDays((double)number)).ToString("HH:mm", Flemish)
                : number.ToString("0.##########", Flemish));
    }

    internal static SheetCell Day(DateOnly day) => new(day.ToString("d/M/yyyy", CultureInfo.InvariantCulture), day);

    /// <summary>What stands in a format without being a part of it: in quotation marks or brackets, and what follows \, _ or *.</summary>
    [GeneratedRegex(@"""[^""]*""|\[[^\]]*\]|[\\_*].", RegexOptions.NonBacktracking)]
    private static partial Regex Literal();

    [GeneratedRegex("[dmyhs]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex DayOrTime();
}
