namespace AgiiPlatform.CouncilMinutes;

/// <summary>Who voted how. Minutes may name only those against: an empty list beside a count was not printed.</summary>
/// <param name="For">For.</param>
/// <param name="Against">Against.</param>
/// <param name="Abstain">Abstained.</param>
public sealed record RollCall(IReadOnlyList<string> For, IReadOnlyList<string> Against, IReadOnlyList<string> Abstain)
{
    /// <summary>The lists as minutes have them, with what each is called.</summary>
    public IReadOnlyList<VoteList> Lists() =>
    [
        new("for", "voor", "stem voor", "stemmen voor", For),
        new("against", "tegen", "stem tegen", "stemmen tegen", Against),
        new("abstain", "onthouding", "onthouding", "onthoudingen", Abstain),
    ];

    /// <summary>All who are named.</summary>
    public IEnumerable<string> Everybody() => Lists().SelectMany(l => l.Names);

    /// <summary>Whether everybody who voted is named.</summary>
    internal bool IsComplete(Votes votes) => !Counts(votes).Any(l => l.List.Names.Count == 0 && l.Count > 0);

    /// <summary>Everything in which the names contradict each other, the counts, or the list of who was present.</summary>
    internal IEnumerable<Contradiction> Contradictions(Votes votes, IReadOnlyList<PresentGroup> attendance)
    {
        foreach (var list in Lists())
        {
            foreach (var name in PersonNames.Repeated(list.Names))
            {
                yield return new($"votes.names.{list.Field}", $"{name} staat twee keer bij de {list.Many}.");
            }
        }

        foreach (var contradiction in InTwoLists().Concat(Miscounted(votes)).Concat(Absent(votes, attendance)))
        {
            yield return contradiction;
        }
    }

    private IEnumerable<Contradiction> InTwoLists() =>
        from one in Lists().Index()
        from other in Lists().Skip(one.Index + 1)
        let keys = one.Item.Names.Select(PersonNames.Key).ToHashSet()
        from name in other.Names.Where(n => keys.Contains(PersonNames.Key(n))).DistinctBy(PersonNames.Key)
        select new Contradiction($"votes.names.{other.Field}", $"{name} staat in {one.Item.Word} én {other.Word}.");

    private IEnumerable<Contradiction> Miscounted(Votes votes) =>
        from counted in Counts(votes)
        let names = counted.List.Names.Count
        where names > 0 && names != counted.Count
        select new Contradiction(
            $"votes.{counted.List.Field}", $"{counted.List.Counted(counted.Count)}, maar {DutchText.Count(names, "naam", "namen")}.");

    private IEnumerable<Contradiction> Absent(Votes votes, IReadOnlyList<PresentGroup> attendance)
    {
        if (attendance.Count == 0)
        {
            yield break;
        }

        var voters = attendance.Where(g => g.MayVote()).SelectMany(g => g.Names).ToList();
        var others = attendance.Where(g => !g.MayVote()).SelectMany(g => g.Names.Select(n => (Key: PersonNames.Key(n), g.Function)))
            .DistinctBy(o => o.Key).ToDictionary(o => o.Key, o => o.Function);
        var present = voters.Select(PersonNames.Key).ToHashSet();
        foreach (var list in Lists())
        {
            foreach (var name in list.Names.Where(n => !present.Contains(PersonNames.Key(n))))
            {
                yield return new($"votes.names.{list.Field}", others.TryGetValue(PersonNames.Key(name), out var function)
                    ? $"{name} stemt niet mee ({function})."
                    : $"{name} stemde, maar staat niet bij de aanwezigen.");
            }
        }

        var voted = Everybody().Select(PersonNames.Key).ToHashSet();
        var silent = voters.Where(v => !voted.Contains(PersonNames.Key(v))).ToList();
        if (silent.Count > 0 && IsComplete(votes))
        {
            var count = DutchText.Count(silent.Count, "aanwezige", "aanwezigen");
            yield return new("attendance", $"{count} zonder stem: {DutchText.List(silent)}.");
        }
    }

    private IEnumerable<(VoteList List, int Count)> Counts(Votes votes) => Lists().Zip([votes.For, votes.Against, votes.Abstain]);
}
