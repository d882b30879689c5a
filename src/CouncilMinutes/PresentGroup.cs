namespace AgiiPlatform.CouncilMinutes;

/// <summary>Those present in one function.</summary>
/// <param name="Function">The function as printed: voorzitter, burgemeester, schepenen, gemeenteraadsleden, algemeen directeur.</param>
/// <param name="Names">Their names, in the order of the minutes.</param>
public sealed record PresentGroup(string Function, IReadOnlyList<string> Names)
{
    /// <summary>Whether they vote: the general manager and other officials are present and do not.</summary>
    public bool MayVote() => !CouncilFunctions.IsOfficial(Function);
}
