namespace AgiiPlatform.CouncilMinutes;

/// <summary>What the text offers for each field. One candidate is taken; of several, the one on the line that a person chose.</summary>
internal sealed class Candidates(IReadOnlyDictionary<string, int> chosen)
{
    private readonly List<Finding> _findings = [];

    /// <summary>Everything that was offered, in the order of asking.</summary>
    internal IReadOnlyList<Finding> Findings => _findings;

    /// <summary>The line that a person chose for a field; null when nobody did.</summary>
    internal int? ChosenLine(string field) => chosen.TryGetValue(field, out var line) ? line : null;

    /// <summary>The value of a field; null when the text has none, or several between which nobody chose.</summary>
    internal T? Take<T>(string field, IEnumerable<(T Value, int Line)> offered, Func<T, string> inWords) where T : struct
    {
        var different = offered.DistinctBy(c => c.Value).ToList();
        var taken = different.Count == 1 ? different[0] : different.Find(c => c.Line == ChosenLine(field));
        _findings.AddRange(different.Select(c => new Finding(field, inWords(c.Value), c.Line, Taken: taken.Line == c.Line)));
        return taken.Line > 0 ? taken.Value : null;
    }
}
