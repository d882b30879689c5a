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
        foreach (var match in new[] { Table(), Majority(), Counted(), Grouped(), Listed() }
            .SelectMany((pattern, rank) => pattern.Matches(text).Where(IsOfVotes).Select(m => (Match: m, rank)))
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
            if (match.Groups["head"] is { Success: true } head)
            {
                var counts = match.Groups["row"].Value.Split(['|', ' '], StringSplitOptions.RemoveEmptyEntries);
                var kinds = head.Value.Split(['|', ' '], StringSplitOptions.RemoveEmptyEntries);
                foreach (var (kind, n) in kinds.Length == counts.Length ? kinds.Zip(counts) : [])
                {
                    yield return new(KindOf(kind), Number(n), [], match.Index, end, false, false, true);
                }

                continue;
            }

            if (match.Groups["few"] is { Success: true } few)
            {
                yield return new("for", Number(match.Groups["many"].Value), [], match.Index, end, false, false, true);
                var against = NamesAfter(text, end, i + 1 < found.Count ? found[i + 1].Index : text.Length, counted: true);
                yield return new("against", Number(few.Value), against.All(PersonNames.IsName) ? against : [], match.Index, end, false,
                    false, true);
                continue;
            }

            var (what, count, group) = (match.Groups["what"], match.Groups["n"], match.Groups["group"].Success);
            if (match.Groups["label"].Success && i + 1 < found.Count && !found[i + 1].Groups["label"].Success
                && !text.AsSpan(end, found[i + 1].Index - end).Contains('\n'))
            {
                group = false; // "Deel A: 6 voor, 4 tegen" is a vote, and not a group of that name
            }

            var start = Math.Max(what.Index + what.Length, count.Index + count.Length);
            var next = i + 1 < found.Count ? found[i + 1].Index : text.Length;
            var names = group ? [] : NamesAfter(text, start, Math.Max(start, next), count.Success);
            var paragraph = text.IndexOf("\n\n", start, StringComparison.Ordinal);
            var list = text[start..Math.Max(start, paragraph < 0 ? next : Math.Min(next, paragraph))];
            if (!count.Success && names.Count > 0 && OfGroups().Matches(list) is { Count: > 0 } groups)
            {
                // "Stemmen voor: Samen (6), Nieuw (2)" names groups, each with its votes; a group without them makes it uncertain.
                var (isWhole, sum) = (groups.Count == names.Count, groups.Sum(g => Number(g.Groups["n"].Value)));
                yield return new(KindOf(what.Value), sum, [], match.Index, end, false, !isWhole, isWhole);
                continue;
            }

            var doubtful = names.Any(n => !PersonNames.IsName(n));
            if (!count.Success && names.Count == 0)
            {
                continue; // a heading
            }

            yield return new(KindOf(what.Value), count.Success ? Number(count.Value) : names.Count, doubtful ? [] : names,
                match.Index, end, group, doubtful, IsCounted: count.Success || !doubtful);
        }
    }

    /// <summary>
    /// "7 stemmen tegen 3" counts votes when the sentence goes on as one about votes does: not in "2 stemmen tegen 3 onthoudingen", of
    /// which the comma was lost. "Uitslag: 6 voor" counts no group of that name.
    /// </summary>
    private static bool IsOfVotes(Match match) =>
        !(match.Groups["after"] is { Success: true } after && !GoesOn.Contains(after.Value.Trim().ToLowerInvariant()))
        && !(match.Groups["label"] is { Success: true } label && (!char.IsUpper(label.Value[0]) || OfTheVote().IsMatch(label.Value)));

    private static readonly HashSet<string> GoesOn =
    [
        "stem", "stemmen", "neen", "nee", "neenstemmen", "neen-stemmen", "neen-stem", "nee-stemmen", "tegenstemmen", "bij", "en", "met",
        "wordt", "is", "goedgekeurd", "aangenomen", "aanvaard", "verworpen", "keurt", "oppositie",
    ];

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
            : what.Contains("tegen", StringComparison.Ordinal) || what.Contains("nee", StringComparison.Ordinal)
                || what.Contains("contra", StringComparison.Ordinal) ? "against"
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

    /// <summary>A number of votes of which there are several: "tegen een" is no number.</summary>
    private const string Votes =
        @"(?:\d{1,3}|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien"
        + "|negentien|(?:" + One + "[eë]n)?(?:twintig|dertig|veertig|vijftig))";

    private const string Any = "(?<n>" + AnyNumber + ")";

    private const string AnyNumber =
        @"(?:\d{1,3}|geen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
        + "|" + One + "|(?:" + One + "[eë]n)?(?:twintig|dertig|veertig|vijftig))";

    [GeneratedRegex(
        // "36 stemmen voor", "één neen-stem", "2 leden onthouden zich"
        @"\b" + Any + @"[ ]+(?:geldige\s+)?(?<what>(?:ja|neen|nee)[-\s]?stem(?:men)?"
        + @"|stem(?:men|\(men\))?\s+(?:voor|vóór|tegen|pro|contra)"
        + @"|onth(?:\.|oudingen|ouding\(en\)|ouding|ouders)|(?:(?:raads)?l(?:eden|id)\s+)?onth(?:oudt|ouden|ield|ielden)\s+zich"
        + @"|(?:(?:raads)?l(?:eden|id)\s+)?(?:die\s+)?(?:(?:heeft|hebben)\s+)?zich\s+onth(?:oudt|ouden|ield|ielden)"
        + @"|(?:(?:raads)?l(?:eden|id)\s+)?(?:heeft|hebben)\s+(?:voor|vóór|tegen)\s+gestemd|(?:voor|tegen)-?stem(?:men|mers|mer)?"
        + @"|stem(?:men)?\s+onthouding"
        + @"|(?:raads)?l(?:eden|id)\s+stem(?:men|den|t|de)\s+(?:voor|vóór|tegen)|(?:voor|tegen)standers"
        + @"|blanco(?:\s+stem(?:men|briefjes)?)?|ongeldige?(?:\s+stem(?:men|briefjes)?)?)"
        // the same over two lines; "Stemmers: 7", and on the next line "Voorstanders", is not
        + @"|(?:\b(?:met|en|bij|tegen)|,)[ ]" + Any + @"\n(?<what>stem(?:men)?\s+(?:voor|vóór|tegen)|onthouding(?:en)?)\b"
        + @"|\b(?<what>tegen)[ ]" + Any + @"[ ]stem(?:men)?\b"
        // "Stemmen voor: 36", "Totaal aantal onthoudingen, blanco of ongeldig: 2", "Onthoudingen: geen"
        + @"|\b(?:totaal\s+)?(?:aantal\s+)?(?<what>(?:stem(?:men|den)\s+)?(?:voor|vóór|tegen)|(?:voor|tegen)standers|onthouders"
        + @"|onthouding(?:en)?(?:,\s+blanco\s+of\s+ongeldig)?|onth(?:ield|ielden|oudt|ouden)\s+zich"
        + @"|blanco(?:\s+stemmen)?|ongeldige?(?:\s+stemmen)?"
        + @"|(?:stem(?:men|den)\s+)?(?:ja|neen?)"
        + @"|(?:ja|neen|nee|voor|tegen)-?stemmen)\s*(?:[:=]\s*(?<n>" + AnyNumber + @"\b|nihil\b|[/-](?:\s|$))|\((?<n>\d{1,3})\)\s*:)"
        // "Voor 36" on a line of its own, also of a table
        + @"|(?m:^[| ]*(?<what>(?:stem(?:men|den)[ ])?(?:voor|vóór|tegen)|ja|neen?|onthouding(?:en)?|blanco"
        + @"|ongeldig)[| ]+(?<n>\d{1,3})[| ]*$)"
        // "Stemmen voor 36" on a line of its own
        + @"|\b(?<what>stemmen\s+(?:voor|vóór|tegen)|onthoudingen|(?:blanco|ongeldige)\s+stemmen)\s+(?<n>\d{1,3})[ ]*(?:$|\n)"
        + @"|\b(?<what>onthouding(?:en)?)[ ]+(?<n>\d{1,3})[ ]*(?:[,;.)/|]|$|\n)"
        // "Voor", and on the next line "36"
        + @"|\b(?<what>voor|tegen|onthouding(?:en)?)\n(?<n>\d{1,3})\b"
        // "21 voor - 4 tegen", "21 ja, 4 nee"
        + @"|\b(?<n>" + Votes + @")\s+(?:(?<what>voor|vóór|tegen|ja|neen?|contra)\s*(?:[,;/|(.)–-]|$|\n"
        + @"|(?:en|bij|om|wordt|werd|is|keurt|beslist|aangenomen|goedgekeurd|verworpen)\b)"
        + @"|(?:raads)?l(?:eden|id)\s+(?<what>ja|neen?)\b)", Plain)]
    private static partial Regex Counted();

    [GeneratedRegex(
        @"\bde\s+" + Any + @"\s+(?<group>(?:raads|fractie)?leden\s+van|van)\s+[^.,;\n]{1,60}\s"
        + @"(?<what>stem(?:men|den)\s+(?:voor|vóór|tegen)|onth(?:ielden|ouden)\s+zich)"
        // "Samen: 6 voor; Anders: 2 tegen", "Samen (6 stemmen) stemt voor"
        + @"|(?:^|[\n;,.])[ ]*(?<group>(?<label>[^:;,.()\n]{2,40})):[ ]*" + Any + @"[ ]+(?<what>voor|vóór|tegen|onthouding(?:en)?)\b"
        + @"|\((?<n>\d{1,3})\s+(?<group>stem(?:men)?)\)\s+"
        + @"(?<what>stem(?:t|men|de|den)\s+(?:voor|vóór|tegen)|onth(?:oudt|ield|ouden|ielden)\s+zich)"
        + @"|\b(?<what>door)\s+(?:de\s+meerderheid\s+van\s+)?de\s+" + Any + @"\s+(?<group>(?:raads|fractie)?leden\s+van)\b", Plain)]
    private static partial Regex Grouped();

    [GeneratedRegex(
        @"\bmeerderheid\s+tegen\s+(?:de\s+)?oppositie\s*[(:]\s*(?<many>\d{1,3})\s?[-–/]\s?(?<few>\d{1,3})\s*\)?"
        // "7 stemmen tegen 3", "met 8 ja tegen 2 neen", "6 stemmen voor (meerderheid) tegen 4"
        + "|\\b(?<many>" + Votes + @")(?: (?:ja|ja-?stem|ja-?stemmen|stem|stemmen|stemmen voor|stemmen vóór|voor|voorstemmen))?"
        + @"(?: \([^()\n]{1,60}\))? tegen (?<few>" + Votes + @")\b(?<after> \p{L}[\p{L}-]*(?: (?:voor|vóór|tegen))?)?"
        // "voor 7, tegen 2", "voor: 7 / tegen: 2"
        + @"|\bvoor (?<many>\d{1,3}) ?[,;/|–-] ?tegen (?<few>\d{1,3})\b", Plain)]
    private static partial Regex Majority();

    private const string KindInTable = "(?:voor|vóór|tegen|ja|neen?|onthouding(?:en)?|blanco|ongeldig)";

    /// <summary>"Voor Tegen Onthouding", and below it "21 4 2".</summary>
    [GeneratedRegex(
        "(?m:^[| ]*(?<head>" + KindInTable + "(?:[| ]+" + KindInTable + @"){1,4})[| ]*$)\n"
        + @"(?m:^[| ]*(?<row>\d{1,3}(?:[| ]+\d{1,3}){1,4})[| ]*$)",
        Plain)]
    private static partial Regex Table();

    [GeneratedRegex(@"\((?<n>\d{1,3})(?:\s+stem(?:men)?)?\)", Plain)]
    private static partial Regex OfGroups();

    /// <summary>Words before a colon that name the vote, and no group of the council.</summary>
    [GeneratedRegex(@"stem|uitslag|resultaat|ronde|punt|artikel|totaal|besl|onth|\b(?:voor|vóór|tegen|ja|neen?)\b", Plain)]
    private static partial Regex OfTheVote();

    [GeneratedRegex(
        @"\b(?<what>stem(?:men|den)\s+(?:voor|vóór|tegen|ja|neen?)|hebben\s+(?:voor|tegen)\s+gestemd|(?:voor|tegen)standers|onthouders"
        + @"|onthouding(?:en)?(?:,\s+blanco\s+of\s+ongeldig)?|onthielden\s+zich|onthouden\s+zich)\s*[:\n]", Plain)]
    private static partial Regex Listed();
}
