using System.Text;

namespace AgiiPlatform.Overview;

/// <summary>
/// A table as a file that opens in a spreadsheet: UTF-8 with a byte order mark, semicolons (the Flemish list separator) and CRLF.
/// A cell that a spreadsheet would take for a formula is made into text with a leading apostrophe.
/// </summary>
internal static class Csv
{
    internal static byte[] Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(';', row.Select(Cell)).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Cell(string value)
    {
        var safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{value}" : value;
        return safe.AsSpan().ContainsAny(";\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
