using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>
/// Tidies text that comes out of PDFs: hard spaces, soft hyphens, words broken at the end of a line, marks of bold, page numbers.
/// </summary>
internal static partial class PastedText
{
    internal static string Clean(string text)
    {
        // The round trip through UTF-8 replaces halves of surrogate pairs, which Normalize does not take.
        text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(NormalizationForm.FormC)
            .Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("**", "", StringComparison.Ordinal);
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var category = char.GetUnicodeCategory(c);
            if (c == '\n')
            {
                while (clean.Length > 0 && clean[^1] == ' ')
                {
                    clean.Length--;
                }

                clean.Append(c);
            }
            else if (category is UnicodeCategory.SpaceSeparator or UnicodeCategory.Control)
            {
                if (clean.Length > 0 && clean[^1] is not (' ' or '\n'))
                {
                    clean.Append(' ');
                }
            }
            else if (category != UnicodeCategory.Format)
            {
                // "Vander-" and on the next line "smissen" is one word.
                if (char.IsLower(c) && clean is [.., var letter, '-', '\n'] && char.IsLetter(letter))
                {
                    clean.Length -= 2;
                }

                clean.Append(c);
            }
        }

        // At the top such a line may say what is asked for: the body and the day.
        return string.Join('\n', clean.ToString().Split('\n').Where((line, at) => at < FirstLines || !PageNumber().IsMatch(line)));
    }

    private const int FirstLines = 8;

    [GeneratedRegex(@"^(?:.{0,120}[^\p{L}])?(?:pagina|blz\.?|p\.)\s*\d{1,3}\s*(?:van|/)\s*\d{1,3}\W{0,3}$"
        + @"|^\W*(?:pagina|blz\.?)\s*\d{1,3}\W*$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex PageNumber();
}
