using System.Text.RegularExpressions;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>
/// Reads the minutes of a Flemish council as they are published: the body, the session, who was present, the item, the votes by name, the
/// motivation, the articles and the extract. A field is filled in only when the text has exactly one candidate for it and nothing
/// contradicts that; otherwise it stays empty, and the candidates are told with their line. It never fails.
/// </summary>
public static partial class MinutesReader
{
    /// <summary>The longest text that it is meant for, in characters; the time that reading takes is in proportion to the length.</summary>
    public const int MaxLength = 100_000;

    private const int MaxRemarks = 40;

    /// <summary>The text as it is read, of which <see cref="Finding.Line"/> counts the lines.</summary>
    public static string Tidy(string text) => PastedText.Clean(text);

    /// <summary>Reads a text as it was pasted.</summary>
    /// <param name="text">The text.</param>
    /// <param name="chosen">
    /// For fields with several candidates, the line of the one that a person chose; a line without a candidate chooses nothing.
    /// </param>
    public static Minutes Read(string text, IReadOnlyDictionary<string, int>? chosen = null)
    {
        var all = MinutesLayout.Divide(PastedText.Clean(text));
        var candidates = new Candidates(chosen ?? new Dictionary<string, int>());
        var (item, lines, unchosen) = FindItem(all, candidates.ChosenLine("item"));
        var attendance = AttendanceReader.Read(lines, item?.Number);
        var isOne = unchosen.Count == 0 && lines.Count(l => l.Part == MinutesPart.Articles && FirstArticle().IsMatch(l.Raw)) < 2;
        var votes = isOne ? VotesReader.Read(lines, attendance, candidates.ChosenLine("votes"))
            : new(null, [], ["De tekst heeft meer dan één besluit: kies het agendapunt, of plak alleen dat punt."]);
        var read = new Minutes
        {
            Body = candidates.Take("body", BodiesIn(lines), NameOf),
            Date = candidates.Take("date", DatesIn(lines), DutchText.Day),
            Session = candidates.Take("session", SessionsIn(lines), s => s == Session.Public ? "openbaar" : "besloten"),
            Item = isOne ? item?.Number : null,
            Title = isOne ? item?.Title : null,
            Attendance = attendance.Groups,
            NonVoters = attendance.NonVoters,
            Votes = votes.Votes,
            Motivation = isOne ? MotivationIn(lines) : null,
            Articles = !isOne ? []
                : Article.Read(lines.Where(l => l.Part == MinutesPart.Articles && !CountOfAll().IsMatch(l.Raw)).TextOf()),
            Extract = ExtractReader.Read(all.TextOf(MinutesPart.Closing)),
        };
        return read with
        {
            Findings =
            [
                .. candidates.Findings, .. Items(isOne ? item : null, item is null || isOne ? unchosen : [item]),
                .. Places(read, attendance, lines), .. votes.Findings,
            ],
            Missing = [.. MissingIn(read)],
            Remarks =
            [
                .. attendance.Remarks.Concat(votes.Remarks).Concat(LeftOut(lines)).Concat(Contradictions(read)).Distinct().Take(MaxRemarks),
            ],
        };
    }

    /// <summary>
    /// The item that the text is about, with its lines; of several, the one that begins on the chosen line, or the only one about the
    /// agency. When that is not one, a person has to choose.
    /// </summary>
    private static (AgendaItem? Item, IReadOnlyList<MinutesLine> Lines, IReadOnlyList<AgendaItem> Unchosen) FindItem(
        IReadOnlyList<MinutesLine> all, int? chosen)
    {
        var items = all.Where(l => l.Item > 0).GroupBy(l => l.Item).Select(g => (g.Key, Item: AgendaItem.In([.. g])))
            .Where(i => i.Item is not null)
            // On the agenda above the minutes, and once more where it is dealt with.
            .GroupBy(i => (i.Item!.Number, PersonNames.Key(i.Item.Title ?? ""))).Select(g => g.Last()).ToList();
        if (items.Count == 0)
        {
            return (AgendaItem.Unnumbered(all), all, []);
        }

        var fitting = items.Count == 1 ? items : items.FindAll(i => chosen is null ? i.Item!.IsAboutAgency : i.Item!.Line == chosen);
        return fitting is [var (key, item)]
            ? (item, [.. all.Where(l => l.Item == 0 || l.Item == key)], [])
            : (null, [.. all.Where(l => l.Item == 0)], [.. items.Select(i => i.Item!)]);
    }

    private static IEnumerable<Finding> Items(AgendaItem? taken, IReadOnlyList<AgendaItem> unchosen) =>
        (taken is null ? unchosen : [taken]).Select(i => new Finding("item",
            string.Join(". ", new[] { i.Number, i.Title }.Where(t => t is not null)), i.Line, Taken: taken is not null));

    private static IEnumerable<Finding> Places(Minutes read, AttendanceReader attendance, IReadOnlyList<MinutesLine> lines)
    {
        if (attendance.Line > 0)
        {
            var present = read.Attendance.Sum(g => g.Names.Count);
            yield return new("attendance", DutchText.Count(present, "aanwezige", "aanwezigen"), attendance.Line, Taken: true);
        }

        if (read.Articles.Count > 0)
        {
            yield return new("articles", DutchText.Count(read.Articles.Count, "artikel", "artikelen"),
                lines.First(l => l.Part == MinutesPart.Articles).Number, Taken: true);
        }
    }

    /// <summary>
    /// The dates on lines about the session, or, without such a line, all above the item. When minutes were published or sent out is
    /// another date.
    /// </summary>
    private static IEnumerable<(DateOnly, int)> DatesIn(IReadOnlyList<MinutesLine> lines)
    {
        var above = lines.Where(l => (l.Item == 0 || l.Part == MinutesPart.Item)
            && l.Part is not (MinutesPart.History or MinutesPart.Closing) && !NotOfSession().IsMatch(l.Raw)).ToList();
        var ofSession = Dates(above.Where(l => OfSession().IsMatch(l.Raw))).ToList();
        return ofSession.Count > 0 ? ofSession : Dates(above.Where(l => l.Part == MinutesPart.Header));

        static IEnumerable<(DateOnly, int)> Dates(IEnumerable<MinutesLine> lines) =>
            from line in lines from date in DutchDate.All(line.Raw) select (date, line.Number);
    }

    /// <summary>The bodies that the lines above name, and the one that the first article says decided.</summary>
    private static IEnumerable<(CouncilBody, int)> BodiesIn(IReadOnlyList<MinutesLine> lines)
    {
        var above = lines.Where(l => l is { Part: MinutesPart.Header, Item: 0 })
            .SelectMany(l => Bodies().Matches(l.Raw).Select(m => (BodyOf(m), l.Number)));
        var decides = lines.Where(l => l.Part is MinutesPart.Articles or MinutesPart.Item or MinutesPart.Other or MinutesPart.Reasons)
            .Select(l => (Found: Decides().Match(l.Raw), l.Number)).Where(d => d.Found.Success).Take(1)
            .Select(d => (BodyOf(d.Found), d.Number));
        return above.Concat(decides);
    }

    private static CouncilBody BodyOf(Match match) =>
        match.Groups["ocmw"].Success ? CouncilBody.OcmwCouncil
        : match.Groups["bureau"].Success ? CouncilBody.PermanentBureau
        : match.Groups["college"].Success ? CouncilBody.College
        : CouncilBody.MunicipalCouncil;

    private static string NameOf(CouncilBody body) => body switch
    {
        CouncilBody.OcmwCouncil => "raad voor maatschappelijk welzijn",
        CouncilBody.PermanentBureau => "vast bureau",
        CouncilBody.College => "college van burgemeester en schepenen",
        _ => "gemeenteraad",
    };

    private static IEnumerable<(Session, int)> SessionsIn(IReadOnlyList<MinutesLine> lines) =>
        from line in lines
        where line.Part is not (MinutesPart.History or MinutesPart.Facts or MinutesPart.Argument)
            and not (MinutesPart.Articles or MinutesPart.Closing)
        from Match found in Openness().Matches(line.Raw)
        select (found.Groups["public"].Success ? Session.Public : Session.Closed, line.Number);

    private static Motivation? MotivationIn(IReadOnlyList<MinutesLine> lines)
    {
        // Text right below "Motivering", without a heading of its own, is argument.
        var argument = string.Join("\n\n",
            new[] { lines.TextOf(MinutesPart.Reasons), lines.TextOf(MinutesPart.Argument) }.Where(p => p.Length > 0));
        var read = new Motivation(
            NullIfEmpty(lines.TextOf(MinutesPart.History)),
            NullIfEmpty(lines.TextOf(MinutesPart.Facts)),
            NullIfEmpty(argument),
            NullIfEmpty(lines.TextOf(MinutesPart.Finances)));
        return read.Sections().Any() ? read : null;

        static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
    }

    private static IEnumerable<string> MissingIn(Minutes read) =>
        from part in new (bool IsMissing, string Name)[]
        {
            (read.Body is null, "welk orgaan besliste"),
            (read.Date is null, "de datum van de zitting"),
            (read.Session is null, "of de zitting openbaar was"),
            (read.Item is null, "het nummer van het agendapunt"),
            (read.Title is null, "de titel van het agendapunt"),
            (read.Attendance.Count == 0, "de aanwezigen"),
            (read.Votes?.For is null, "de stemming"),
            (read.Motivation is null, "de motivering"),
            (read.Articles.Count == 0, "de artikelen van het besluit"),
            (read.Extract?.Date is null, "de datum van het uittreksel"),
            (read.Extract?.GeneralManager is null || read.Extract.Chair is null, "wie het uittreksel ondertekende"),
        }
        where part.IsMissing
        select part.Name;

    private static IEnumerable<string> LeftOut(IReadOnlyList<MinutesLine> lines)
    {
        if (lines.TextOf(MinutesPart.Absent).Length > 0)
        {
            yield return "Wie verontschuldigd of afwezig was, is niet overgenomen.";
        }

        foreach (var heading in lines.Where(l => l.Part == MinutesPart.Other && LegalHeading().IsMatch(l.Raw)))
        {
            yield return $"Het deel «{heading.Raw.TrimEnd(':', ' ')}» is niet overgenomen.";
        }
    }

    private static IEnumerable<string> Contradictions(Minutes read) =>
    [
        .. AttendanceList.Problems(read.Attendance),
        .. read.Votes is { For: not null, Against: not null } votes
            ? votes.Counted().Contradictions(read.Attendance, read.NonVoters).Select(c => c.Sentence)
            : [],
    ];

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    private const string AnyBody =
        @"(?:(?<ocmw>raad\s+voor\s+maatschappelijk\s+welzijn|ocmw[-\s]?raad)|(?<bureau>vast\s+bureau)"
        + @"|(?<college>college\s+van\s+burgemeester\s+en\s+schepenen|schepencollege)"
        + @"|(?<council>gemeenteraad(?:szitting|svergadering)?|districtsraad))";

    [GeneratedRegex(@"\b" + AnyBody + @"\b", Plain)]
    private static partial Regex Bodies();

    [GeneratedRegex(@"\b(?:de|het)\s+" + AnyBody + @"\s*(?:,\s*$|(?:keurt|beslist|besluit|neemt\s+kennis)\b)", Plain)]
    private static partial Regex Decides();

    [GeneratedRegex(
        @"\b(?:zitting|vergadering|gemeenteraad|(?:ocmw[-\s]?)?raad|notulen|bureau|geplande\s+start)\b|^datum\b"
        + @"|\b(?:ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\s+\d", Plain)]
    private static partial Regex OfSession();

    [GeneratedRegex(
        @"\b(?:gepubliceerd|publicatie\p{L}*|bekendgemaakt|bekendmaking|uitnodiging|oproeping\p{L}*|verstuurd|verzonden|volgende|vorige"
        + @"|vroegere|eerdere|afdruk\p{L}*|uittreksel\s+gemaakt"
        + @"|decreet|besluit\s+van\s+de\s+vlaamse)\b", Plain)]
    private static partial Regex NotOfSession();

    [GeneratedRegex(
        @"\b(?:(?<public>open(?:bare?)?\s+(?:zitting|vergadering|gemeenteraad|behandeling|deel))"
        + @"|(?:besloten|gesloten|geheime)\s+(?:zitting|vergadering|behandeling|deel))\b"
        + @"|^\W*(?<public>openbaar)\W*$|^\W*(?:besloten|gesloten)\W*$", Plain)]
    private static partial Regex Openness();

    [GeneratedRegex(@"^(?:enig\s+artikel|art(?:ikel|\.)\s*1)(?:\s*[.:–-]|\s*$|\s+\p{Lu})", Plain)]
    private static partial Regex FirstArticle();

    /// <summary>A line below the decision that counts and names all votes once more.</summary>
    [GeneratedRegex(@"\baantal\s+voorstanders\s*:", Plain)]
    private static partial Regex CountOfAll();

    [GeneratedRegex(@"^(?:" + MinutesLayout.Legal + @"|visum|tussenkomsten?|bijlagen?)\s*:?$", Plain)]
    private static partial Regex LegalHeading();
}
