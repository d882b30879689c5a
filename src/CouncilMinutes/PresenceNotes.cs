using System.Globalization;
using System.Text.RegularExpressions;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>
/// Who of those present did not vote on one item: minutes say in a sentence, or in brackets behind a name, that somebody left, came later
/// or does not take part. A sentence of which it is not certain whom or which item it is about, is left to a person.
/// </summary>
/// <param name="Absent">Were not there at this item: they came later, or had left before it.</param>
/// <param name="NonVoters">Were there and did not vote: they left at this item, or took no part in it.</param>
/// <param name="Unclear">Sentences that could be about the vote, and were not understood.</param>
internal sealed partial record PresenceNotes(
    IReadOnlyList<string> Absent, IReadOnlyList<NonVoter> NonVoters, IReadOnlyList<string> Unclear)
{
    /// <summary>Reads the sentences before the decision, for an item with this number.</summary>
    internal static PresenceNotes Read(IReadOnlyList<MinutesLine> lines, IReadOnlyList<PresentGroup> attendance, string? item)
    {
        var people = attendance.SelectMany(g => g.Names.Select(n => new Person(n, g.MayVote(), CouncilFunctions.IsChair(g.Function))))
            .Take(PersonNames.Most).ToList();
        var families = people.CountBy(p => p.Family).ToDictionary();
        var (absent, nonVoters, unclear) = (new List<string>(), new List<NonVoter>(), new List<string>());
        foreach (var (sentence, isInItem, isMotivation, isOnList, isAfterVote) in Sentences(lines))
        {
            var (leaves, comes) = (Leaves().IsMatch(sentence), Comes().IsMatch(sentence));
            var takesNoPart = TakesNoPart().IsMatch(sentence);
            // "An Aerts, raadslid, vanaf punt 3" on the list of those present
            leaves = leaves || (isOnList && !comes && UntilItem().IsMatch(sentence));
            comes = comes || (isOnList && !leaves && FromItem().IsMatch(sentence));
            var isDoubtful = !takesNoPart && ((!leaves && !comes) || isAfterVote);
            if (isDoubtful && !(isInItem && !isMotivation && Doubtful().IsMatch(sentence) && (!isAfterVote || Was().IsMatch(sentence))))
            {
                continue;
            }

            var words = Words(sentence);
            var named = people.Where(p => words.Contains(p.Full, StringComparison.Ordinal)).ToList();
            if (named.Count == 0)
            {
                named = people.FindAll(p => families[p.Family] == 1 && words.Contains(p.Family, StringComparison.Ordinal));
            }

            if (named.Count == 0 && Chair().IsMatch(sentence) && people.FindAll(p => p.Chairs) is [var chair])
            {
                named = [chair];
            }

            if (named.Count > 0 ? named.All(p => !p.Votes) : OfficialLeaves().IsMatch(sentence))
            {
                continue; // an official comes and goes: no vote is missing
            }

            if (named.Count == 0 && (isMotivation || isDoubtful))
            {
                continue; // "de huurder verlaat het pand"
            }

            if (isDoubtful)
            {
                unclear.Add(sentence);
            }
            else if (isOnList && comes && named.Count != 1)
            {
                unclear.Add(sentence);
            }
            else if (WasThere(sentence, leaves, comes, takesNoPart, isInItem, item) is not { } there || named.Count == 0)
            {
                unclear.Add(sentence);
            }
            else if (!there.AtItem)
            {
                absent.AddRange(named.Where(p => p.Votes).Select(p => p.Name));
            }
            else if (!there.Votes)
            {
                nonVoters.AddRange(named.Where(p => p.Votes).Select(p => new NonVoter(p.Name, sentence)));
            }
            else
            {
                nonVoters.RemoveAll(n => named.Any(p => p.Name == n.Name)); // back before the vote
            }
        }

        return new([.. absent.Distinct()], [.. nonVoters.DistinctBy(n => n.Name)], unclear);
    }

    /// <summary>Whether a line says of somebody that they come, leave or take no part.</summary>
    internal static bool IsIn(string line) => Leaves().IsMatch(line) || Comes().IsMatch(line) || TakesNoPart().IsMatch(line);

    /// <summary>Whether who is named was there at the item, and voted; null when the sentence does not say so for certain.</summary>
    private static (bool AtItem, bool Votes)? WasThere(
        string sentence, bool leaves, bool comes, bool takesNoPart, bool isInItem, string? item)
    {
        if (leaves && comes)
        {
            return null; // and whether they were back before the vote?
        }

        var at = AtItem().Match(sentence);
        if (!at.Success && isInItem && !takesNoPart && leaves != comes && AfterVote().IsMatch(sentence))
        {
            return (true, leaves);
        }

        if (!at.Success)
        {
            return !isInItem ? null : (true, comes && !takesNoPart && !leaves);
        }

        if (!int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var about = int.Parse(at.Groups["n"].Value, CultureInfo.InvariantCulture);
        var word = at.Groups["word"].Value.ToLowerInvariant();
        return (takesNoPart, comes, word) switch
        {
            (true, _, _) => (true, number != about),
            (_, true, "na") => (number > about, true),
            (_, true, _) => (number >= about, true),
            (_, _, "na") => (number <= about, true),
            (_, _, "tot") => number == about ? null : (number < about, true), // with that item, or without it
            (_, _, "bij" or "tijdens") => (number != about, true),
            _ => (number < about, true),
        };
    }

    /// <summary>Somebody on the list, as a sentence may name them: in full, or by a family name that nobody else has.</summary>
    private sealed record Person(string Name, bool Votes, bool Chairs)
    {
        internal string Full { get; } = Words(Name);
        internal string Family { get; } = Words(Name[(Name.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
    }

    /// <summary>The words of a text, each between spaces and without accents.</summary>
    private static string Words(string text) =>
        $" {string.Join(' ', text.Split([' ', ',', '.', ':'], StringSplitOptions.RemoveEmptyEntries).Select(PersonNames.Key))} ";

    /// <summary>The sentences of header and item; what stands in brackets behind a name is a sentence about that name.</summary>
    private static IEnumerable<(string Text, bool IsInItem, bool IsMotivation, bool IsOnList, bool IsAfterVote)> Sentences(
        IReadOnlyList<MinutesLine> lines)
    {
        var isAfterVote = false;
        foreach (var line in lines.Where(l => l.Part is not (MinutesPart.History or MinutesPart.Articles or MinutesPart.Closing)))
        {
            var isMotivation = line.Part is MinutesPart.Reasons or MinutesPart.Facts or MinutesPart.Argument or MinutesPart.Finances;
            foreach (Match bracket in NameAndBrackets().Matches(line.Raw))
            {
                var about = $"{bracket.Groups["name"].Value.Trim()} {bracket.Groups["note"].Value}";
                yield return (about, line.Item > 0, isMotivation, line.Part == MinutesPart.Present, isAfterVote);
            }

            foreach (var sentence in Split(PersonNames.WithoutBrackets(line.Raw)))
            {
                yield return (sentence, line.Item > 0, isMotivation, line.Part == MinutesPart.Present, isAfterVote);
            }

            isAfterVote = isAfterVote || (!isMotivation && VotesReader.IsIn(line.Raw));
        }
    }

    /// <summary>A sentence ends at a full stop before a capital; not at the one of "dhr." or "art.".</summary>
    private static IEnumerable<string> Split(string line)
    {
        var start = 0;
        for (var i = 1; i < line.Length; i++)
        {
            var ends = line[i] is '.' or ';' && (i + 2 >= line.Length || (line[i + 1] == ' ' && char.IsUpper(line[i + 2])));
            if (ends && i - line.LastIndexOfAny([' ', '.'], i - 1) > 4)
            {
                yield return line[start..i].Trim();
                start = i + 1;
            }
        }

        yield return line[start..].Trim();
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"(?<name>[^,;:()]+)\((?<note>[^()]+)\)", Plain)]
    private static partial Regex NameAndBrackets();

    [GeneratedRegex(
        @"\b(?:verla(?:at|ten)|verliet(?:en)?)\b|\bverlaten\s+heeft\b|\bafwezig\s+(?:vanaf|bij|voor|tijdens|na)\b"
        + @"|\bverontschuldigd\s+(?:vanaf|bij|voor)\b"
        + @"|\bstap(?:t|pen)\s+op\b|\blog(?:t|gen)\s+uit\b"
        + @"|\b(?:verwijder|trek)(?:t|ken|en)\s+zich\b|\bzich\s+(?:verwijderd|teruggetrokken)\b"
        + @"|\baanwezig\s+tot\b|\bis\s+weg\b|\bgaat\s+weg\b", Plain)]
    private static partial Regex Leaves();

    [GeneratedRegex(
        @"\bvervoeg(?:t|en|de|den)\b|\bkom(?:t|en)\s+(?:\p{L}+\s+){0,4}(?:binnen|toe|terug)\b"
        + @"|\bkw(?:am|amen)\s+(?:\p{L}+\s+){0,4}(?:binnen|toe|terug)\b"
        + @"|\baanwezig\s+(?:vanaf|na)\b|\bafwezig\s+tot\b|\btreedt\s+(?:\p{L}+\s+){0,3}binnen\b|\bkeert\s+terug\b|\bsluit\s+aan\b", Plain)]
    private static partial Regex Comes();

    [GeneratedRegex(
        @"\bne(?:emt|men|ming)\s+(?:\p{L}+\s+){0,6}(?:niet|geen)\s+(?:deel\b|(?:\p{L}+\s+){0,6}deel\b)|\bstem(?:t|men)\s+niet\s+mee\b"
        + @"|\bniet\s+(?:deelnemen|deelgenomen|meestemmen|meegestemd)\b"
        + @"|\b(?:was|waren)\s+(?:niet\s+aanwezig|afwezig)\s+(?:bij|tijdens)\b|\bniet\s+aanwezig\s+(?:bij|tijdens)\s+(?:de|dit|deze)\b"
        + @"|\bnam(?:en)?\s+(?:niet|geen)\s+deel\b|\bzonder\s+deel\s+te\s+nemen\b", Plain)]
    private static partial Regex TakesNoPart();

    [GeneratedRegex(
        @"\b(?<word>vanaf|na|voor|vóór|tot|bij|tijdens|sinds)\s+(?:de\s+|het\s+)?(?:behandeling\s+van\s+)?"
        + @"(?:agenda)?punt\s*(?:nr\.?\s*)?(?<n>\d{1,3})\b", Plain)]
    private static partial Regex AtItem();

    [GeneratedRegex(@"\b(?:vanaf|na|tot|sinds)\s+(?:agenda)?punt\b", Plain)]
    private static partial Regex FromItem();

    [GeneratedRegex(@"\b(?:tot|tot\s+en\s+met)\s+(?:agenda)?punt\b", Plain)]
    private static partial Regex UntilItem();

    [GeneratedRegex(@"\bna\s+(?:de\s+(?:stemming|behandeling)|dit\s+(?:agenda)?punt)\b", Plain)]
    private static partial Regex AfterVote();

    /// <summary>Words that may say of somebody who is named that they were away.</summary>
    [GeneratedRegex(
        @"\bzaal\s+uit\b|\b(?:uit|buiten|niet\s+in)\s+de\s+(?:raad)?zaal\b|\braadzaal\b|^zonder\b"
        + @"|\bverschijn(?:t|en)\b|\bverhinderd\b"
        + @"|\bnog\s+niet\s+(?:toegekomen|aangekomen|binnen)\b"
        + @"|\b(?:niet\s+(?:langer\s+)?|uit)(?:verbonden|gelogd|ingelogd)\b|\bverbinding\b|\bontbre(?:ekt|ken|kt)\b"
        + @"|\bafwezig\b|\bniet\s+aanwezig\b|\bbelanghebbende\b|\bpersoonlijk\s+belang\b|\bwra(?:akt|ken)\b", Plain)]
    private static partial Regex Doubtful();

    [GeneratedRegex(@"\b(?:was|waren|had|hadden|heeft|hebben)\b", Plain)]
    private static partial Regex Was();

    [GeneratedRegex(@"\bde\s+voorzitter\s+(?:verlaat|neemt\s+niet\s+deel)", Plain)]
    private static partial Regex Chair();

    [GeneratedRegex(@"^(?:de\s+)?(?:(?:adjunct-)?algemeen\s+directeur|secretaris|financieel\s+directeur)\b", Plain)]
    private static partial Regex OfficialLeaves();
}
