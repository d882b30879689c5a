using System.Globalization;
using System.Text.RegularExpressions;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>One count or list of names in a text: "36 stemmen voor (…)", "Onthoudingen: 2", "Tegenstanders: …".</summary>
/// <param name="Kind"><c>for</c>, <c>against</c>, <c>abstain</c>, <c>blank</c> or <c>invalid</c>.</param>
/// <param name="Count">How many; where only names are listed, how many of them.</param>
/// <param name="Names">Who; empty when they are not printed, or not certain.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="OfGroup">Whether it counts one group of the council alone: "de 2 raadsleden van …".</param>
/// <param name="NamesAreDoubtful">Whether something stands there that does not look like names.</param>
/// <param name="IsCounted">Whether the count is known; not of a list that has doubtful names.</param>
internal sealed partial record VoteMark(
    string Kind, int Count, IReadOnlyList<string> Names, int Start, int End, bool OfGroup, bool NamesAreDoubtful, bool IsCounted)
{
    /// <summary>The longest list of names between brackets, in characters.</summary>
    private const int LongestList = 20_000;

    private static readonly string[] Ones =
    [
        "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
        "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
    ];

    private static readonly string[] Tens = ["twintig", "dertig", "veertig", "vijftig"];

    /// <summary>Whether a text has any.</summary>
    internal static bool AreIn(string text) =>
        Counted().IsMatch(text) || Listed().IsMatch(text) || Grouped().IsMatch(text) || Majority().IsMatch(text);

    /// <summary>All in a text, in its order; where two patterns meet, the first one counts.</summary>
    internal static IEnumerable<VoteMark> In(string text)
    {
        var found = new List<Match>();
        foreach (var match in new[] { Counted(), Grouped(), Majority(), Listed() }
            .SelectMany((pattern, rank) => pattern.Matches(text).Select(m => (Match: m, rank)))
            .OrderBy(f => f.Match.Index).ThenBy(f => f.rank).Select(f => f.Match))
        {
            if (found.Count == 0 || match.Index >= found[^1].Index + found[^1].Length)
            {
                found.Add(match);
            }
        }

        foreach (var (i, match) in found.Index())
        {
            var end = match.Index + match.Length;
            if (match.Groups["few"] is { Success: true } few)
            {
                yield return new("for", Number(match.Groups["many"].Value), [], match.Index, end, false, false, true);
                yield return new("against", Number(few.Value), [], match.Index, end, false, false, true);
                continue;
            }

            var (what, count, group) = (match.Groups["what"], match.Groups["n"], match.Groups["group"].Success);
            var start = Math.Max(what.Index + what.Length, count.Index + count.Length);
            var next = i + 1 < found.Count ? found[i + 1].Index : text.Length;
            var names = group ? [] : NamesAfter(text, start, Math.Max(start, next), count.Success);
            var doubtful = names.Any(n => !PersonNames.IsName(n));
            if (!count.Success && names.Count == 0)
            {
                continue; // a heading
            }

            yield return new(KindOf(what.Value), count.Success ? Number(count.Value) : names.Count, doubtful ? [] : names,
                match.Index, end, group, doubtful, IsCounted: count.Success || !doubtful);
        }
    }

    /// <summary>Names stand in brackets behind a count, behind a colon, or below it, up to the end of the paragraph.</summary>
    private static IReadOnlyList<string> NamesAfter(string text, int start, int next, bool counted)
    {
        var from = start;
        while (from < next && text[from] is ' ' or ':')
        {
            from++;
        }

        if (from >= text.Length)
        {
            return [];
        }

        var bracket = from;
        while (bracket < next && text[bracket] is ' ' or '\n')
        {
            bracket++;
        }

        if (bracket < text.Length && text[bracket] == '(')
        {
            var depth = 0;
            for (var end = bracket; end < Math.Min(text.Length, bracket + LongestList); end++)
            {
                depth += text[end] switch { '(' => 1, ')' => -1, _ => 0 };
                if (depth == 0)
                {
                    return PersonNames.Split(text[(bracket + 1)..end]);
                }
            }

            return []; // a bracket that never closes
        }

        var below = text[from] == '\n';
        if (counted && !below && !text.AsSpan(start, from - start).Contains(':'))
        {
            return [];
        }

        var paragraph = text.IndexOf("\n\n", from, StringComparison.Ordinal);
        var lines = text[from..Math.Max(from, Math.Min(next, paragraph < 0 ? text.Length : paragraph))].Trim('\n').Split('\n');
        var own = lines.Index().TakeWhile(l => l.Index == 0 || !IsLabel(l.Item)).Select(l => l.Item);
        var names = PersonNames.Split(string.Join('\n', own));
        // Below a count may come anything: it is names only when all of it is.
        return counted && below && names.Any(n => !PersonNames.IsName(n)) ? [] : names;
    }

    /// <summary>Whether a line begins something else: "Resultaat: …", "Besluit".</summary>
    private static bool IsLabel(string line) => line.Contains(':', StringComparison.Ordinal) || MinutesLayout.IsHeading(line);

    private static string KindOf(string what)
    {
        what = what.ToLowerInvariant();
        return what.Contains("onth", StringComparison.Ordinal) ? "abstain"
            : what.Contains("blanco", StringComparison.Ordinal) ? "blank"
            : what.Contains("ongeldig", StringComparison.Ordinal) ? "invalid"
            : what.Contains("tegen", StringComparison.Ordinal) || what.Contains("nee", StringComparison.Ordinal) ? "against"
            : "for";
    }

    private static int Number(string text)
    {
        text = text.Trim();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        var word = text.ToLowerInvariant().Replace('é', 'e').Replace('ë', 'e');
        var tens = Array.FindIndex(Tens, t => word.EndsWith(t, StringComparison.Ordinal));
        return word is "geen" or "nihil" or "/" or "-" ? 0
            : tens < 0 ? Array.IndexOf(Ones, word)
            : ((tens + 2) * 10) + (word == Tens[tens] ? 0 : Array.IndexOf(Ones, word[..^(Tens[tens].Length + 2)]));
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    private const string One = "(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)";

    private const string Any =
        @"(?<n>\d{1,3}|geen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
        + "|" + One + "|(?:" + One + "[eë]n)?(?:twintig|dertig|veertig|vijftig))";

    [GeneratedRegex(
        // "36 stemmen voor", "één neen-stem", "2 leden onthouden zich"
        @"\b" + Any + @"\s+(?:geldige\s+)?(?<what>(?:ja|neen|nee)[-\s]?stem(?:men)?|stem(?:men|\(men\))?\s+(?:voor|vóór|tegen)"
        + @"|onthoud(?:ingen|ing\(en\)|ing|ers)|(?:(?:raads)?l(?:eden|id)\s+)?onth(?:oudt|ouden|ield|ielden)\s+zich"
        + @"|stem(?:men)?\s+onthouding"
        + @"|(?:raads)?l(?:eden|id)\s+stem(?:men|den|t|de)\s+(?:voor|vóór|tegen)|(?:voor|tegen)standers"
        + @"|blanco(?:\s+stem(?:men|briefjes)?)?|ongeldige?(?:\s+stem(?:men|briefjes)?)?)"
        // "Stemmen voor: 36", "Totaal aantal onthoudingen, blanco of ongeldig: 2", "Onthoudingen: geen"
        + @"|\b(?:totaal\s+)?(?:aantal\s+)?(?<what>(?:stem(?:men|den)\s+)?(?:voor|vóór|tegen)|(?:voor|tegen)standers|onthouders"
        + @"|onthouding(?:en)?(?:,\s+blanco\s+of\s+ongeldig)?|onthielden\s+zich|blanco(?:\s+stemmen)?|ongeldige?(?:\s+stemmen)?"
        + @"|(?:stem(?:men|den)\s+)?(?:ja|neen?)"
        + @"|(?:ja|neen|nee)-?stemmen)\s*:\s*(?<n>\d{1,3}\b|geen\b|nihil\b|[/-](?:\s|$))"
        // "Stemmen voor 36" on a line of its own
        + @"|\b(?<what>stemmen\s+(?:voor|vóór|tegen)|onthoudingen|(?:blanco|ongeldige)\s+stemmen)\s+(?<n>\d{1,3})[ ]*(?:$|\n)"
        // "Voor", and on the next line "36"
        + @"|\b(?<what>voor|tegen|onthouding(?:en)?)\n(?<n>\d{1,3})\b"
        // "21 voor - 4 tegen", "21 ja, 4 nee"
        + @"|\b(?<n>\d{1,3})\s+(?<what>voor|vóór|tegen|ja|neen?)\s*(?:[,;/(.)–-]|$|\n|(?:en|bij)\s+\d)", Plain)]
    private static partial Regex Counted();

    [GeneratedRegex(
        @"\bde\s+" + Any + @"\s+(?<group>(?:raads|fractie)?leden\s+van|van)\s+[^.,;\n]{1,60}\s"
        + @"(?<what>stem(?:men|den)\s+(?:voor|vóór|tegen)|onth(?:ielden|ouden)\s+zich)"
        + @"|\b(?<what>door)\s+(?:de\s+meerderheid\s+van\s+)?de\s+" + Any + @"\s+(?<group>(?:raads|fractie)?leden\s+van)\b", Plain)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"\bmeerderheid\s+tegen\s+(?:de\s+)?oppositie\s*[(:]\s*(?<many>\d{1,3})\s?[-–/]\s?(?<few>\d{1,3})\s*\)?", Plain)]
    private static partial Regex Majority();

    [GeneratedRegex(
        @"\b(?<what>stem(?:men|den)\s+(?:voor|vóór|tegen|ja|neen?)|hebben\s+(?:voor|tegen)\s+gestemd|(?:voor|tegen)standers|onthouders"
        + @"|onthouding(?:en)?(?:,\s+blanco\s+of\s+ongeldig)?|onthielden\s+zich|onthouden\s+zich)\s*[:\n]", Plain)]
    private static partial Regex Listed();
}
