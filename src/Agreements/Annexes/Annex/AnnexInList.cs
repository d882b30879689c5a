namespace AgiiPlatform.Agreements.Annexes;

/// <summary>An annex in a list; <paramref name="Requests"/> counts the open requests for a revision.</summary>
public sealed record AnnexInList(
    Guid Id, string Name, string Year, int Edition, DateOnly From, DateOnly Until, AnnexState State, string StateLabel, string Next,
    int Requests, DateOnly? ReplacedOn, DateOnly? EvaluatedOn, Guid? CameFrom, Guid? Replaces)
{
    internal static AnnexInList Of(Annex a, DateOnly today) =>
        Of(new AnnexRow(
            a.Id, a.Year, a.Edition, a.From, a.Until, a.Stage, a.Requests, a.ReplacedOn, a.EvaluatedOn, a.CameFrom, a.Replaces), today);

    internal static AnnexInList Of(AnnexRow a, DateOnly today)
    {
        var open = a.Requests.Count(r => r.Answer is null);
        var state = AnnexStates.On(today, a.Stage, a.From, a.Until, a.ReplacedOn is not null, open > 0, a.EvaluatedOn);
        return new(a.Id, Annex.NameOf(a.Year, a.Edition), a.Year, a.Edition, a.From, a.Until, state, AnnexStates.Label(state),
            AnnexStates.Next(state, a.From, a.Until, a.EvaluatedOn, today), open, a.ReplacedOn, a.EvaluatedOn, a.CameFrom, a.Replaces);
    }
}
