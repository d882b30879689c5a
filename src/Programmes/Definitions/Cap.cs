namespace AgiiPlatform.Programmes.Definitions;

/// <summary>The most that is subsidised of a sub-group, or of the action when it is the only one.</summary>
/// <param name="Max">As the application form has it, in whole units.</param>
/// <param name="Name">The sub-group.</param>
/// <param name="Regulation">As the regulation has it, where that is no whole number: 37.5, for which the form has 38.</param>
public sealed record Cap(int Max, string? Name = null, decimal? Regulation = null)
{
    /// <summary>How many sub-groups an action has at most.</summary>
    internal const int MostGroups = 5;
}
