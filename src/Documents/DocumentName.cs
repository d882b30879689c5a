using System.Globalization;
using System.Text;

namespace AgiiPlatform.Documents;

/// <summary>Makes the name a sender gave safe to show and to offer for download.</summary>
internal static class DocumentName
{
    private const int MaxLength = 120;

    /// <summary>
    /// What stands after the last slash, on one line, without invisible characters (controls, and those that turn the reading direction),
    /// ending in the extension of the type, at most 120 characters; "document" when nothing is left.
    /// </summary>
    public static string Of(string fileName, DocumentType type)
    {
        var extension = type == DocumentType.Pdf ? ".pdf" : ".docx";
        var visible = new StringBuilder();
        // Runes rather than characters: half a pair becomes U+FFFD instead of an error in Normalize.
        fileName = fileName.Replace("%0D", "\n", StringComparison.OrdinalIgnoreCase)
            .Replace("%0A", "\n", StringComparison.OrdinalIgnoreCase)
            .Replace("%22", "\"", StringComparison.Ordinal); // so browsers send what a name in a form may not hold
        foreach (var rune in fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            visible.Append(Rune.GetUnicodeCategory(rune) switch
            {
                _ when rune.Value is '\n' or '\r' or '\t' => visible.Length > 0 && visible[^1] != ' ' ? " " : "",
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => "",
                UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
                _ when rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' => "_", // not allowed in names on Windows
                _ => rune.ToString(),
            });
        }

        var name = visible.ToString().Normalize(NormalizationForm.FormC).TrimEnd(' ', '.');
        if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) name = name[..^extension.Length];
        name = name.Trim(' ', '.');
        if (name.Length > MaxLength - extension.Length)
        {
            var end = MaxLength - extension.Length;
            name = name[..(char.IsHighSurrogate(name[end - 1]) ? end - 1 : end)].TrimEnd(' ', '.');
        }

        return (name.Length == 0 ? "document" : name) + extension;
    }
}
