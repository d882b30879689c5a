using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>
/// Reads the minutes of a Flemish council as they are published: the session, who was present, the item, the votes by name, the
/// motivation, the articles and the extract. It never fails: what it does not recognise it says, and somebody looks at what it read.
/// </summary>
internal static partial class Minutes
{
    internal const int MaxLength = 100_000;

    /// <summary>Where in the minutes a line stands.</summary>
    private enum Part
    {
        Header, Present, Absent, Item, Reasons, History, Facts, Argument, Finances, Other, Articles, Closing,
    }

    internal static Reading Read(string text)
    {
        var parts = Divide(Clean(text));
        var session = string.Join('\n', parts[Part.Header], parts[Part.Item]);
        var attendance = Attendance.Read(parts[Part.Present]);
        var (number, title) = ItemIn(parts[Part.Item]) ?? ItemIn(parts[Part.Header]) ?? (null, null);
        // Not the motivation, which may tell of earlier votes; unless there are no others.
        var around = string.Join("\n\n", parts[Part.Header], parts[Part.Item], parts[Part.Other], parts[Part.Articles], parts[Part.Closing]);
        var votes = MinutesVotes.Read(MinutesVotes.IsIn(around) ? around : parts[Part.Reasons], attendance);
        var articles = Article.Read(parts[Part.Articles]);
        var read = new RecordDecision.Input
        {
            Body = DecisionBody.Council,
            Date = SessionDate(parts[Part.Header]),
            Session = Openness().Match(session) is { Success: true } open ? open.Groups["public"].Success ? Session.Public : Session.Closed : null,
            Item = number,
            Title = title,
            Attendance = attendance.Count > 0 ? attendance : null,
            Votes = votes.Read,
            Present = null,
            Motivation = MotivationIn(parts),
            Articles = articles.Count > 0 ? articles : null,
            Extract = ExtractIn(parts[Part.Closing]),
        };
        return new Reading(read, [.. Missing(read)], [.. votes.Remarks, .. Untaken(parts), .. Contradictions(read).Take(20)]);
    }

    // Texts come out of PDFs: hard spaces, soft hyphens, words broken at the end of a line, marks of bold.
    private static string Clean(string text)
    {
        text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(NormalizationForm.FormC)
            .Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("**", "", StringComparison.Ordinal);
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var category = char.GetUnicodeCategory(c);
            if (c == '\n')
            {
                while (clean.Length > 0 && clean[^1] == ' ')
                {
                    clean.Length--;
                }

                clean.Append(c);
            }
            else if (category is UnicodeCategory.SpaceSeparator or UnicodeCategory.Control)
            {
                if (clean.Length > 0 && clean[^1] is not (' ' or '\n'))
                {
                    clean.Append(' ');
                }
            }
            else if (category != UnicodeCategory.Format)
            {
                // "Vander-" and on the next line "smissen" is one word.
                if (char.IsLower(c) && clean is [.., var letter, '-', '\n'] && char.IsLetter(letter))
                {
                    clean.Length -= 2;
                }

                clean.Append(c);
            }
        }

        return clean.ToString();
    }

    /// <summary>Gives each line to its part: headings and the number of the item say where the next one begins.</summary>
    private static Dictionary<Part, string> Divide(string text)
    {
        var parts = Enum.GetValues<Part>().ToDictionary(p => p, _ => new StringBuilder());
        var part = Part.Header;
        var afterBlank = true;
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            var rest = line;
            if (HeadingIn(line, part) is { } heading)
            {
                (part, rest) = heading;
                parts[Part.Item].Append(MinutesVotes.IsIn(line) ? $"\n\n{line}\n" : ""); // "Besluit met eenparigheid van stemmen:"
            }
            else if (part is Part.Header or Part.Present or Part.Absent && (ItemLine().IsMatch(line) || (part != Part.Header && afterBlank && Sentence().IsMatch(line))))
            {
                part = Part.Item;
            }

            parts[part].Append(rest).Append('\n');
            afterBlank = line.Length == 0;
        }

        return parts.ToDictionary(p => p.Key, p => p.Value.ToString().Trim());
    }

    private static (Part Part, string Text)? HeadingIn(string line, Part now)
    {
        if (now == Part.Item && Considering().IsMatch(line))
        {
            return (Part.Reasons, line); // "Gelet op …; Overwegende dat …": motivation without a heading
        }

        foreach (var (pattern, part) in Headings)
        {
            // A heading that ends the minutes ends them: after it come names and dates only.
            if (now != Part.Closing && pattern().Match(line) is { Success: true } found)
            {
                return (part, part is Part.Closing or Part.Other ? line : found.Groups["rest"].Value);
            }
        }

        return null;
    }

    private static readonly (Func<Regex> Pattern, Part Part)[] Headings =
    [
        (PresentHeading, Part.Present), (AbsentHeading, Part.Absent), (ReasonsHeading, Part.Reasons), (HistoryHeading, Part.History),
        (FactsHeading, Part.Facts), (ArgumentHeading, Part.Argument), (FinancesHeading, Part.Finances), (OtherHeading, Part.Other),
        (ArticlesHeading, Part.Articles), (ClosingHeading, Part.Closing),
    ];

    private static DateOnly? SessionDate(string header)
    {
        var lines = header.Split('\n');
        return lines.Where(l => SessionWord().IsMatch(l)).Concat(lines).Select(DateIn).FirstOrDefault(d => d is not null);
    }

    /// <summary>The first day that a text names: "4 september 2018", "04/09/2018".</summary>
    private static DateOnly? DateIn(string text)
    {
        var found = Day().Match(text);
        if (!found.Success)
        {
            return null;
        }

        var month = found.Groups["month"].Success
            ? Array.IndexOf(Months, found.Groups["month"].Value.ToLowerInvariant()) + 1
            : int.Parse(found.Groups["m"].Value);
        var (day, year) = (int.Parse(found.Groups["day"].Value), int.Parse(found.Groups["year"].Value));
        return year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    /// <summary>The number and the title of the item; the title may go on over some lines.</summary>
    private static (string? Number, string? Title)? ItemIn(string part)
    {
        var lines = part.Split('\n');
        var start = Array.FindIndex(lines, l => ItemLine().IsMatch(l));
        if (start < 0)
        {
            var subject = Array.FindIndex(lines, l => Subject().IsMatch(l));
            return subject < 0 ? null : (null, Joined(Subject().Match(lines[subject]).Groups["title"].Value, subject));
        }

        var found = ItemLine().Match(lines[start]);
        return (found.Groups["number"].Value.Trim(), Joined(found.Groups["title"].Value, start));

        string? Joined(string first, int line)
        {
            var more = lines.Skip(line + 1).SkipWhile(l => first.Length == 0 && l.Length == 0).TakeWhile(l => l.Length > 0 && !MinutesVotes.IsIn(l));
            var title = string.Join(' ', more.Prepend(first)).Trim();
            return title.Length == 0 ? null : title.Length <= RecordDecision.MaxTitle ? title : title[..RecordDecision.MaxTitle];
        }
    }

    private static Motivation? MotivationIn(Dictionary<Part, string> parts)
    {
        // Text right below "Motivering", without a heading of its own, is argument.
        var argument = string.Join("\n\n", new[] { parts[Part.Reasons], parts[Part.Argument] }.Where(p => p.Length > 0));
        var read = new Motivation(Some(parts[Part.History]), Some(parts[Part.Facts]), Some(argument), Some(parts[Part.Finances]));
        return read.Sections.Any() ? read : null;

        static string? Some(string text) => text.Length == 0 ? null : text;
    }

    private static Extract? ExtractIn(string closing)
    {
        var lines = closing.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var made = lines.Select(l => (Line: PlaceAndDay().Match(l), Date: DateIn(l))).LastOrDefault(l => l.Line.Success && l.Date is not null);
        var read = new Extract(made.Date, made.Date is null ? null : Place(made.Line.Groups["place"].Value),
            Certifier(lines, Functions.OfOfficial), Certifier(lines, Functions.OfChair), closing.Contains("get.)", StringComparison.OrdinalIgnoreCase));
        return read.IsEmpty ? null : read;
    }

    private static string Place(string words) => words.EndsWith(" op", StringComparison.Ordinal) ? words[..^3] : words;

    /// <summary>The name beside a function: "De voorzitter" above "(get.) An Aerts", or "An Aerts" above "voorzitter"; what comes first says which.</summary>
    private static string? Certifier(string[] lines, Func<string, bool> has)
    {
        var below = lines.FirstOrDefault(l => FunctionIn(l) is not null || NameIn(l) is not null) is { } first && FunctionIn(first) is not null ? 1 : -1;
        return lines.Index().Where(l => FunctionIn(l.Item) is { } function && has(function))
            .Select(l => NameIn(lines.ElementAtOrDefault(l.Index + below))).FirstOrDefault(n => n is not null);
    }

    private static string? FunctionIn(string line) => Functions.At(line.TrimEnd(',')) is { Function: { } function, Further: "" }
        && !(Functions.OfOfficial(function) && Functions.OfChair(function)) ? function : null; // two columns on one line: nobody knows whose name is whose

    private static string? NameIn(string? line)
    {
        var name = Names.WithoutBrackets(line ?? "").Replace("get.", "", StringComparison.OrdinalIgnoreCase).Trim(' ', ',', '.');
        return name.Length is > 3 and < 80 && char.IsUpper(name[0]) && name.Contains(' ', StringComparison.Ordinal)
            && !name.AsSpan().ContainsAny(':', ',') && !name.Any(char.IsDigit) && Functions.At(name).Function is null && !ClosingHeading().IsMatch(name) ? name : null;
    }

    private static IEnumerable<string> Missing(RecordDecision.Input read) =>
        from m in new (bool Missing, string What)[]
        {
            (read.Date is null, "de datum van de zitting"),
            (read.Session is null, "of de zitting openbaar was"),
            (read.Item is null, "het nummer van het agendapunt"),
            (read.Title is null, "de titel van het agendapunt"),
            (read.Attendance is null, "de aanwezigen"),
            (read.Votes?.For is null, "de stemming"),
            (read.Motivation is null, "de motivering"),
            (read.Articles is null, "de artikelen van het besluit"),
            (read.Extract?.Date is null, "de datum van het uittreksel"),
            (read.Extract?.GeneralManager is null || read.Extract.Chair is null, "wie het uittreksel ondertekende"),
        }
        where m.Missing
        select m.What;

    private static IEnumerable<string> Untaken(Dictionary<Part, string> parts)
    {
        if (parts[Part.Absent].Length > 0)
        {
            yield return "Wie verontschuldigd of afwezig was, is niet overgenomen.";
        }

        foreach (var heading in parts[Part.Other].Split('\n').Where(l => LegalHeading().IsMatch(l)))
        {
            yield return $"Het deel «{heading.TrimEnd(':', ' ')}» is niet overgenomen.";
        }
    }

    private static IEnumerable<string> Contradictions(RecordDecision.Input read) =>
        read.Votes is { For: not null, Against: not null } votes
            ? [.. Attendance.Problems(read.Attendance ?? []), .. RecordDecision.Counted(votes, null).Contradictions(read.Attendance).Select(c => c.Sentence)]
            : Attendance.Problems(read.Attendance ?? []);

    private static readonly string[] Months =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    private const string Date = @"(?<day>\d{1,2})(?:\s+(?<month>januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\s+|\s?[-/.]\s?(?<m>\d{1,2})\s?[-/.]\s?)(?<year>\d{4})";

    [GeneratedRegex(Date, Plain)]
    private static partial Regex Day();

    [GeneratedRegex(@"^(?:gedaan\s+)?(?:te\s+)?(?<place>\p{L}[\p{L}' -]{0,60}\p{L})\s*,?\s+(?:op\s+|de\s+)?" + Date + @"\.?$", Plain)]
    private static partial Regex PlaceAndDay();

    [GeneratedRegex(@"\b(?:zitting|vergadering|gemeenteraad|raad|notulen)\b", Plain)]
    private static partial Regex SessionWord();

    [GeneratedRegex(@"\b(?:(?<public>openbare?\s+(?:zitting|vergadering|gemeenteraad))|(?:besloten|gesloten|geheime)\s+(?:zitting|vergadering))\b", Plain)]
    private static partial Regex Openness();

    [GeneratedRegex(@"^(?:(?:agenda)?punt\s*(?:nr\.?)?\s*)?(?<number>\d{1,3}[a-z]?)\s?[.:)]+\s*(?<title>\p{L}.*)$|^(?:agenda)?punt\s*(?:nr\.?)?\s*(?<number>\d{1,3}[a-z]?)\s*[.:)–-]*\s*(?<title>.*)$|^(?<number>\d{4}_\p{L}+_\d{1,6})\s*[–-]\s*(?<title>.*)$", Plain)]
    private static partial Regex ItemLine();

    [GeneratedRegex(@"^(?:onderwerp|betreft|titel)\s*:\s*(?<title>.*)$", Plain)]
    private static partial Regex Subject();

    [GeneratedRegex(@"^(?:(?:de\s+(?:beslissing|gemeenteraad|raad|voorzitter\s+(?:opent|legt))|het\s|gelet\b|overwegende\b|onderwerp\b|betreft\b|(?:agenda)?punt\b|dagorde\b|openbare\b|besloten\b|met\s|bij\s|na\s).*)", Plain)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^(?:gelet\s+op|overwegende)\b", Plain)]
    private static partial Regex Considering();

    [GeneratedRegex(@"^(?:zijn\s+|waren\s+)?aanwezig(?:en|e\s+(?:raads)?leden)?(?:[^:.]{0,30}:\s*(?<rest>.*)|\s*(?<rest>))$", Plain)]
    private static partial Regex PresentHeading();

    [GeneratedRegex(@"^(?:zijn\s+|waren\s+)?(?:verontschuldigd|afwezig)(?:en|e\s+(?:raads)?leden)?[^:]{0,40}(?:\s*:\s*(?<rest>.*)|(?<rest>))$", Plain)]
    private static partial Regex AbsentHeading();

    [GeneratedRegex(@"^(?:motivering|motivatie|beweegredenen)\s*:?(?<rest>)$", Plain)]
    private static partial Regex ReasonsHeading();

    [GeneratedRegex(@"^(?:voorgeschiedenis|historiek)(?:\s*:\s*(?<rest>.*)|\s*(?<rest>))$", Plain)]
    private static partial Regex HistoryHeading();

    [GeneratedRegex(@"^(?:(?:feiten|aanleiding)(?:\s*(?:,|en|,?\s*context)\s*(?:context|motivering|argumentatie)?)*|context)(?:\s*:\s*(?<rest>.*)|\s*(?<rest>))$", Plain)]
    private static partial Regex FactsHeading();

    [GeneratedRegex(@"^(?:argumentatie|argumenten|inhoudelijke\s+motivering)(?:\s*:\s*(?<rest>.*)|\s*(?<rest>))$", Plain)]
    private static partial Regex ArgumentHeading();

    [GeneratedRegex(@"^financi[eë]le\s+(?:gevolgen|weerslag|impact|aspecten|informatie)(?:\s*:\s*(?<rest>.*)|\s*(?<rest>))$", Plain)]
    private static partial Regex FinancesHeading();

    [GeneratedRegex(@"^(?:juridische\s+grond(?:en|slag)?|wettelijke\s+(?:basis|grond(?:en)?)|rechtsgrond(?:en)?|bevoegdheid|regelgeving|advie(?:s|zen)|visum|(?:publieke\s+)?stemming(?:en)?|resultaat|tussenkomsten?|bijlagen?)\s*(?::.*)?$", Plain)]
    private static partial Regex OtherHeading();

    [GeneratedRegex(@"^(?:juridische\s+grond(?:en|slag)?|wettelijke\s+(?:basis|grond(?:en)?)|rechtsgrond(?:en)?|bevoegdheid|regelgeving|advie(?:s|zen)|visum|tussenkomsten?|bijlagen?)\s*:?$", Plain)]
    private static partial Regex LegalHeading();

    [GeneratedRegex(@"^(?:besluit|beslissing|beslist|besluiten)(?:\s+(?:van\s+)?de\s+(?:gemeente)?raad)?(?:\s*:\s*(?<rest>.*)|\s*(?<rest>))$|^(?:de\s+(?:gemeente)?raad\s+)?(?:besluit|beslist)\b[^:.]{0,80}:(?<rest>)$", Plain)]
    private static partial Regex ArticlesHeading();

    [GeneratedRegex(@"^(?:namens\s+de\s+(?:gemeente)?raad|voor\s+eensluidend|bij\s+verordening|aldus\s+(?:beslist|besloten|gedaan)|gedaan\s+in\s+zitting|in\s+opdracht\b|namens\s+het\b).*$", Plain)]
    private static partial Regex ClosingHeading();
}
