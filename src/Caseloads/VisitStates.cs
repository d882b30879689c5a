namespace AgiiPlatform.Caseloads;

/// <summary>The states of a visit as people call them.</summary>
internal static class VisitStates
{
    internal static string InDutch(this VisitState state) => state switch
    {
        VisitState.Held => "Uitgevoerd",
        VisitState.Cancelled => "Geannuleerd",
        _ => "Gepland",
    };

    internal static Severity Severity(this VisitState state) => state switch
    {
        VisitState.Held => Web.Severity.Success,
        VisitState.Cancelled => Web.Severity.Neutral,
        _ => Web.Severity.Info,
    };
}
