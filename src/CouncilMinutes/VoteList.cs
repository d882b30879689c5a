namespace AgiiPlatform.CouncilMinutes;

/// <summary>Those who voted one way.</summary>
/// <param name="Field">Its name in a <see cref="Contradiction"/>: <c>for</c>, <c>against</c>, <c>abstain</c>.</param>
/// <param name="Word">One word for it.</param>
/// <param name="One">One such vote.</param>
/// <param name="Many">More of them.</param>
/// <param name="Names">Who.</param>
public sealed record VoteList(string Field, string Word, string One, string Many, IReadOnlyList<string> Names)
{
    /// <summary>"36 stemmen voor".</summary>
    public string Counted(int count) => DutchText.Count(count, One, Many);
}
