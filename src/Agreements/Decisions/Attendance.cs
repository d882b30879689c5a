using System.Text;

namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Reads and writes the list of who was present.</summary>
internal static class Attendance
{
    private const string Unknown = "aanwezigen";

    /// <summary>
    /// Reads a list in either way in which minutes print it: the function before the names ("Schepenen: An Aerts, Bert Bos") or after
    /// them ("An Aerts, Bert Bos, schepenen"), over as many lines as it takes.
    /// </summary>
    internal static IReadOnlyList<PresentGroup> Read(string text)
    {
        text = FunctionsOutOfBrackets(text).Replace(" – ", ", ", StringComparison.Ordinal).Replace(" - ", ", ", StringComparison.Ordinal).Replace(';', ',');
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0)
        {
            return [];
        }

        return Merge(Functions.At(lines[0]).Function is null ? FunctionLast(lines) : FunctionFirst(lines));
    }

    /// <summary>The list as it is typed in a form: a line for each function.</summary>
    internal static string Write(IReadOnlyList<PresentGroup> groups) =>
        string.Join('\n', groups.Select(g => $"{(g.Function.Length > 0 ? char.ToUpperInvariant(g.Function[0]) + g.Function[1..] : "Aanwezigen")}: {string.Join(", ", g.Names)}"));

    /// <summary>What cannot be on one list.</summary>
    internal static IEnumerable<string> Problems(IReadOnlyList<PresentGroup> groups)
    {
        var names = groups.SelectMany(g => g.Names).ToList();
        if (names.Count > Names.Most || names.Any(n => n.Length > Names.MaxLength) || groups.Any(g => g.Function.Length > Names.MaxLength))
        {
            yield return $"Geef hoogstens {Names.Most} aanwezigen, met namen van hoogstens {Names.MaxLength} tekens.";
        }

        foreach (var name in Names.Twice(names))
        {
            yield return $"{name} staat twee keer bij de aanwezigen.";
        }
    }

    private static IEnumerable<PresentGroup> FunctionFirst(string[] lines)
    {
        var (function, text) = ("", new StringBuilder());
        foreach (var line in lines)
        {
            var (next, further) = Functions.At(line);
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

        static IReadOnlyList<string> OnlyNames(StringBuilder text) => [.. Names.Split(text.ToString()).Where(n => Functions.At(n).Function is null)];
    }

    private static IEnumerable<PresentGroup> FunctionLast(string[] lines)
    {
        var names = new List<string>();
        var found = false;
        foreach (var piece in Array.Exists(lines, l => l.Contains(',', StringComparison.Ordinal)) ? string.Join(' ', lines).Split(',') : lines)
        {
            var (function, rest) = Functions.At(piece.Trim());
            if (function is not null)
            {
                yield return new(function, [.. names]);
                found = true;
                names.Clear();
            }

            names.AddRange(Names.Split(rest));
        }

        // After the last function nothing but the next part of the minutes follows; a list without any function is only names.
        yield return new(Unknown, found ? [] : [.. names]);
    }

    /// <summary>"An Aerts, schepen" and "Bert Bos, schepen" below each other are one group.</summary>
    private static IReadOnlyList<PresentGroup> Merge(IEnumerable<PresentGroup> groups)
    {
        var merged = new List<PresentGroup>();
        foreach (var group in groups.Where(g => g.Names.Count > 0))
        {
            if (merged.Count > 0 && merged[^1].Function == group.Function)
            {
                merged[^1] = group with { Names = [.. merged[^1].Names, .. group.Names] };
            }
            else
            {
                merged.Add(group);
            }
        }

        return merged;
    }

    /// <summary>"An Aerts (voorzitter)" says her function, "Bert Bos (CD&amp;V)" his party.</summary>
    private static string FunctionsOutOfBrackets(string text)
    {
        var (kept, at) = (new StringBuilder(text.Length), 0);
        while (text.IndexOf('(', at) is >= 0 and var open && text.IndexOf(')', open) is >= 0 and var close)
        {
            var isFunction = close - open < Names.MaxLength && Functions.At(text[(open + 1)..close]) is { Function: not null, Further: "" };
            var next = isFunction ? close + 1 : open + 1;
            kept.Append(text, at, open - at).Append(isFunction ? $", {text[(open + 1)..close]}," : "(");
            at = next;
        }

        return Names.WithoutBrackets(kept.Append(text, at, text.Length - at).ToString());
    }
}
