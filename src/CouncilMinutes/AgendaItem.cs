using System.Text.RegularExpressions;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>Finds the item of the agenda: its number and its title.</summary>
internal static partial class AgendaItem
{
    /// <summary>Whether a line begins an item: "24. …", "Punt 7: …", "2023_GR_00012 - …".</summary>
    internal static bool IsNumbered(string line) => Numbered().IsMatch(line);

    /// <summary>The number and the title; the title may go on over some lines.</summary>
    internal static (string? Number, string? Title)? In(string text)
    {
        var lines = text.Split('\n');
        var start = Array.FindIndex(lines, IsNumbered);
        if (start < 0)
        {
            var subject = Array.FindIndex(lines, l => Subject().IsMatch(l));
            return subject < 0 ? null : (null, TitleFrom(Subject().Match(lines[subject]).Groups["title"].Value, subject));
        }

        var found = Numbered().Match(lines[start]);
        return (found.Groups["number"].Value.Trim(), TitleFrom(found.Groups["title"].Value, start));

        string? TitleFrom(string first, int line)
        {
            var more = lines.Skip(line + 1).SkipWhile(l => first.Length == 0 && l.Length == 0)
                .TakeWhile(l => l.Length > 0 && !VotesReader.IsIn(l));
            var title = string.Join(' ', more.Prepend(first)).Trim();
            return title.Length == 0 ? null : title;
        }
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    [GeneratedRegex(
        @"^(?:(?:agenda)?punt\s*(?:nr\.?)?\s*)?(?<number>\d{1,3}[a-z]?)\s?[.:)]+\s*(?<title>\p{L}.*)$"
        + @"|^(?:agenda)?punt\s*(?:nr\.?)?\s*(?<number>\d{1,3}[a-z]?)\s*[.:)–-]*\s*(?<title>.*)$"
        + @"|^(?<number>\d{4}_\p{L}+_\d{1,6})\s*[–-]\s*(?<title>.*)$", Plain)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?:onderwerp|betreft|titel)\s*:\s*(?<title>.*)$", Plain)]
    private static partial Regex Subject();
}
