using System.Globalization;
using System.Text;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>The names of people as minutes print them.</summary>
public static class PersonNames
{
    /// <summary>The most names in one list.</summary>
    public const int Most = 200;

    /// <summary>The longest name, in characters.</summary>
    public const int MaxLength = 200;

    private static readonly string[] Titles =
        ["de heer ", "de heren ", "de dames ", "dames ", "heren ", "mevrouw ", "mevrouwen ", "dhr. ", "dhr ", "mevr. ", "mevr ", "mw. ",
            "mw "];

    /// <summary>What two spellings of one name share: "Björn  De Nijn" and "Bjorn De Nijn", "D’Hondt" and "D'hondt".</summary>
    public static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            // Accents are dropped as marks; the typographic apostrophe ʼ is a letter in Unicode and not here.
            if (char.IsLetterOrDigit(c) && char.GetUnicodeCategory(c) != UnicodeCategory.ModifierLetter)
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }

        return key.ToString();
    }

    /// <summary>
    /// Names from a text: with commas, or one on each line. Where there are commas, a line break only means that the line was full.
    /// </summary>
    public static IReadOnlyList<string> Split(string text)
    {
        char[] separators = text.AsSpan().ContainsAny(',', ';') ? [',', ';'] : ['\n'];
        return
        [
            .. from piece in WithoutBrackets(text).Split(separators)
               from name in string.Join(' ', piece.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Split(" en ")
               let tidy = Tidy(name)
               where Key(tidy).Length > 0
               select tidy,
        ];
    }

    /// <summary>
    /// Whether a text looks like the name of a person: two to eight words without digits, that begin with a capital or a particle, and none
    /// of the words of minutes. A headline is no name.
    /// </summary>
    public static bool IsName(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 8 && text.Length <= 80 && char.IsUpper(words[0][0]) && char.IsLetter(words[^1][0])
            && !text.Any(c => char.IsDigit(c) || c is ':' or '/' or '?' or '!' or '«' or '“' or '"' or '€' or '%')
            && !Array.Exists(words, w => OfMinutes.Contains(Key(w)));
    }

    private static readonly HashSet<string> OfMinutes =
    [
        "zitting", "vergadering", "overzicht", "punten", "punt", "agendapunt", "agenda", "besluit", "beslissing", "artikel", "stemming",
        "resultaat", "notulen", "gemeente", "gemeenteraad", "raad", "openbaar", "openbare", "besloten", "goedgekeurd", "goedkeuring",
        "overeenkomst", "samenwerkingsovereenkomst", "stemmen", "onthouding", "onthoudingen", "voor", "tegen", "aanwezig", "afwezig",
        "verontschuldigd", "wordt", "is", "zijn", "met", "secretarie", "leden", "raadsleden", "schepenen", "voorstanders", "tegenstanders", "bureau", "dienst",
        "afdeling",
    ];

    /// <summary>Those that occur more than once, as first written.</summary>
    internal static IEnumerable<string> Repeated(IEnumerable<string> names) =>
        names.GroupBy(Key).Where(g => g.Count() > 1).Select(g => g.First());

    private static string Tidy(string name)
    {
        name = name.Trim(' ', '.', '-', '–', '•', '*', ':');
        name = name.EndsWith(" en", StringComparison.Ordinal) ? name[..^3] : name;
        var title = Titles.FirstOrDefault(t => name.StartsWith(t, StringComparison.OrdinalIgnoreCase));
        return title is null ? name : name[title.Length..].Trim();
    }

    /// <summary>Party names and marks such as "(get.)" stand in brackets beside a name.</summary>
    internal static string WithoutBrackets(string text)
    {
        var kept = new StringBuilder(text.Length);
        var depth = 0;
        foreach (var c in text)
        {
            depth = c switch { '(' => depth + 1, ')' => Math.Max(0, depth - 1), _ => depth };
            if (c == '\n' || (depth == 0 && c != ')'))
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }
}
