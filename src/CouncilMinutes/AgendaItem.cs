using System.Globalization;
using System.Text.RegularExpressions;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>An item of the agenda as the minutes print it.</summary>
/// <param name="Number">Its number; null when it has none.</param>
/// <param name="Title">Its title; null when none was found.</param>
/// <param name="Line">The line on which it begins.</param>
internal sealed partial record AgendaItem(string? Number, string? Title, int Line)
{
    /// <summary>Whether the item is about the agency or the agreement with it.</summary>
    internal bool IsAboutAgency => Title is not null && Agency().IsMatch(Title);

    /// <summary>Whether a line begins an item: "24. …", "P.7. …", "2023_GR_00012 - …", "Openbare behandeling van agendapunt".</summary>
    internal static bool Begins(string line) => Numbered().IsMatch(line) || IsTreatment(line);

    /// <summary>Whether a line says of itself that it is an item, with more than a number: "Punt 7: …", "2023_GR_00012 - …".</summary>
    internal static bool IsMarked(string line) => Numbered().IsMatch(line) && Marked().IsMatch(line);

    /// <summary>Whether a line says that an item begins, without its number.</summary>
    internal static bool IsTreatment(string line) => Treatment().IsMatch(line);

    /// <summary>The number with which a line begins an item; null when it does not.</summary>
    internal static string? NumberIn(string line) =>
        Numbered().Match(line) is { Success: true } found ? found.Groups["number"].Value : null;

    /// <summary>Whether one number comes after another on an agenda; of numbers of cases that is not known.</summary>
    internal static bool IsLater(string number, string than) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var one)
            && int.TryParse(than, NumberStyles.None, CultureInfo.InvariantCulture, out var other) ? one > other : number != than;

    /// <summary>The item that these lines begin with; its title may go on over some lines.</summary>
    internal static AgendaItem? In(IReadOnlyList<MinutesLine> lines)
    {
        var first = lines.Index().FirstOrDefault(l => Begins(l.Item.Raw), (-1, null!));
        if (first.Index < 0)
        {
            return null;
        }

        var found = Numbered().Match(first.Item.Raw);
        var title = new[] { found.Groups["title"].Value.Trim() }.Where(t => t.Length > 0)
            .Concat(lines.Skip(first.Index + 1).Select(l => l.Raw).SkipWhile(l => !found.Groups["title"].Success && l.Length == 0)
                .TakeWhile(l => l.Length > 0 && !Begins(l) && !VotesReader.IsIn(l) && !MinutesLayout.IsHeading(l)
                    && !PresenceNotes.IsIn(l) && !Openness().IsMatch(l) && !BodyActs().IsMatch(l)));
        return new(
            found.Groups["number"] is { Success: true } number ? number.Value : null,
            NullIfEmpty(Label().Replace(string.Join(' ', title), "")),
            first.Item.Number);
    }

    /// <summary>
    /// Where no item is numbered: the line that names the subject, or else the only line above the motivation that is about the agency.
    /// </summary>
    internal static AgendaItem? Unnumbered(IReadOnlyList<MinutesLine> lines)
    {
        var above = lines
            .Where(l => l.Part is MinutesPart.Header or MinutesPart.Item or MinutesPart.Absent or MinutesPart.Present).ToList();
        var subject = above.Select(l => (l.Number, Found: Subject().Match(l.Raw))).FirstOrDefault(l => l.Found.Success);
        if (subject.Found is not null)
        {
            return new(null, NullIfEmpty(subject.Found.Groups["title"].Value), subject.Number);
        }

        var about = above
            .Where(l => l.Part is MinutesPart.Header or MinutesPart.Item && l.Raw.Length is > 0 and < 300 && Agency().IsMatch(l.Raw))
            .DistinctBy(l => PersonNames.Key(l.Raw)).ToList();
        return about is [var only] ? new(null, only.Raw.Trim(Bullets), only.Number) : null;
    }

    private static readonly char[] Bullets = [' ', '•', '-', '–', '*', '·'];

    private static string? NullIfEmpty(string text) => text.Trim() is { Length: > 0 } some ? some : null;

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    private const string Bullet = @"^[•·*–-]?\s*";

    [GeneratedRegex(
        Bullet + @"(?:(?:agenda)?punt\s*(?:nr\.?)?\s*|p\.\s?)?(?<number>\d{1,3}[a-z]?)\s?[.:)]+\s*(?<title>\p{L}.*)$"
        + "|" + Bullet + @"(?:agenda)?punt\s*(?:nr\.?)?\s*(?<number>\d{1,3}[a-z]?)\s*[.:)–-]*\s*(?<title>.*)$"
        + "|" + Bullet + @"(?<number>\d{1,3})\s+\d{4}_\p{L}+_\d{1,6}\s*[–-]?\s*(?<title>.*)$"
        + @"|^\p{Lu}{2,4}\s+-\s+\d{1,2}/\d{1,2}/\d{4}\s+-\s+[^-]{1,60}\s-\s+(?<number>\d{1,3})\s+-\s+(?<title>.*)$"
        + "|" + Bullet + @"(?<number>\d{4}_\p{L}+_\d{1,6})\s*[–-]\s*(?<title>.*)$", Plain)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?:De|Het)\s+(?:gemeenteraad|raad|college|vast\s+bureau|voorzitter|burgemeester|schepen)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex BodyActs();

    [GeneratedRegex(@"^(?:openbare|besloten|gesloten)\s+(?:behandeling|zitting|vergadering)\W*$", Plain)]
    private static partial Regex Openness();

    [GeneratedRegex(@"^(?:openbare|besloten)\s+behandeling\s+van\s+agendapunt", Plain)]
    private static partial Regex Treatment();

    [GeneratedRegex(@"^(?:onderwerp|betreft|titel)\s*:\s*(?<title>.*)$", Plain)]
    private static partial Regex Subject();

    [GeneratedRegex(@"^(?:dossiernaam|onderwerp)\s*:\s*", Plain)]
    private static partial Regex Label();

    [GeneratedRegex(@"^[•·*–-]?\s*(?:(?:agenda)?punt\b|p\.|\d{1,3}\s+\d{4}_|\d{4}_)", Plain)]
    private static partial Regex Marked();

    [GeneratedRegex(@"\bagii\b|\bagentschap\s+(?:voor\s+)?integratie|\bintegratie|\binburgering|\bsamenwerkingsovereenkomst", Plain)]
    private static partial Regex Agency();
}
