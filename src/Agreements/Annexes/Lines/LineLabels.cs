namespace AgiiPlatform.Agreements.Annexes;

/// <summary>How kinds, results and statuses of actions are called.</summary>
internal static class LineLabels
{
    internal static IEnumerable<(string Value, string Text)> Modalities => Enum.GetValues<Modality>().Select(m => (m.ToApiName(), Name(m)));

    internal static IEnumerable<(string Value, string Text)> Results => Enum.GetValues<LineResult>().Select(r => (r.ToApiName(), Name(r)));

    internal static string Name(Modality modality) => modality switch
    {
        Modality.Fixed => "Vast",
        Modality.OnRequest => "Op vraag",
        _ => "Onder voorwaarde",
    };

    internal static string Name(LineResult result) => result switch
    {
        LineResult.Achieved => "Bereikt",
        LineResult.Partly => "Deels bereikt",
        LineResult.NotAchieved => "Niet bereikt",
        _ => "Niet uitgevoerd",
    };

    internal static Severity Severity(LineResult result) => result switch
    {
        LineResult.Achieved => Web.Severity.Success,
        LineResult.Partly => Web.Severity.Info,
        LineResult.NotAchieved => Web.Severity.Warning,
        _ => Web.Severity.Neutral,
    };

    internal static string Name(LineStatus status, WorkingForm? form = null) => status switch
    {
        LineStatus.Proposed => "Voorgesteld",
        LineStatus.Available => "Beschikbaar",
        LineStatus.Agreed => form is null ? "Afgesproken" : "Werkvorm bepaald",
        LineStatus.Running => "Lopend",
        LineStatus.Done => "Afgerond",
        LineStatus.Postponed => "Uitgesteld",
        _ => "Vervallen",
    };

    internal static Severity Severity(LineStatus status) => status switch
    {
        LineStatus.Running => Web.Severity.Success,
        LineStatus.Agreed or LineStatus.Available => Web.Severity.Info,
        LineStatus.Postponed => Web.Severity.Warning,
        _ => Web.Severity.Neutral,
    };
}
