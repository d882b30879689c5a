using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace AgiiPlatform.Web.Sheets;

/// <summary>
/// A table as an Excel workbook with one sheet. Texts stand in it as texts, also after somebody typed in them: none is ever a formula, and
/// a code such as 3.3 never a day.
/// </summary>
internal static class Xlsx
{
    private const long MostBytes = 20_000_000;
    internal static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace Packed = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    /// <summary>The file; a number or a day is one in the sheet too, and the first row is the heading.</summary>
    internal static byte[] Write(string name, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", new XElement(Types + "Types",
                new XElement(Types + "Default", new XAttribute("Extension", "rels"),
                    new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
                Part("/xl/workbook.xml", "sheet.main"), Part("/xl/worksheets/sheet1.xml", "worksheet"), Part("/xl/styles.xml", "styles")));
            Add(zip, "_rels/.rels", Related(("officeDocument", "xl/workbook.xml")));
            Add(zip, "xl/_rels/workbook.xml.rels", Related(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")));
            Add(zip, "xl/workbook.xml", new XElement(Main + "workbook", new XAttribute(XNamespace.Xmlns + "r", Links),
                new XElement(Main + "sheets", new XElement(Main + "sheet", new XAttribute("name", SheetName(name)),
                    new XAttribute("sheetId", 1), new XAttribute(Links + "id", "r1")))));
            Add(zip, "xl/styles.xml", Styles());
            Add(zip, "xl/worksheets/sheet1.xml", new XElement(Main + "worksheet", new XElement(Main + "sheetData",
                rows.Select((row, i) => new XElement(Main + "row", new XAttribute("r", i + 1), row.Select((value, c) =>
                    Cell(value, Column(c) + (i + 1).ToString(CultureInfo.InvariantCulture), isHeading: i == 0)))))));
        }

        return file.ToArray();

        static XElement Part(string part, string type) => new(Types + "Override", new XAttribute("PartName", part),
            new XAttribute("ContentType", $"application/vnd.openxmlformats-officedocument.spreadsheetml.{type}+xml"));

        static XElement Related(params (string Type, string Target)[] parts) => new(Packed + "Relationships",
            parts.Select((p, i) => new XElement(Packed + "Relationship", new XAttribute("Id", $"r{i + 1}"),
                new XAttribute("Type", $"{Links}/{p.Type}"), new XAttribute("Target", p.Target))));
    }

    /// <summary>
    /// The rows of the first sheet, from the first row on. What a formula last gave counts as if it were typed; a cell that only seems to
    /// say something (an error, a formula that was never worked out, a block that was merged) says why.
    /// </summary>
    /// <exception cref="InvalidDataException">It is no workbook, or too large.</exception>
    internal static List<IReadOnlyList<SheetCell>> Read(byte[] file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            if (zip.Entries.Sum(e => e.Length) > MostBytes)
            {
                throw new InvalidDataException("Too large when unpacked.");
            }

            var workbook = Open(zip, "xl/workbook.xml")!;
            var id = workbook.Descendants(Main + "sheet").First().Attribute(Links + "id")!.Value;
            var target = Open(zip, "xl/_rels/workbook.xml.rels")!.Elements().First(r => r.Attribute("Id")?.Value == id)
                .Attribute("Target")!.Value;
            var sheet = Open(zip, target.StartsWith('/') ? target[1..] : $"xl/{target}")!;
            var texts = Open(zip, "xl/sharedStrings.xml")?.Elements(Main + "si").Select(Texts).ToList() ?? [];
            var formats = new XlsxFormats(Open(zip, "xl/styles.xml"), workbook.Element(Main + "workbookPr"));
            var merged = sheet.Descendants(Main + "mergeCell").Select(m => m.Attribute("ref")!.Value)
                .ToLookup(area => area.Split(':')[0]);
            List<IReadOnlyList<SheetCell>> rows = [];
            foreach (var row in sheet.Descendants(Main + "row"))
            {
                var number = (int?)row.Attribute("r") ?? rows.Count + 1;
                if (number is < 1 or > 100_000)
                {
                    throw new InvalidDataException("Too many rows.");
                }

                while (rows.Count < number)
                {
                    rows.Add([]);
                }

                List<SheetCell> cells = [];
                foreach (var cell in row.Elements(Main + "c"))
                {
                    var place = cell.Attribute("r")?.Value is { } reference ? Place(reference) : cells.Count;
                    while (cells.Count <= place)
                    {
                        cells.Add(new(""));
                    }

                    var read = Read(cell, texts, formats);
                    cells[place] = !read.IsEmpty && merged[$"{Column(place)}{number}"].FirstOrDefault() is { } area
                        ? read with { Wrong = $"staat in de samengevoegde cellen {area}. Maak ze los: elke rij heeft haar eigen waarde." }
                        : read;
                }

                rows[number - 1] = cells;
            }

            return rows;
        }
        catch (Exception e) when (e is XmlException or NullReferenceException or InvalidOperationException or FormatException
            or ArgumentException or OverflowException)
        {
            throw new InvalidDataException("This is no workbook.", e);
        }
    }

    /// <summary>A part of the workbook; what it says of its own size is not believed.</summary>
    private static XElement? Open(ZipArchive zip, string part)
    {
        using var content = zip.GetEntry(part)?.Open();
        using var reader = content is null ? null : XmlReader.Create(content, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes,
        });
        return reader is null ? null : XElement.Load(reader);
    }

    private static void Add(ZipArchive zip, string part, XElement content)
    {
        using var stream = zip.CreateEntry(part).Open();
        content.Save(stream, SaveOptions.DisableFormatting);
    }

    private static XElement Cell(object? value, string reference, bool isHeading)
    {
        var cell = new XElement(Main + "c", new XAttribute("r", reference));
        switch (value)
        {
            case null or "":
                break;
            case DateOnly day:
                cell.Add(new XAttribute("s", 1), Value(day.ToDateTime(TimeOnly.MinValue).ToOADate()));
                break;
            case string text:
                cell.Add(new XAttribute("t", "inlineStr"), new XAttribute("s", isHeading ? 2 : 3), new XElement(Main + "is",
                    new XElement(Main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Clean(text))));
                break;
            default:
                cell.Add(Value(value));
                break;
        }

        return cell;

        static XElement Value(object number) => new(Main + "v", Convert.ToString(number, CultureInfo.InvariantCulture));
    }

    /// <summary>What XML cannot hold is left out.</summary>
    private static string Clean(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    private static SheetCell Read(XElement cell, List<string> texts, XlsxFormats formats)
    {
        var value = cell.Element(Main + "v")?.Value ?? "";
        return cell.Attribute("t")?.Value switch
        {
            "inlineStr" => new(Texts(cell.Element(Main + "is")!)),
            "e" => new(value, Wrong: "is een fout in een formule."),
            _ when cell.Element(Main + "f") is { } formula && cell.Element(Main + "v") is null => new($"={formula.Value}",
                Wrong: "is een formule die nog niet is uitgerekend. Open het bestand in een rekenblad en bewaar het opnieuw."),
            "s" => new(texts[int.Parse(value, CultureInfo.InvariantCulture)]),
            "b" => new(value == "1" ? "ja" : "nee"),
            "str" => new(value),
            "d" => DateTime.TryParse(value, CultureInfo.InvariantCulture, out var day) ? XlsxFormats.Day(DateOnly.FromDateTime(day))
                : new(value),
            _ => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? formats.Cell(decimal.Round(number, 10), (int?)cell.Attribute("s") ?? 0) : new(value),
        };
    }

    /// <summary>A text may be in pieces, each with its own looks.</summary>
    private static string Texts(XElement item) => string.Concat(item.Descendants(Main + "t").Select(t => t.Value));

    /// <summary>0 is A, 26 is AA.</summary>
    internal static string Column(int place) =>
        (place >= 26 ? Column(place / 26 - 1) : "") + (char)('A' + place % 26);

    private static int Place(string reference)
    {
        var place = reference.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (sum, c) => sum * 26 + c - 'A' + 1) - 1;
        return place is >= 0 and < 1000 ? place : throw new InvalidDataException("Too many columns.");
    }

    private static string SheetName(string name) => string.Concat(name.Where(c => !"[]:*?/\\".Contains(c)).Take(31));

    private static XElement Styles() => XElement.Parse($"""
        <styleSheet xmlns="{Main}">
          <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
          <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
          <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
          <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
          <cellXfs count="4">
            <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
            <xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
            <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
            <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>
          </cellXfs>
        </styleSheet>
        """);
}
