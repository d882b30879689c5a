using System.Text.RegularExpressions;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>Finds the votes in minutes: "36 stemmen voor (…) en 2 stemmen tegen (…)", "voor: 23", "eenparig", a secret vote.</summary>
internal static partial class VotesReader
{
    private static readonly string[] Words =
    [
        "geen", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
        "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig",
    ];

    internal static bool IsIn(string line) =>
        Count().IsMatch(line) || Unanimous().IsMatch(line) || Listed().IsMatch(line) || Secret().IsMatch(line);

    /// <summary>The votes, null when there are none; and what a person should check.</summary>
    internal static (MinutesVotes? Votes, IReadOnlyList<string> Remarks) Read(string text, IReadOnlyList<PresentGroup> attendance)
    {
        var secret = Secret().IsMatch(text);
        var found = Find(text);
        if (found.Count == 0)
        {
            return Unanimous().IsMatch(text) ? CountedByAttendance(attendance, secret) : (Uncounted(secret), []);
        }

        var names = new RollCall(NamesOf("for"), NamesOf("against"), NamesOf("abstain"));
        var isNamed = names.Everybody().Any();
        return (
            new(CountOf("for") ?? 0, CountOf("against") ?? 0, CountOf("abstain"), CountOf("blank"), CountOf("invalid"),
                secret, isNamed && !secret ? names : null),
            isNamed && secret ? ["De stemming was geheim: de namen bij de stemmen zijn niet overgenomen."] : []);

        int? CountOf(string kind) => found.TryGetValue(kind, out var vote) ? vote.Count : null;
        IReadOnlyList<string> NamesOf(string kind) => found.TryGetValue(kind, out var vote) ? vote.Names : [];
    }

    /// <summary>A unanimous decision has as many votes for as there were voters present.</summary>
    private static (MinutesVotes? Votes, IReadOnlyList<string> Remarks) CountedByAttendance(
        IReadOnlyList<PresentGroup> attendance, bool secret)
    {
        var voters = attendance.Where(g => g.MayVote()).Sum(g => g.Names.Count);
        return voters > 0
            ? (new(voters, 0, null, null, null, secret, null),
                [$"Eenparig beslist: {DutchText.Count(voters, "stem", "stemmen")} voor, geteld op de aanwezigheidslijst."])
            : (Uncounted(secret), ["Eenparig beslist, maar zonder aanwezigheidslijst is het aantal stemmen niet bekend."]);
    }

    /// <summary>Of a secret vote without a count is known at least that it was secret.</summary>
    private static MinutesVotes? Uncounted(bool secret) => secret ? new(null, null, null, null, null, secret, null) : null;

    /// <summary>The first count of each kind, with the names behind it.</summary>
    private static Dictionary<string, (int Count, IReadOnlyList<string> Names)> Find(string text)
    {
        var found = new Dictionary<string, (int, IReadOnlyList<string>)>();
        var counts = Count().Matches(text);
        var marks = counts.Concat(Listed().Matches(text).Where(l => !counts.Any(c => c.Index <= l.Index && l.Index < c.Index + c.Length)))
            .OrderBy(m => m.Index).ToList();
        foreach (var (i, mark) in marks.Index())
        {
            var kind = Kind(mark.Groups["what"].Value.ToLowerInvariant());
            if (found.ContainsKey(kind))
            {
                continue;
            }

            var (what, count) = (mark.Groups["what"], mark.Groups["n"]);
            var end = Math.Max(what.Index + what.Length, count.Index + count.Length);
            var names = NamesAfter(text, end, i + 1 < marks.Count ? marks[i + 1].Index : text.Length, count.Success);
            found.Add(kind, (count.Success ? Number(count.Value) : names.Count, names));
        }

        return found;
    }

    /// <summary>Names stand in brackets behind a count, or behind a colon up to the end of the paragraph.</summary>
    private static IReadOnlyList<string> NamesAfter(string text, int start, int next, bool counted)
    {
        while (start < text.Length && text[start] is ' ' or '\n' && start < next)
        {
            start++;
        }

        if (start >= text.Length)
        {
            return [];
        }

        if (text[start] == '(')
        {
            var depth = 0;
            for (var end = start; end < text.Length; end++)
            {
                depth += text[end] switch { '(' => 1, ')' => -1, _ => 0 };
                if (depth == 0)
                {
                    return PersonNames.Split(text[(start + 1)..end]);
                }
            }

            return []; // a bracket that never closes
        }

        if (counted && text[start] != ':')
        {
            return [];
        }

        var paragraph = text.IndexOf("\n\n", start, StringComparison.Ordinal);
        return PersonNames.Split(text[start..Math.Max(start, Math.Min(next, paragraph < 0 ? text.Length : paragraph))]);
    }

    private static string Kind(string what) =>
        what.Contains("onth", StringComparison.Ordinal) ? "abstain"
        : what.Contains("blanco", StringComparison.Ordinal) ? "blank"
        : what.Contains("ongeldig", StringComparison.Ordinal) ? "invalid"
        : what.Contains("tegen", StringComparison.Ordinal) || what.Contains("nee", StringComparison.Ordinal) ? "against"
        : "for";

    private static int Number(string text) =>
        int.TryParse(text, out var number) ? number : Array.IndexOf(Words, text.ToLowerInvariant().Replace('é', 'e'));

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    private const string Any =
        @"(?<n>\d{1,3}|geen|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien"
        + @"|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig)";

    [GeneratedRegex(
        @"\b" + Any + @"\s+(?:geldige\s+)?(?<what>(?:ja|neen|nee)[-\s]?stem(?:men)?|stem(?:men|\(men\))?\s+(?:voor|vóór|tegen)"
        + @"|(?:(?:raads)?leden\s+)?onthoud(?:ing|ingen|ing\(en\)|ers|en\s+zich)|stem(?:men)?\s+onthouding"
        + @"|blanco(?:\s+stem(?:men|briefjes)?)?|ongeldige?(?:\s+stem(?:men|briefjes)?)?)"
        + @"|\b(?<what>(?:stemmen\s+)?(?:voor|vóór|tegen)|voorstanders|tegenstanders|onthoudingen|blanco(?:\s+stemmen)?"
        + @"|ongeldige?(?:\s+stemmen)?|(?:ja|neen|nee)-?stemmen)\s*:\s*(?<n>\d{1,3})\b"
        + @"|\b(?<n>\d{1,3})\s+(?<what>voor|vóór|tegen)\s*(?:[,;/(.]|$|\n|en\s+\d)", Plain)]
    private static partial Regex Count();

    [GeneratedRegex(
        @"\b(?<what>stem(?:men|den)\s+(?:voor|vóór|tegen)|(?:voor|tegen)standers|onthouders|onthouding(?:en)?|onthielden\s+zich"
        + @"|onthouden\s+zich)\s*:\s*(?:\p{L})", Plain)]
    private static partial Regex Listed();

    [GeneratedRegex(
        @"\b(?:eenparig(?:heid)?|éénparig(?:heid)?|unaniem|algemene\s+stemmen|algemeenheid\s+van\s+stemmen)\b", Plain)]
    private static partial Regex Unanimous();

    [GeneratedRegex(@"\bgeheime\s+stemming\b|\bgeheim\s+gestemd\b", Plain)]
    private static partial Regex Secret();
}
