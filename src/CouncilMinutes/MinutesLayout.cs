using System.Text;
using System.Text.RegularExpressions;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>Divides minutes into their parts: headings and the number of the item tell where the next one begins.</summary>
internal static partial class MinutesLayout
{
    internal static Dictionary<MinutesPart, string> Divide(string text)
    {
        var parts = Enum.GetValues<MinutesPart>().ToDictionary(p => p, _ => new StringBuilder());
        var part = MinutesPart.Header;
        var afterBlank = true;
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            var rest = line;
            if (HeadingIn(line, part) is { } heading)
            {
                (part, rest) = heading;
                parts[MinutesPart.Item].Append(VotesReader.IsIn(line) ? $"\n\n{line}\n" : ""); // "Besluit met eenparigheid van stemmen:"
            }
            else if (part is MinutesPart.Header or MinutesPart.Present or MinutesPart.Absent && BeginsItem(line, part, afterBlank))
            {
                part = MinutesPart.Item;
            }

            parts[part].Append(rest).Append('\n');
            afterBlank = line.Length == 0;
        }

        return parts.ToDictionary(p => p.Key, p => p.Value.ToString().Trim());
    }

    /// <summary>Whether a line comes after the decision: "Namens de gemeenteraad", "Voor eensluidend uittreksel".</summary>
    internal static bool IsClosing(string line) => ClosingHeading().IsMatch(line);

    private static bool BeginsItem(string line, MinutesPart now, bool afterBlank) =>
        AgendaItem.IsNumbered(line) || (now != MinutesPart.Header && afterBlank && Sentence().IsMatch(line));

    private static (MinutesPart Part, string Text)? HeadingIn(string line, MinutesPart now)
    {
        if (now == MinutesPart.Item && Considering().IsMatch(line))
        {
            return (MinutesPart.Reasons, line); // "Gelet op …; Overwegende dat …": motivation without a heading
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

    [GeneratedRegex(
        @"^(?:(?:de\s+(?:beslissing|gemeenteraad|raad|voorzitter\s+(?:opent|legt))|het\s|gelet\b|overwegende\b|onderwerp\b|betreft\b"
        + @"|(?:agenda)?punt\b|dagorde\b|openbare\b|besloten\b|met\s|bij\s|na\s).*)", Plain)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^(?:gelet\s+op|overwegende)\b", Plain)]
    private static partial Regex Considering();

    [GeneratedRegex(@"^(?:zijn\s+|waren\s+)?aanwezig(?:en|e\s+(?:raads)?leden)?(?:[^:.]{0,30}:\s*(?<rest>.*)|\s*(?<rest>))$", Plain)]
    private static partial Regex PresentHeading();

    [GeneratedRegex(
        @"^(?:zijn\s+|waren\s+)?(?:verontschuldigd|afwezig)(?:en|e\s+(?:raads)?leden)?[^:]{0,40}(?:\s*:\s*(?<rest>.*)|(?<rest>))$", Plain)]
    private static partial Regex AbsentHeading();

    [GeneratedRegex(@"^(?:motivering|motivatie|beweegredenen)\s*:?(?<rest>)$", Plain)]
    private static partial Regex ReasonsHeading();

    [GeneratedRegex(@"^(?:voorgeschiedenis|historiek)" + End, Plain)]
    private static partial Regex HistoryHeading();

    [GeneratedRegex(
        @"^(?:(?:feiten|aanleiding)(?:\s*(?:,|en|,?\s*context)\s*(?:context|motivering|argumentatie)?)*|context)" + End, Plain)]
    private static partial Regex FactsHeading();

    [GeneratedRegex(@"^(?:argumentatie|argumenten|inhoudelijke\s+motivering)" + End, Plain)]
    private static partial Regex ArgumentHeading();

    [GeneratedRegex(@"^financi[eë]le\s+(?:gevolgen|weerslag|impact|aspecten|informatie)" + End, Plain)]
    private static partial Regex FinancesHeading();

    [GeneratedRegex(
        @"^(?:juridische\s+grond(?:en|slag)?|wettelijke\s+(?:basis|grond(?:en)?)|rechtsgrond(?:en)?|bevoegdheid|regelgeving|advie(?:s|zen)"
        + @"|visum|(?:publieke\s+)?stemming(?:en)?|resultaat|tussenkomsten?|bijlagen?)\s*(?::.*)?$", Plain)]
    private static partial Regex OtherHeading();

    [GeneratedRegex(
        @"^(?:besluit|beslissing|beslist|besluiten)(?:\s+(?:van\s+)?de\s+(?:gemeente)?raad)?" + End
        + @"|^(?:de\s+(?:gemeente)?raad\s+)?(?:besluit|beslist)\b[^:.]{0,80}:(?<rest>)$", Plain)]
    private static partial Regex ArticlesHeading();

    [GeneratedRegex(
        @"^(?:namens\s+de\s+(?:gemeente)?raad|voor\s+eensluidend|bij\s+verordening|aldus\s+(?:beslist|besloten|gedaan)"
        + @"|gedaan\s+in\s+zitting|in\s+opdracht\b|namens\s+het\b).*$", Plain)]
    private static partial Regex ClosingHeading();
}
