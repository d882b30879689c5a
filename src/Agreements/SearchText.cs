using System.Globalization;
using System.Text;

namespace AgiiPlatform.Agreements;

/// <summary>Text as it is compared and searched: without accents, capitals, curly apostrophes or double spaces.</summary>
internal static class SearchText
{
    internal static string Fold(this string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(c is '’' or '‘' ? '\'' : char.ToLowerInvariant(c));
            }
        }

        return folded.ToString().Trim();
    }
}
