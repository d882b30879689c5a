using System.Text.RegularExpressions;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>Who was present, as a whole text of minutes says it: the list above, lists at the vote, and who kept the minutes.</summary>
/// <param name="Groups">Those present at the item, by function.</param>
/// <param name="VotersAreKnown">Whether it is certain which of them could vote: not in a list without functions.</param>
/// <param name="NonVoters">Who was there and did not vote.</param>
/// <param name="Remarks">What a person should check, in Dutch sentences.</param>
/// <param name="Line">The line on which the list begins; 0 when there is none.</param>
internal sealed partial record AttendanceReader(
    IReadOnlyList<PresentGroup> Groups, bool VotersAreKnown, IReadOnlyList<NonVoter> NonVoters, IReadOnlyList<string> Remarks, int Line)
{
    /// <summary>How many of those present voted.</summary>
    internal int Voters => Groups.Where(g => g.MayVote()).Sum(g => g.Names.Count) - NonVoters.Count;

    /// <summary>Reads the lists of those present at an item with this number.</summary>
    internal static AttendanceReader Read(IReadOnlyList<MinutesLine> lines, string? item)
    {
        var lists = lines.Where(l => l.Part == MinutesPart.Present).GroupBy(l => l.Section)
            .Select(l => (l.First().Number, Groups: AttendanceList.Read(l.TextOf()))).Where(l => l.Groups.Count > 0).ToList();
        if (lists.Count == 0)
        {
            return new([], false, [], [], 0);
        }

        var (line, groups) = lists[0];
        var rejected = groups.SelectMany(g => g.Names).Where(n => !IsNamed(n)).ToList();
        groups = Only(groups, IsNamed);
        groups = WithOfficials(groups, lines);
        var notes = PresenceNotes.Read(lines, groups, item);
        groups = Only(groups, n => !notes.Absent.Contains(n));
        var atVote = lists.Skip(1).Select(l => l.Groups.SelectMany(g => g.Names).Select(PersonNames.Key).ToHashSet()).LastOrDefault();
        var voters = groups.Where(g => g.MayVote()).SelectMany(g => g.Names).ToList();
        var missing = atVote is null || voters.Count(v => atVote.Contains(PersonNames.Key(v))) * 2 < voters.Count ? []
            : voters.FindAll(v => !atVote.Contains(PersonNames.Key(v)));
        var nonVoters = notes.NonVoters.Concat(missing.Select(n => new NonVoter(n, "staat niet bij de aanwezigen tijdens de stemming")))
            .DistinctBy(n => n.Name).ToList();
        var hasFunctions = groups.Any(g => !g.MayVote()) || groups.Any(g => g.Function is not ("aanwezig" or "aanwezigen"));
        return new(groups, hasFunctions && notes.Unclear.Count == 0, nonVoters,
        [
            .. rejected.Select(r => $"«{r}» is niet als naam van een aanwezige gelezen."),
            .. notes.Absent.Select(n => $"{n} was niet aanwezig bij dit agendapunt en is niet overgenomen bij de aanwezigen."),
            .. nonVoters.Select(n => $"{n.Name} stemde niet mee: «{n.Reason}»."),
            .. notes.Unclear.Select(s => $"Ga na wie er bij dit agendapunt meestemde: «{s}»."),
        ], line);

        static bool IsNamed(string name) => PersonNames.IsName(name) || !name.Contains(' ', StringComparison.Ordinal);
    }

    /// <summary>"Secretaris: An Aerts" below a list without functions says who of the list does not vote.</summary>
    private static IReadOnlyList<PresentGroup> WithOfficials(IReadOnlyList<PresentGroup> groups, IReadOnlyList<MinutesLine> lines)
    {
        foreach (var (at, line) in lines.Index().Where(l => l.Item.Part is not (MinutesPart.Closing or MinutesPart.Articles)))
        {
            if (Secretary().Match(line.Raw) is not { Success: true } found)
            {
                continue;
            }

            var name = found.Groups["name"].Value is { Length: > 0 } same ? same
                : lines.Skip(at + 1).Select(l => l.Raw).FirstOrDefault(r => r.Length > 0) ?? "";
            var (function, key) = (found.Groups["function"].Value.ToLowerInvariant(), PersonNames.Key(name));
            if (PersonNames.IsName(name) && !groups.Any(g => !g.MayVote() && g.Names.Any(n => PersonNames.Key(n) == key)))
            {
                groups = [.. Only(groups, n => PersonNames.Key(n) != key), new(function, [name])];
            }
        }

        return groups;
    }

    private static IReadOnlyList<PresentGroup> Only(IReadOnlyList<PresentGroup> groups, Func<string, bool> keep) =>
        [.. groups.Select(g => g with { Names = [.. g.Names.Where(keep)] }).Where(g => g.Names.Count > 0)];

    [GeneratedRegex(
        @"^(?<function>secretaris|notulist|(?:wnd\.?\s+|adjunct-)?algemeen\s+directeur)\s*:?\s*(?<name>\p{Lu}[^,;:()]*)?$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Secretary();
}
