namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Who voted how. Minutes that name only those against leave the other lists empty: an empty list beside a count was not read out.</summary>
/// <param name="For">For.</param>
/// <param name="Against">Against.</param>
/// <param name="Abstain">Abstained.</param>
public sealed record RollCall(IReadOnlyList<string> For, IReadOnlyList<string> Against, IReadOnlyList<string> Abstain)
{
    /// <summary>The lists as minutes have them, with what each is called.</summary>
    internal IReadOnlyList<VoteList> Lists =>
    [
        new("for", "voor", "stem voor", "stemmen voor", For), new("against", "tegen", "stem tegen", "stemmen tegen", Against),
        new("abstain", "onthouding", "onthouding", "onthoudingen", Abstain),
    ];

    internal IEnumerable<string> Everybody => Lists.SelectMany(l => l.Names);

    /// <summary>Whether everybody who voted is named.</summary>
    internal bool CompleteFor(Votes votes) => !Counts(votes).Any(l => l.List.Names.Count == 0 && l.Count > 0);

    /// <summary>Everything in which the names contradict each other, the counts, or the list of who was present; each with the names.</summary>
    internal IEnumerable<(string Field, string Sentence)> Contradictions(Votes votes, IReadOnlyList<PresentGroup> attendance)
    {
        foreach (var list in Lists)
        {
            foreach (var name in Names.Twice(list.Names))
            {
                yield return ($"votes.names.{list.Field}", $"{name} staat twee keer bij de {list.Many}.");
            }
        }

        foreach (var (field, sentence) in InTwoLists().Concat(Miscounted(votes)).Concat(Absent(votes, attendance)))
        {
            yield return (field, sentence);
        }
    }

    private IEnumerable<(string Field, string Sentence)> InTwoLists() =>
        from one in Lists.Index()
        from other in Lists.Skip(one.Index + 1)
        let keys = one.Item.Names.Select(Names.Key).ToHashSet()
        from name in other.Names.Where(n => keys.Contains(Names.Key(n))).DistinctBy(Names.Key)
        select ($"votes.names.{other.Field}", $"{name} staat in {one.Item.Word} én {other.Word}.");

    private IEnumerable<(string Field, string Sentence)> Miscounted(Votes votes) =>
        from counted in Counts(votes)
        let names = counted.List.Names.Count
        where names > 0 && names != counted.Count
        select ($"votes.{counted.List.Field}", $"{counted.List.Counted(counted.Count)}, maar {Dutch.Count(names, "naam", "namen")}.");

    private IEnumerable<(string Field, string Sentence)> Absent(Votes votes, IReadOnlyList<PresentGroup> attendance)
    {
        if (attendance.Count == 0)
        {
            yield break;
        }

        var voters = attendance.Where(g => g.Votes).SelectMany(g => g.Names).ToList();
        var others = attendance.Where(g => !g.Votes).SelectMany(g => g.Names.Select(n => (Key: Names.Key(n), g.Function)))
            .DistinctBy(o => o.Key).ToDictionary(o => o.Key, o => o.Function);
        var present = voters.Select(Names.Key).ToHashSet();
        foreach (var list in Lists)
        {
            foreach (var name in list.Names.Where(n => !present.Contains(Names.Key(n))))
            {
                yield return ($"votes.names.{list.Field}", others.TryGetValue(Names.Key(name), out var function)
                    ? $"{name} stemt niet mee ({function})."
                    : $"{name} stemde, maar staat niet bij de aanwezigen.");
            }
        }

        var voted = Everybody.Select(Names.Key).ToHashSet();
        var silent = voters.Where(v => !voted.Contains(Names.Key(v))).ToList();
        if (silent.Count > 0 && CompleteFor(votes))
        {
            yield return ("attendance", $"{Dutch.Count(silent.Count, "aanwezige", "aanwezigen")} zonder stem: {Dutch.List(silent)}.");
        }
    }

    private IEnumerable<(VoteList List, int Count)> Counts(Votes votes) => Lists.Zip([votes.For, votes.Against, votes.Abstain]);
}
