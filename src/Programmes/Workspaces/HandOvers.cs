namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>The hand-overs of a project, the first one first.</summary>
internal static class HandOvers
{
    /// <summary>The turn of leading that is going on.</summary>
    internal static int Turn(this IReadOnlyList<HandOver> handOvers) => handOvers.Count == 0 ? 0 : handOvers[^1].Turn;

    /// <summary>Who leads; or, at a moment, led then.</summary>
    internal static Guid Lead(this IReadOnlyList<HandOver> handOvers, Guid starter, DateTime? at = null) =>
        handOvers.LastOrDefault(h => !(h.NotedAt > at))?.ToId ?? starter;
}
