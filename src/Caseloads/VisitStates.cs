using AgiiPlatform.Web;

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

    internal static Tone Tone(this VisitState state) => state switch
    {
        VisitState.Held => Web.Tone.Success,
        VisitState.Cancelled => Web.Tone.Neutral,
        _ => Web.Tone.Info,
    };
}
