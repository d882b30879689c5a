using System.Globalization;
using System.Text;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>Tidies text that comes out of PDFs: hard spaces, soft hyphens, words broken at the end of a line, marks of bold.</summary>
internal static class PastedText
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

        return clean.ToString();
    }
}
