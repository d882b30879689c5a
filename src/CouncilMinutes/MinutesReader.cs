using System.Text.RegularExpressions;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>
/// Reads the minutes of a Flemish council as they are published: the session, who was present, the item, the votes by name, the
/// motivation, the articles and the extract. It never fails: what it does not recognise it lists as missing, for a person to fill in.
/// </summary>
public static partial class MinutesReader
{
    /// <summary>The longest text that it is meant for, in characters; the time that reading takes is in proportion to the length.</summary>
    public const int MaxLength = 100_000;

    private const int MaxContradictions = 20;

    /// <summary>Reads a text as it was pasted.</summary>
    public static Minutes Read(string text)
    {
        var parts = MinutesLayout.Divide(PastedText.Clean(text));
        var attendance = AttendanceList.Read(parts[MinutesPart.Present]);
        var (number, title) = AgendaItem.In(parts[MinutesPart.Item]) ?? AgendaItem.In(parts[MinutesPart.Header]) ?? (null, null);
        // The motivation may mention earlier votes, so it is read for votes only when there are none elsewhere.
        var outsideMotivation = string.Join("\n\n", parts[MinutesPart.Header], parts[MinutesPart.Item], parts[MinutesPart.Other],
            parts[MinutesPart.Articles], parts[MinutesPart.Closing]);
        var (votes, remarks) = VotesReader.Read(
            VotesReader.IsIn(outsideMotivation) ? outsideMotivation : parts[MinutesPart.Reasons], attendance);
        var read = new Minutes
        {
            Date = SessionDate(parts[MinutesPart.Header]),
            Session = SessionIn(string.Join('\n', parts[MinutesPart.Header], parts[MinutesPart.Item])),
            Item = number,
            Title = title,
            Attendance = attendance,
            Votes = votes,
            Motivation = MotivationIn(parts),
            Articles = Article.Read(parts[MinutesPart.Articles]),
            Extract = ExtractReader.Read(parts[MinutesPart.Closing]),
        };
        return read with
        {
            Missing = [.. MissingIn(read)],
            Remarks = [.. remarks, .. LeftOut(parts), .. Contradictions(read).Take(MaxContradictions)],
        };
    }

    /// <summary>The first date on a line about the session; without such a line, the first date of all.</summary>
    private static DateOnly? SessionDate(string header)
    {
        var lines = header.Split('\n');
        return lines.Where(l => SessionWord().IsMatch(l)).Concat(lines).Select(DutchDate.In).FirstOrDefault(d => d is not null);
    }

    private static Session? SessionIn(string text) => Openness().Match(text) switch
    {
        { Success: false } => null,
        var found => found.Groups["public"].Success ? Session.Public : Session.Closed,
    };

    private static Motivation? MotivationIn(Dictionary<MinutesPart, string> parts)
    {
        // Text right below "Motivering", without a heading of its own, is argument.
        var argument = string.Join("\n\n", new[] { parts[MinutesPart.Reasons], parts[MinutesPart.Argument] }.Where(p => p.Length > 0));
        var read = new Motivation(
            NullIfEmpty(parts[MinutesPart.History]),
            NullIfEmpty(parts[MinutesPart.Facts]),
            NullIfEmpty(argument),
            NullIfEmpty(parts[MinutesPart.Finances]));
        return read.Sections().Any() ? read : null;

        static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
    }

    private static IEnumerable<string> MissingIn(Minutes read) =>
        from part in new (bool IsMissing, string Name)[]
        {
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

    private static IEnumerable<string> LeftOut(Dictionary<MinutesPart, string> parts)
    {
        if (parts[MinutesPart.Absent].Length > 0)
        {
            yield return "Wie verontschuldigd of afwezig was, is niet overgenomen.";
        }

        foreach (var heading in parts[MinutesPart.Other].Split('\n').Where(l => LegalHeading().IsMatch(l)))
        {
            yield return $"Het deel «{heading.TrimEnd(':', ' ')}» is niet overgenomen.";
        }
    }

    private static IEnumerable<string> Contradictions(Minutes read) =>
    [
        .. AttendanceList.Problems(read.Attendance),
        .. read.Votes is { For: not null, Against: not null } votes
            ? votes.Counted().Contradictions(read.Attendance).Select(c => c.Sentence)
            : [],
    ];

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"\b(?:zitting|vergadering|gemeenteraad|raad|notulen)\b", Plain)]
    private static partial Regex SessionWord();

    [GeneratedRegex(
        @"\b(?:(?<public>openbare?\s+(?:zitting|vergadering|gemeenteraad))"
        + @"|(?:besloten|gesloten|geheime)\s+(?:zitting|vergadering))\b", Plain)]
    private static partial Regex Openness();

    [GeneratedRegex(
        @"^(?:juridische\s+grond(?:en|slag)?|wettelijke\s+(?:basis|grond(?:en)?)|rechtsgrond(?:en)?|bevoegdheid|regelgeving|advie(?:s|zen)"
        + @"|visum|tussenkomsten?|bijlagen?)\s*:?$", Plain)]
    private static partial Regex LegalHeading();
}
