namespace AgiiPlatform.Overview;

/// <summary>The words for the states that a list can be narrowed to, and which municipalities are in them.</summary>
internal static class MunicipalityStates
{
    /// <summary>All of them, by the names that addresses have.</summary>
    internal static IEnumerable<(string Value, string Text)> All =>
        Enum.GetValues<MunicipalityState>().Select(s => (s.ToApiName(), Dutch.Capital(Text(s))));

    internal static string Text(MunicipalityState state) => state switch
    {
        MunicipalityState.NotVisited => "nog niet bezocht",
        MunicipalityState.Visited => "bezocht",
        MunicipalityState.NotSigned => "nog geen overeenkomst ondertekend",
        _ => "overeenkomst ondertekend",
    };

    /// <summary>Whether these are the figures of a municipality in this state; every one is when none is asked.</summary>
    internal static bool AreOf(this MunicipalityFigures figures, MunicipalityState? state) => state switch
    {
        MunicipalityState.NotVisited => !figures.Visited,
        MunicipalityState.Visited => figures.Visited,
        MunicipalityState.NotSigned => !figures.Signed,
        MunicipalityState.Signed => figures.Signed,
        _ => true,
    };
}
