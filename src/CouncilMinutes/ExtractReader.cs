using System.Text.RegularExpressions;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>Reads the end of the minutes: when and where the extract was made out, and who certified it.</summary>
internal static partial class ExtractReader
{
    internal static Extract? Read(string closing)
    {
        var lines = closing.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var made = lines.Select(l => (Line: PlaceAndDate().Match(l), Date: DutchDate.In(l)))
            .LastOrDefault(l => l.Line.Success && l.Date is not null && !IsOfPublication(l.Line.Value));
        var read = new Extract(
            made.Date,
            made.Date is null ? null : Place(made.Line.Groups["place"].Value),
            Certifier(lines, CouncilFunctions.IsOfficial),
            Certifier(lines, CouncilFunctions.IsChair),
            Signed: closing.Contains("get.)", StringComparison.OrdinalIgnoreCase));
        return read.IsEmpty() ? null : read;
    }

    /// <summary>Whether a line says when the decision was published, which is not when the extract was made out.</summary>
    internal static bool IsOfPublication(string line) => OfPublication().IsMatch(line);

    private static string Place(string words) => words.EndsWith(" op", StringComparison.Ordinal) ? words[..^3] : words;

    /// <summary>
    /// The name beside a function: "De voorzitter" above "(get.) An Aerts", or "An Aerts" above "voorzitter". Which of the two comes first
    /// shows in which order the minutes have them.
    /// </summary>
    private static string? Certifier(string[] lines, Func<string, bool> has)
    {
        var first = lines.FirstOrDefault(l => FunctionIn(l) is not null || NameIn(l) is not null);
        var below = first is not null && FunctionIn(first) is not null ? 1 : -1;
        return lines.Index().Where(l => FunctionIn(l.Item) is { } function && has(function))
            .Select(l => NameIn(lines.ElementAtOrDefault(l.Index + below))).FirstOrDefault(n => n is not null);
    }

    /// <summary>The function that a line consists of; null for two columns on one line, of which the names cannot be told apart.</summary>
    private static string? FunctionIn(string line) =>
        CouncilFunctions.At(line.TrimEnd(',')) is { Function: { } function, Further: "" }
        && !(CouncilFunctions.IsOfficial(function) && CouncilFunctions.IsChair(function)) ? function : null;

    private static string? NameIn(string? line)
    {
        var name = PersonNames.WithoutBrackets(line ?? "").Replace("get.", "", StringComparison.OrdinalIgnoreCase).Trim(' ', ',', '.');
        var isName = name.Length is > 3 and < 80 && char.IsUpper(name[0]) && name.Contains(' ', StringComparison.Ordinal)
            && !name.AsSpan().ContainsAny(':', ',') && !name.Any(char.IsDigit)
            && CouncilFunctions.At(name).Function is null && !MinutesLayout.IsClosing(name);
        return isName ? name : null;
    }

    [GeneratedRegex(@"^(?:gepubliceerd|publicatie|bekendgemaakt|bekendmaking)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OfPublication();

    [GeneratedRegex(
        @"^(?:gedaan\s+)?(?:te\s+)?(?<place>\p{L}[\p{L}' -]{0,60}\p{L})\s*,?\s+(?:op\s+|de\s+)?" + DutchDate.Pattern + @"\.?$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex PlaceAndDate();
}
