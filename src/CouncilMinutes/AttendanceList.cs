using System.Text;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>Reads and writes the list of who was present.</summary>
public static class AttendanceList
{
    private const string Unknown = "aanwezigen";
    private const int LongestFunction = 8; // words

    /// <summary>
    /// Reads a list in either way in which minutes print it: the function before the names ("Schepenen: An Aerts, Bert Bos") or after
    /// them ("An Aerts, Bert Bos, schepenen"), over as many lines as it takes.
    /// </summary>
    public static IReadOnlyList<PresentGroup> Read(string text)
    {
        text = FunctionsOutOfBrackets(text)
            .Replace(" – ", ", ", StringComparison.Ordinal).Replace(" - ", ", ", StringComparison.Ordinal)
            .Replace(" |", ",", StringComparison.Ordinal).Replace(';', ',');
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.TrimStart(' ', '-', '–', '•', '*', '·', '|')).Where(l => l.Length > 0)
            .Select(FunctionBehindColon).Select(FunctionBehindName).ToArray();
        if (lines.Length == 0)
        {
            return [];
        }

        var isFunctionLast = CouncilFunctions.At(lines[0]).Function is null;
        return Merge(isFunctionLast ? FunctionLast(lines) : FunctionFirst([.. lines.SelectMany(FunctionsApart)]));
    }

    /// <summary>The list as it is typed in a form: a line for each function.</summary>
    public static string Write(IReadOnlyList<PresentGroup> groups) =>
        string.Join('\n', from g in groups
                          let function = g.Function.Length > 0 ? char.ToUpperInvariant(g.Function[0]) + g.Function[1..] : "Aanwezigen"
                          select $"{function}: {string.Join(", ", g.Names)}");

    /// <summary>What cannot be on one list, in Dutch sentences.</summary>
    public static IEnumerable<string> Problems(IReadOnlyList<PresentGroup> groups)
    {
        var names = groups.SelectMany(g => g.Names).ToList();
        var tooLong = names.Concat(groups.Select(g => g.Function)).Any(n => n.Length > PersonNames.MaxLength);
        if (names.Count > PersonNames.Most || tooLong)
        {
            yield return $"Geef hoogstens {PersonNames.Most} aanwezigen, met namen van hoogstens {PersonNames.MaxLength} tekens.";
        }

        foreach (var name in PersonNames.Repeated(names))
        {
            yield return $"{name} staat twee keer bij de aanwezigen.";
        }
    }

    /// <summary>"An Aerts: Burgemeester" is "An Aerts, Burgemeester".</summary>
    private static string FunctionBehindColon(string line)
    {
        var colon = line.LastIndexOf(':');
        return colon > 0 && CouncilFunctions.At(line[(colon + 1)..].Trim(' ', ',', '.')) is { Function: not null, Further: "" }
            && CouncilFunctions.At(line).Function is null ? $"{line[..colon]},{line[(colon + 1)..]}" : line;
    }

    /// <summary>"An Aerts burgemeester", a row of a table, is "An Aerts, burgemeester".</summary>
    private static string FunctionBehindName(string line)
    {
        var words = line.Split(' ');
        var at = Enumerable.Range(2, Math.Max(0, words.Length - 2)).FirstOrDefault(i => words.Length - i <= LongestFunction
            && CouncilFunctions.At(string.Join(' ', words[i..])) is { Function: not null, Further: "" });
        return at == 0 || line.AsSpan().ContainsAny(',', ':') || CouncilFunctions.At(line).Function is not null ? line
            : $"{string.Join(' ', words[..at])}, {string.Join(' ', words[at..])}";
    }

    /// <summary>"Voorzitter An Aerts Burgemeester Bert Bos" is two functions on one line.</summary>
    private static IEnumerable<string> FunctionsApart(string line)
    {
        var words = line.Split(' ');
        var start = 0;
        for (var i = 2; i < words.Length - 1; i++)
        {
            // Two words of a name before it, and a capital: "de burgemeester" in a sentence is none.
            var begins = i - start > 2 && words[i].Length > 0 && char.IsUpper(words[i][0]) && !words[i - 1].EndsWith(',')
                && CouncilFunctions.At(string.Join(' ', words[i..Math.Min(words.Length, i + LongestFunction)])).Function is not null
                && CouncilFunctions.At(words[i - 1]).Function is null;
            if (begins)
            {
                yield return string.Join(' ', words[start..i]);
                start = i;
            }
        }

        yield return string.Join(' ', words[start..]);
    }

    private static IEnumerable<PresentGroup> FunctionFirst(string[] lines)
    {
        var (function, text) = ("", new StringBuilder());
        foreach (var line in lines)
        {
            var (next, further) = CouncilFunctions.At(line);
            if (next is not null)
            {
                yield return new(function, OnlyNames(text));
                (function, text) = (next, new StringBuilder(further));
            }
            else
            {
                text.Append('\n').Append(line);
            }
        }

        yield return new(function, OnlyNames(text));

        static IReadOnlyList<string> OnlyNames(StringBuilder text) =>
            [.. PersonNames.Split(text.ToString()).Where(n => CouncilFunctions.At(n).Function is null)];
    }

    private static IEnumerable<PresentGroup> FunctionLast(string[] lines)
    {
        var names = new List<string>();
        var found = false;
        var hasCommas = Array.Exists(lines, l => l.Contains(',', StringComparison.Ordinal));
        foreach (var piece in hasCommas ? string.Join('\n', lines).Split(',') : lines)
        {
            var (function, rest) = FunctionAtLineEnd(piece.Trim()) ?? CouncilFunctions.At(piece.Replace('\n', ' ').Trim());
            if (function is not null)
            {
                yield return new(function, [.. names]);
                found = true;
                names.Clear();
            }

            names.AddRange(PersonNames.Split(rest));
        }

        // Behind the last function comes the next part of the minutes; in a list without any function all are names.
        yield return new(Unknown, found ? [] : [.. names]);
    }

    /// <summary>"voorzitter", and on the next line "DE SMEDT Katrien": the particle belongs to the name.</summary>
    private static (string? Function, string Further)? FunctionAtLineEnd(string piece) =>
        piece.IndexOf('\n') is > 0 and var end && char.IsUpper(piece[end + 1])
            && CouncilFunctions.At(piece[..end]) is { Function: not null, Further: "" } found
            ? (found.Function, piece[(end + 1)..].Replace('\n', ' ')) : null;

    /// <summary>"An Aerts, schepen" and "Bert Bos, schepen" below each other are one group.</summary>
    private static IReadOnlyList<PresentGroup> Merge(IEnumerable<PresentGroup> groups)
    {
        var merged = new List<(string Function, List<string> Names)>();
        foreach (var group in groups.Where(g => g.Names.Count > 0))
        {
            if (merged.Count == 0 || merged[^1].Function != group.Function)
            {
                merged.Add((group.Function, []));
            }

            merged[^1].Names.AddRange(group.Names);
        }

        return [.. merged.Select(g => new PresentGroup(g.Function, g.Names))];
    }

    /// <summary>Keeps what is between brackets when it is a function, "An Aerts (voorzitter)", and not when it is a party.</summary>
    private static string FunctionsOutOfBrackets(string text)
    {
        var (kept, at) = (new StringBuilder(text.Length), 0);
        while (text.IndexOf('(', at) is >= 0 and var open && text.IndexOf(')', open) is >= 0 and var close)
        {
            var isFunction = close - open < PersonNames.MaxLength
                && CouncilFunctions.At(text[(open + 1)..close]) is { Function: not null, Further: "" };
            var next = isFunction ? close + 1 : open + 1;
            kept.Append(text, at, open - at).Append(isFunction ? $", {text[(open + 1)..close]}," : "(");
            at = next;
        }

        return PersonNames.WithoutBrackets(kept.Append(text, at, text.Length - at).ToString());
    }
}
