using System.Text;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Web.Sheets;

/// <summary>
/// A table as a file that opens in a spreadsheet: UTF-8 with a byte order mark, semicolons (the Flemish list separator) and CRLF.
/// A cell that a spreadsheet would take for a formula is made into text with a leading apostrophe.
/// </summary>
public static partial class Csv
{
    /// <summary>The file, a line for each row of texts.</summary>
    public static byte[] Write(IEnumerable<IReadOnlyList<string>> rows) =>
        Write(rows.Select(IReadOnlyList<SheetCell> (row) => [.. row.Select(text => new SheetCell(text))]));

    /// <summary>The file, a line for each row; a number stays one, also below zero.</summary>
    internal static byte[] Write(IEnumerable<IReadOnlyList<SheetCell>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(';', row.Select(Cell)).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>
    /// The rows of a file as a spreadsheet saves it: in UTF-8, UTF-16 or, as Excel may, in the Windows set; with semicolons, commas or
    /// tabs; with the line ends of any system.
    /// </summary>
    /// <exception cref="InvalidDataException">It is no text.</exception>
    /// <exception cref="InvalidInput">A quotation mark is never closed, so that it cannot be told what a row is.</exception>
    internal static List<IReadOnlyList<string>> Read(byte[] file)
    {
        var text = Text(file);
        var named = SeparatorLine().Match(text); // a first line that Excel reads and does not show
        text = text[named.Length..];
        var separator = named.Success ? named.Groups["s"].Value[0] : Separator(text);
        List<IReadOnlyList<string>> rows = [];
        List<string> row = [];
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when isQuoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append(text[++i]);
                    break;
                case '"' when isQuoted || cell.Length == 0:
                    isQuoted = !isQuoted;
                    break;
                case var c when c == separator && !isQuoted:
                    EndCell();
                    break;
                case '\r' when !isQuoted && i + 1 < text.Length && text[i + 1] == '\n':
                    break;
                case '\n' or '\r' when !isQuoted:
                    EndRow();
                    break;
                case var c:
                    cell.Append(c);
                    break;
            }
        }

        if (isQuoted)
        {
            throw new InvalidInput("file", $"Rij {rows.Count + 1}: een aanhalingsteken wordt nergens gesloten, "
                + "zodat niet te zien is waar de rij eindigt.");
        }

        EndRow();
        return rows;

        void EndCell()
        {
            var value = cell.ToString();
            row.Add(value is ['\'', var next, ..] && Formula.Contains(next) ? value[1..] : value); // as Write made it
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            rows.Add([.. row]);
            row.Clear();
        }
    }

    private static string Text(byte[] file)
    {
        try
        {
            var text = file switch
            {
                [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(file),
                [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(file),
                _ => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file),
            };
            return text.Contains('\0') ? throw new InvalidDataException("This is no text.") : text.TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file);
        }
    }

    /// <summary>What the first line that says something has most of, outside quotation marks.</summary>
    private static char Separator(string text)
    {
        var isQuoted = false;
        var counts = new Dictionary<char, int> { [';'] = 0, ['\t'] = 0, [','] = 0 };
        foreach (var c in text.TrimStart('\r', '\n').TakeWhile(c => isQuoted || c is not ('\r' or '\n')))
        {
            isQuoted ^= c == '"';
            if (!isQuoted && counts.TryGetValue(c, out var count))
            {
                counts[c] = count + 1;
            }
        }

        return counts.MaxBy(c => c.Value).Key;
    }

    private static string Cell(SheetCell cell)
    {
        var safe = cell.Text.Length > 0 && Formula.Contains(cell.Text[0]) && cell.Value is not decimal ? $"'{cell.Text}" : cell.Text;
        return safe.AsSpan().ContainsAny(";\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    /// <summary>What a spreadsheet takes for the begin of a formula; the wide forms too, as some do.</summary>
    private const string Formula = "=+-@\t\r\n＝＋－＠";

    [GeneratedRegex("^\"?sep=(?<s>[;,\t])\"?(?:\r\n|\r|\n)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SeparatorLine();
}
