namespace AgiiPlatform.CouncilMinutes;

/// <summary>The votes as minutes state them; null for what they do not state.</summary>
/// <param name="For">For.</param>
/// <param name="Against">Against.</param>
/// <param name="Abstain">Abstentions.</param>
/// <param name="Blank">Blank ballots.</param>
/// <param name="Invalid">Invalid ballots.</param>
/// <param name="Secret">Whether the vote was secret.</param>
/// <param name="Names">Who voted how.</param>
public sealed record MinutesVotes(int? For, int? Against, int? Abstain, int? Blank, int? Invalid, bool Secret, RollCall? Names)
{
    /// <summary>The count: where only names are given, their number; where nothing is stated, none.</summary>
    public Votes Counted(int? present = null)
    {
        var names = Names?.Everybody().Any() == true ? Names : null;
        return new Votes(
            For ?? names?.For.Count ?? 0, Against ?? names?.Against.Count ?? 0, Abstain ?? names?.Abstain.Count ?? 0,
            Blank ?? 0, Invalid ?? 0, Secret, present)
        {
            Names = names,
        };
    }
}
