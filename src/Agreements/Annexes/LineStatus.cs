using AgiiPlatform.Web;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Whether a line is an action, or only points to another agreement.</summary>
public enum LineKind
{
    /// <summary>Something that will be done.</summary>
    Action,
    /// <summary>"Zie samenwerkingsovereenkomst …": the programme is worked out elsewhere.</summary>
    Reference,
}

/// <summary>How firm an action is.</summary>
public enum Modality
{
    /// <summary>Vast.</summary>
    Fixed,
    /// <summary>Op vraag.</summary>
    OnRequest,
    /// <summary>Afhankelijk van something.</summary>
    Conditional,
}

/// <summary>How an action stands.</summary>
public enum LineStatus
{
    /// <summary>Voorgesteld.</summary>
    Proposed,
    /// <summary>Beschikbaar: on request, and nobody asked yet.</summary>
    Available,
    /// <summary>Afgesproken; with a working form: werkvorm bepaald.</summary>
    Agreed,
    /// <summary>Lopend.</summary>
    Running,
    /// <summary>Afgerond.</summary>
    Done,
    /// <summary>Uitgesteld.</summary>
    Postponed,
    /// <summary>Vervallen.</summary>
    Dropped,
}

/// <summary>What came of an action, at the end of the working year.</summary>
public enum LineResult
{
    /// <summary>Bereikt.</summary>
    Achieved,
    /// <summary>Deels bereikt.</summary>
    Partly,
    /// <summary>Niet bereikt.</summary>
    NotAchieved,
    /// <summary>Niet uitgevoerd.</summary>
    NotDone,
}

/// <summary>The words for all of that.</summary>
internal static class LineWords
{
    internal static IEnumerable<(string Value, string Text)> Modalities => Enum.GetValues<Modality>().Select(m => (Words.Wire(m), Name(m)));

    internal static IEnumerable<(string Value, string Text)> Results => Enum.GetValues<LineResult>().Select(r => (Words.Wire(r), Name(r)));

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

    internal static Tone Tone(LineResult result) => result switch
    {
        LineResult.Achieved => Web.Tone.Success,
        LineResult.Partly => Web.Tone.Info,
        LineResult.NotAchieved => Web.Tone.Warning,
        _ => Web.Tone.Neutral,
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

    internal static Tone Tone(LineStatus status) => status switch
    {
        LineStatus.Running => Web.Tone.Success,
        LineStatus.Agreed or LineStatus.Available => Web.Tone.Info,
        LineStatus.Postponed => Web.Tone.Warning,
        _ => Web.Tone.Neutral,
    };
}
