using System.Text.RegularExpressions;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>An article of a decision.</summary>
/// <param name="Number">Its heading as printed: "Artikel 1", "Enig artikel"; empty when it has none.</param>
/// <param name="Text">What it says.</param>
public sealed partial record Article(string Number, string Text)
{
    /// <summary>
    /// Reads articles one below the other. A heading counts only when its number is the next: "Artikel 40 van het decreet" is text.
    /// </summary>
    public static IReadOnlyList<Article> Read(string text)
    {
        var articles = new List<(string Number, List<string> Lines)> { ("", []) };
        var turn = 1;
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            var heading = Heading().Match(line);
            if (heading.Success && (!heading.Groups["n"].Success || int.Parse(heading.Groups["n"].Value) == turn))
            {
                articles.Add((heading.Groups["heading"].Value, [heading.Groups["rest"].Value]));
                turn++;
            }
            else
            {
                articles[^1].Lines.Add(line);
            }
        }

        return
        [
            .. articles.Select(a => new Article(a.Number, string.Join('\n', a.Lines).Trim()))
                // How was voted may stand above the first article.
                .Where(a => a.Text.Length > 0 && !(a.Number.Length == 0 && articles.Count > 1 && a.Text.Split('\n').Length <= 2
                    && VotesReader.IsIn(a.Text))),
        ];
    }

    /// <summary>The articles as they are typed in a form.</summary>
    public static string Write(IReadOnlyList<Article> articles) =>
        string.Join("\n\n", articles.Select(a => $"{a.Number}\n{a.Text}".Trim()));

    [GeneratedRegex(@"^(?<heading>enig\s+artikel|art(?:ikel|\.)?\s*(?<n>\d{1,3}))(?:\s*[.:–-]+\s*|$|\s+)(?<rest>.*)$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();
}
