namespace AgiiPlatform.Agreements;

/// <summary>What follows from a state: its label, and who must act next.</summary>
internal static class States
{
    internal static IEnumerable<(string Value, string Text)> All => Enum.GetValues<State>().Select(s => (s.ToApiName(), Label(s)));

    /// <summary>Running is signed by all, and today within the period; both its days count.</summary>
    internal static State On(DateOnly today, Stage stage, DateOnly from, DateOnly until) => stage switch
    {
        Stage.Draft => State.Draft,
        Stage.Referred => State.Referred,
        Stage.Rejected => State.Rejected,
        Stage.Approved => State.Approved,
        Stage.PartlySigned => State.PartlySigned,
        _ when today < from => State.Signed,
        _ when today <= until => State.Running,
        _ => State.Ended,
    };

    internal static string Label(State state) => state switch
    {
        State.Draft => "Concept",
        State.Referred => "Doorverwezen naar de raad",
        State.Rejected => "Verworpen",
        State.Approved => "Goedgekeurd",
        State.PartlySigned => "Gedeeltelijk ondertekend",
        State.Signed => "Ondertekend",
        State.Running => "Lopend",
        _ => "Afgelopen",
    };

    internal static Severity Severity(State state) => state switch
    {
        State.Draft or State.Ended => Web.Severity.Neutral,
        State.Referred or State.Signed => Web.Severity.Info,
        State.Rejected => Web.Severity.Danger,
        State.Approved or State.PartlySigned => Web.Severity.Warning,
        _ => Web.Severity.Success,
    };

    /// <summary>One sentence: what happens next and who must act.</summary>
    internal static string Next(
        State state, DateOnly from, DateOnly until, IReadOnlyList<Representative> open, DateOnly today) => state switch
    {
        State.Draft => "Wacht op het college, dat de overeenkomst naar de gemeenteraad doorverwijst.",
        State.Referred => "Wacht op de beslissing van de raad.",
        State.Rejected => "De gemeenteraad keurde de overeenkomst niet goed. Pas ze aan en leg ze opnieuw voor aan het college.",
        State.Approved or State.PartlySigned => $"Wacht op de handtekening van {Dutch.List([.. open.Select(r => r.ToString())])}.",
        State.Signed => $"Gaat in op {Dutch.InWords(from)}, over {Dutch.Days(from.DayNumber - today.DayNumber)}.",
        State.Running when until == today => "Loopt vandaag af.",
        State.Running => $"Loopt tot en met {Dutch.InWords(until)}, nog {Dutch.Days(until.DayNumber - today.DayNumber)}.",
        _ => $"Liep af op {Dutch.InWords(until)}.",
    };
}
