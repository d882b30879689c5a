namespace AgiiPlatform.Agreements.Decisions;

/// <summary>Those who voted one way.</summary>
/// <param name="Field">Its name in the input.</param>
/// <param name="Word">One word for it.</param>
/// <param name="One">One such vote.</param>
/// <param name="Many">More of them.</param>
/// <param name="Names">Who.</param>
internal sealed record VoteList(string Field, string Word, string One, string Many, IReadOnlyList<string> Names)
{
    /// <summary>"36 stemmen voor".</summary>
    internal string Counted(int count) => Dutch.Count(count, One, Many);
}
