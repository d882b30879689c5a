using System.Globalization;
using System.Text;

namespace AgiiPlatform.Web.Input;

/// <summary>Text as it is compared and searched: without accents, capitals, curly apostrophes or double spaces.</summary>
public static class FoldedText
{
    /// <summary>"Élodie  Aydın" becomes "elodie aydin".</summary>
    public static string Of(string text)
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
                folded.Append(c switch
                {
                    '’' or '‘' => '\'',
                    'ı' => 'i', // Turkish, and the letters below, are letters of their own and no accents
                    'ł' or 'Ł' => 'l',
                    'ø' or 'Ø' => 'o',
                    'đ' or 'Đ' => 'd',
                    _ => char.ToLowerInvariant(c),
                });
            }
        }

        return folded.ToString().Trim();
    }
}
