namespace AgiiPlatform.CouncilMinutes;

/// <summary>One vote as a text counts it.</summary>
internal sealed class Ballot
{
    private readonly Dictionary<string, (int Count, IReadOnlyList<string> Names)> _found = [];

    /// <summary>Where in the text it begins and ends.</summary>
    internal (int Start, int End) Span { get; private set; } = (int.MaxValue, 0);

    internal bool HasFor => _found.ContainsKey("for");

    /// <summary>Whether it has votes against, or abstentions.</summary>
    internal bool IsDivided => new[] { "against", "abstain" }.Any(k => Count(k) > 0);

    internal int? Count(string kind) => _found.TryGetValue(kind, out var vote) ? vote.Count : null;

    internal IReadOnlyList<string> Names(string kind) => _found.TryGetValue(kind, out var vote) ? vote.Names : [];

    /// <summary>
    /// Takes a count or a list of names; false when this ballot already has another count of the kind. Those of groups are added up.
    /// </summary>
    internal bool Take(VoteMark mark)
    {
        var known = _found.GetValueOrDefault(mark.Kind, (Count: 0, Names: []));
        if (_found.ContainsKey(mark.Kind) && !mark.OfGroup && known.Count != mark.Count)
        {
            return false;
        }

        _found[mark.Kind] = (mark.OfGroup ? known.Count + mark.Count : mark.Count, known.Names.Count > 0 ? known.Names : mark.Names);
        Span = (Math.Min(Span.Start, mark.Start), Math.Max(Span.End, mark.End));
        return true;
    }

    /// <summary>The votes; those against are none when only those for are stated.</summary>
    internal MinutesVotes Votes(bool secret)
    {
        var names = new RollCall(Names("for"), Names("against"), Names("abstain"));
        return new(Count("for"), Count("against") ?? 0, Count("abstain"), Count("blank"), Count("invalid"), secret,
            !secret && names.Everybody().Any() ? names : null);
    }

    /// <summary>"21 voor, 4 tegen, 2 onthoudingen": the counts that are stated, each once.</summary>
    internal string InWords() => string.Join(", ", new[]
    {
        ("for", "voor", "voor"), ("against", "tegen", "tegen"), ("abstain", "onthouding", "onthoudingen"), ("blank", "blanco", "blanco"),
        ("invalid", "ongeldig", "ongeldig"),
    }.Where(k => Count(k.Item1) is not null).Select(k => DutchText.Count(Count(k.Item1)!.Value, k.Item2, k.Item3)));
}
