namespace AgiiPlatform.Agreements.Annexes;

/// <summary>What follows from a state: its label, and what comes next.</summary>
internal static class AnnexStates
{
    internal static AnnexState On(
        DateOnly today, AnnexStage stage, DateOnly from, DateOnly until, bool replaced, bool asked, DateOnly? evaluatedOn) => stage switch
    {
        _ when replaced => AnnexState.Revised,
        AnnexStage.Draft => AnnexState.Draft,
        AnnexStage.Agreed => AnnexState.Agreed,
        _ when evaluatedOn is not null => until < today ? AnnexState.Closed : AnnexState.Evaluated,
        _ when asked && today <= until => AnnexState.RevisionRequested, // with the end of the period a request lapses
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

    internal static Severity Severity(AnnexState state) => state switch
    {
        AnnexState.Running or AnnexState.Evaluated => Web.Severity.Success,
        AnnexState.Agreed or AnnexState.Approved => Web.Severity.Info,
        AnnexState.RevisionRequested or AnnexState.ToEvaluate => Web.Severity.Warning,
        _ => Web.Severity.Neutral,
    };

    /// <summary>One sentence: what happens next.</summary>
    internal static string Next(AnnexState state, DateOnly from, DateOnly until, DateOnly? evaluatedOn, DateOnly today) => state switch
    {
        AnnexState.Draft => "Vul de acties aan en stem ze af met de andere partij.",
        AnnexState.Agreed => "Wacht op goedkeuring, samen met de overeenkomst of apart.",
        AnnexState.Approved => $"Gaat in op {from.InWords()}, over {Dutch.Days(from.DayNumber - today.DayNumber)}.",
        AnnexState.Running when until == today => "Loopt vandaag af.",
        AnnexState.Running => $"Loopt tot en met {until.InWords()}, nog {Dutch.Days(until.DayNumber - today.DayNumber)}.",
        AnnexState.RevisionRequested => "De gemeente start de herziening, of volgt de vraag niet en zegt waarom.",
        AnnexState.Revised => "Een latere versie kwam in de plaats.",
        AnnexState.ToEvaluate => $"Liep af op {until.InWords()}. De evaluatie moet nog gebeuren.",
        _ => $"Geëvalueerd op {evaluatedOn.InWords()}.",
    };
}
