using System.Text;

namespace AgiiPlatform.Web.Sheets;

/// <summary>
/// A table as a file that opens in a spreadsheet: UTF-8 with a byte order mark, semicolons (the Flemish list separator) and CRLF.
/// A cell that a spreadsheet would take for a formula is made into text with a leading apostrophe.
/// </summary>
public static class Csv
{
    /// <summary>The file, a line for each row.</summary>
    public static byte[] Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(';', row.Select(Cell)).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>
    /// The rows of a file as a spreadsheet saves it: in UTF-8 or, as Excel may, in the Windows set; with semicolons, commas or tabs.
    /// </summary>
    internal static List<IReadOnlyList<string>> Read(byte[] file)
    {
        var text = Text(file).TrimStart('\uFEFF');
        var separator = ";\t,".MaxBy(s => text.TakeWhile(c => c is not ('\r' or '\n')).Count(c => c == s));
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
                case '\n' when !isQuoted:
                    EndRow();
                    break;
                case '\r' when !isQuoted:
                    break;
                case var c:
                    cell.Append(c);
                    break;
            }
        }

        EndRow();
        return rows;

        void EndCell()
        {
            var value = cell.ToString();
            row.Add(value is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? value[1..] : value); // as Write made it
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
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file);
        }
    }

    private static string Cell(string value)
    {
        var safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{value}" : value;
        return safe.AsSpan().ContainsAny(";\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
