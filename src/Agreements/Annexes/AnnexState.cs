using AgiiPlatform.Web;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>How far an annex is by its own facts; kept in a column.</summary>
internal enum AnnexStage
{
    Draft,
    Agreed,
    Approved,
}

/// <summary>How an annex stands today: its stage, and once approved the calendar, the requests and the evaluation. Nobody sets it.</summary>
public enum AnnexState
{
    /// <summary>Concept.</summary>
    Draft,
    /// <summary>Afgestemd between both sides, waiting for approval.</summary>
    Agreed,
    /// <summary>Goedgekeurd, before its first day.</summary>
    Approved,
    /// <summary>Lopend.</summary>
    Running,
    /// <summary>Herziening gevraagd: a request is open.</summary>
    RevisionRequested,
    /// <summary>Herzien: a later edition took its place.</summary>
    Revised,
    /// <summary>Te evalueren: over, and not evaluated.</summary>
    ToEvaluate,
    /// <summary>Geëvalueerd, in its last month.</summary>
    Evaluated,
    /// <summary>Afgesloten: evaluated and over.</summary>
    Closed,
}

/// <summary>What follows from a state: its words, and what comes next.</summary>
internal static class AnnexStates
{
    internal static AnnexState On(DateOnly today, AnnexStage stage, DateOnly from, DateOnly until, bool replaced, bool asked, DateOnly? evaluatedOn) => stage switch
    {
        _ when replaced => AnnexState.Revised,
        AnnexStage.Draft => AnnexState.Draft,
        AnnexStage.Agreed => AnnexState.Agreed,
        _ when evaluatedOn is not null => until < today ? AnnexState.Closed : AnnexState.Evaluated,
        _ when asked => AnnexState.RevisionRequested,
        _ when today < from => AnnexState.Approved,
        _ when today <= until => AnnexState.Running,
        _ => AnnexState.ToEvaluate,
    };

    internal static string Label(AnnexState state) => state switch
    {
        AnnexState.Draft => "Concept",
        AnnexState.Agreed => "Afgestemd",
        AnnexState.Approved => "Goedgekeurd",
        AnnexState.Running => "Lopend",
        AnnexState.RevisionRequested => "Herziening gevraagd",
        AnnexState.Revised => "Herzien",
        AnnexState.ToEvaluate => "Te evalueren",
        AnnexState.Evaluated => "Geëvalueerd",
        _ => "Afgesloten",
    };

    internal static Tone Tone(AnnexState state) => state switch
    {
        AnnexState.Running or AnnexState.Evaluated => Web.Tone.Success,
        AnnexState.Agreed or AnnexState.Approved => Web.Tone.Info,
        AnnexState.RevisionRequested or AnnexState.ToEvaluate => Web.Tone.Warning,
        _ => Web.Tone.Neutral,
    };

    /// <summary>One sentence: what happens next.</summary>
    internal static string Next(AnnexState state, DateOnly from, DateOnly until, DateOnly? evaluatedOn, DateOnly today) => state switch
    {
        AnnexState.Draft => "Vul de acties aan en stem ze af met de andere partij.",
        AnnexState.Agreed => "Wacht op goedkeuring, samen met de overeenkomst of apart.",
        AnnexState.Approved => $"Gaat in op {from.InWords()}, over {Dutch.Days(from.DayNumber - today.DayNumber)}.",
        AnnexState.Running => until == today ? "Loopt vandaag af." : $"Loopt tot en met {until.InWords()}, nog {Dutch.Days(until.DayNumber - today.DayNumber)}.",
        AnnexState.RevisionRequested => "De gemeente start de herziening, of legt de vraag opzij met een reden.",
        AnnexState.Revised => "Een latere uitgave kwam in de plaats.",
        AnnexState.ToEvaluate => $"Liep af op {until.InWords()}. De evaluatie moet nog gebeuren.",
        _ => $"Geëvalueerd op {evaluatedOn.InWords()}.",
    };
}
