using System.Text;
using System.Text.RegularExpressions;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>Divides minutes into lines that know their part: headings and the numbers of items tell where the next one begins.</summary>
internal static partial class MinutesLayout
{
    private const int LookAhead = 12;

    internal static IReadOnlyList<MinutesLine> Divide(string text)
    {
        var raw = text.Split('\n').Select(l => l.Trim()).ToArray();
        var lines = new List<MinutesLine>(raw.Length);
        var (part, section, item, afterBlank, number) = (MinutesPart.Header, 0, 0, true, (string?)null);
        foreach (var (at, line) in raw.Index())
        {
            var rest = line;
            if (IsItem(line, part, number, raw, at))
            {
                // An overview of the agenda may name an item before it is dealt with: the same number is the same item.
                var next = AgendaItem.NumberIn(line);
                item += item == 0 || next is null || next != number ? 1 : 0;
                (part, section, number) = (MinutesPart.Item, section + 1, next ?? number);
            }
            else if (HeadingIn(line, part) is { } heading)
            {
                (part, rest) = heading;
                section++;
            }
            else if (part is MinutesPart.Present or MinutesPart.Absent && afterBlank && Sentence().IsMatch(line))
            {
                (part, section) = (MinutesPart.Item, section + 1); // behind the list of those present, without a number
            }

            lines.Add(new(at + 1, line, part, rest, section, item));
            afterBlank = line.Length == 0;
        }

        return lines;
    }

    /// <summary>The text of one part.</summary>
    internal static string TextOf(this IEnumerable<MinutesLine> lines, MinutesPart part) => TextOf(lines.Where(l => l.Part == part));

    /// <summary>The lines as one text; a part that is taken up again later stays apart from what came before.</summary>
    internal static string TextOf(this IEnumerable<MinutesLine> lines)
    {
        var text = new StringBuilder();
        int? section = null;
        foreach (var line in lines)
        {
            text.Append(section is not null && section != line.Section ? "\n" : "").Append(line.Text).Append('\n');
            section = line.Section;
        }

        return text.ToString().Trim();
    }

    /// <summary>Whether a line comes after the decision: "Namens de gemeenteraad", "Voor eensluidend uittreksel".</summary>
    internal static bool IsClosing(string line) => ClosingHeading().IsMatch(line);

    /// <summary>Whether a line is a heading of minutes.</summary>
    internal static bool IsHeading(string line) => HeadingIn(line, MinutesPart.Header) is not null;

    /// <summary>Whether an item begins here, with its number.</summary>
    private static bool IsItem(string line, MinutesPart now, string? number, string[] lines, int at) => now switch
    {
        MinutesPart.Header or MinutesPart.Present or MinutesPart.Absent => AgendaItem.Begins(line),
        MinutesPart.Item when number is null => AgendaItem.Begins(line),
        // Numbers right below each other are a list of items.
        MinutesPart.Item when AgendaItem.NumberIn(lines[at - 1]) == number && AgendaItem.NumberIn(line) is { } following
            && AgendaItem.IsLater(following, number) => true,
        MinutesPart.Other or MinutesPart.Articles or MinutesPart.Closing when AgendaItem.IsTreatment(line) => true,
        // A numbered line in a decision may be a list; the next item has a higher number, and headings of its own below it.
        MinutesPart.Item or MinutesPart.Other or MinutesPart.Articles or MinutesPart.Closing =>
            AgendaItem.NumberIn(line) is { } next && (number is null ? AgendaItem.IsMarked(line) : AgendaItem.IsLater(next, number))
                && lines.Skip(at + 1).Take(LookAhead).TakeWhile(l => AgendaItem.NumberIn(l) is null)
                    .Any(l => HeadingIn(l, MinutesPart.Header) is { Part: not (MinutesPart.Closing or MinutesPart.Present) }),
        _ => false,
    };

    private static (MinutesPart Part, string Text)? HeadingIn(string line, MinutesPart now)
    {
        if (now == MinutesPart.Item && Considering().IsMatch(line))
        {
            return (MinutesPart.Reasons, line); // "Gelet op …; Overwegende dat …": motivation without a heading
        }

        if (now is MinutesPart.Item or MinutesPart.Other && FirstArticle().IsMatch(line))
        {
            return (MinutesPart.Articles, line); // without a heading "Besluit" above it
        }

        if (now == MinutesPart.Articles && ExtractReader.IsOfPublication(line))
        {
            return (MinutesPart.Closing, line);
        }

        foreach (var (pattern, part) in Headings)
        {
            // After the heading that ends the minutes only names and dates follow.
            if (now != MinutesPart.Closing && pattern().Match(line) is { Success: true } found)
            {
                return (part, part is MinutesPart.Closing or MinutesPart.Other ? line : found.Groups["rest"].Value);
            }
        }

        return null;
    }

    private static readonly (Func<Regex> Pattern, MinutesPart Part)[] Headings =
    [
        (PresentHeading, MinutesPart.Present), (AbsentHeading, MinutesPart.Absent), (ReasonsHeading, MinutesPart.Reasons),
        (HistoryHeading, MinutesPart.History), (FactsHeading, MinutesPart.Facts), (ArgumentHeading, MinutesPart.Argument),
        (FinancesHeading, MinutesPart.Finances), (OtherHeading, MinutesPart.Other), (ArticlesHeading, MinutesPart.Articles),
        (ClosingHeading, MinutesPart.Closing),
    ];

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    /// <summary>How a heading ends: with a colon and perhaps text behind it, or with the line.</summary>
    private const string End = @"(?:\s*:\s*(?<rest>.*)|\s*(?<rest>))$";

    private const string Body =
        @"(?:(?:gemeente)?raad(?:\s+voor\s+maatschappelijk\s+welzijn)?|ocmw-?raad|vast\s+bureau"
        + @"|college(?:\s+van\s+burgemeester\s+en\s+schepenen)?)";

    [GeneratedRegex(
        @"^(?:(?:de\s+(?:beslissing|gemeenteraad|raad|voorzitter\s+(?:opent|legt))|het\s|gelet\b|overwegende\b|onderwerp\b|betreft\b"
        + @"|(?:agenda)?punt\b|dagorde\b|openbare\b|besloten\b|met\s|bij\s|na\s).*)", Plain)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^(?:gelet\s+op|overwegende)\b", Plain)]
    private static partial Regex Considering();

    [GeneratedRegex(@"^(?:enig\s+artikel|art(?:ikel|\.)\s*1)\s*(?:[.:–-]|$)", Plain)]
    private static partial Regex FirstArticle();

    [GeneratedRegex(
        @"^(?:zijn\s+|waren\s+)?(?:(?:aan|tegen)wezig(?:en|e\s+(?:raads)?leden)?(?:\s+(?:bij|tijdens)\s[^:.]{0,30})?"
        + @"|aanwezig\s+zijn|samenstelling|effectieve\s+stemmers)(?:[^:.]{0,30}:\s*(?<rest>.*)|\s*(?<rest>))$"
        + @"|^tegenwoordig\s*(?<rest>)$", Plain)]
    private static partial Regex PresentHeading();

    [GeneratedRegex(
        @"^(?:zijn\s+|waren\s+)?(?:verontschuldigd|afwezig)(?:en|e\s+(?:raads)?leden)?[^:]{0,40}(?:\s*:\s*(?<rest>.*)|(?<rest>))$", Plain)]
    private static partial Regex AbsentHeading();

    [GeneratedRegex(@"^(?:motivering|motivatie|beweegredenen)\s*:?(?<rest>)$", Plain)]
    private static partial Regex ReasonsHeading();

    [GeneratedRegex(@"^(?:voorgeschiedenis|historiek)" + End, Plain)]
    private static partial Regex HistoryHeading();

    [GeneratedRegex(
        @"^(?:beschrijving\s*$(?<rest>)|(?:feiten|aanleiding)(?:\s*(?:,|en|,?\s*context)\s*(?:context|motivering|argumentatie)?)*" + End
        + "|context" + End + ")", Plain)]
    private static partial Regex FactsHeading();

    [GeneratedRegex(@"^(?:argumentatie|argumenten|inhoudelijke\s+motivering)" + End, Plain)]
    private static partial Regex ArgumentHeading();

    [GeneratedRegex(@"^financi[eë]le\s+(?:gevolgen|weerslag|impact|aspecten|informatie)" + End, Plain)]
    private static partial Regex FinancesHeading();

    [GeneratedRegex(
        @"^(?:" + Legal + @"|visum|tussenkomsten?|bijlagen?|resultaat(?:\s+van\s+de\s+stemming)?"
        + @"|(?:(?:publieke|geheime|eerste|tweede|derde)\s+)?stemm?(?:ing(?:en)?|ronde)(?:\s+(?:op|bij|over)\s[^:.]{0,40})?)\s*(?::.*)?$"
        + @"|^(?:totaal\s+aantal\s+|aantal\s+)?(?:(?:voor|tegen)standers|onthouders|onthouding(?:en)?|onthielden\s+zich"
        + @"|stem(?:men|den)\s+(?:voor|vóór|tegen|ja|neen?))\b.*$", Plain)]
    private static partial Regex OtherHeading();

    /// <summary>Headings of parts that are not taken over.</summary>
    internal const string Legal =
        @"(?:juridische\s+(?:grond(?:en|slag)?|achtergrond|overwegingen)|wettelijke\s+(?:basis|grond(?:en)?)|rechtsgrond(?:en)?|bevoegdheid"
        + @"|regelgeving(?:\s+en\s+bevoegdheid)?|advie(?:s|zen))";

    [GeneratedRegex(
        @"^(?:besluit|beslissing|beslist|besluiten)(?:\s+(?:van\s+)?(?:de|het)\s+" + Body + ")?" + End
        + @"|^(?:(?:de|het)\s+" + Body + @"\s+)?(?:besluit|beslist)\b[^:.]{0,80}:(?<rest>)$", Plain)]
    private static partial Regex ArticlesHeading();

    [GeneratedRegex(
        @"^(?:namens\s+de\s+(?:gemeente)?raad|voor\s+eensluidend|bij\s+verordening|aldus\s+(?:beslist|besloten|gedaan)"
        + @"|gedaan\s+in\s+zitting|in\s+opdracht\b|namens\s+het\b|publicatiedatum\b).*$", Plain)]
    private static partial Regex ClosingHeading();
}
