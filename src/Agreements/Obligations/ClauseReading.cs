namespace AgiiPlatform.Agreements.Obligations;

/// <summary>
/// How the platform read a clause: as a rule that is counted, as one that seems to ask for meetings but is not understood for certain, or
/// as plain text. It stands beside each clause, so that nothing is counted, or left out, without a word.
/// </summary>
internal sealed record ClauseReading(string Clause, Obligation? Rule, string? Unclear)
{
    internal static ClauseReading Of(string clause)
    {
        var rule = Obligation.Read(clause, out var unclear);
        return new(clause, rule, unclear);
    }

    /// <summary>In one or two words, for a badge.</summary>
    internal string Badge => Rule is not null ? "Telt mee" : Unclear is not null ? "Telt niet: onduidelijk" : "Alleen tekst";

    internal Severity Severity => Rule is not null ? Severity.Success : Unclear is not null ? Severity.Warning : Severity.Neutral;

    /// <summary>In a sentence: "operationeel overleg, minstens 4 keer per werkjaar, met AgII en de ambtenaar".</summary>
    internal string Text => Rule is { } rule
        ? $"{Dutch.Capital(ObligationStatus.Name(rule.Kind))}, {Times(rule)} per werkjaar{With(rule)}."
        : Unclear is { } why
            ? $"Wordt niet geteld: {why}."
            : "Hier wordt niets geteld.";

    private static string Times(Obligation rule) => rule.Maximum is { } most
        ? $"{rule.Minimum} tot {most} keer"
        : $"minstens {rule.Minimum} keer";

    private static string With(Obligation rule)
    {
        var who = Enum.GetValues<ParticipantRole>().Where(r => r != ParticipantRole.None && rule.Needs.HasFlag(r)).Select(Name).ToList();
        return who.Count == 0 ? "" : $", met {Dutch.List(who)}" + (rule.PolicyCounts ? "; een beleidsoverleg telt ook mee" : "");
    }

    private static string Name(ParticipantRole role) => role switch
    {
        ParticipantRole.Agency => "AgII",
        ParticipantRole.Alderman => "de schepen",
        ParticipantRole.Official => "de ambtenaar",
        ParticipantRole.Director => "de algemeen directeur",
        ParticipantRole.Ocmw => "het OCMW",
        _ => "iemand van buiten",
    };
}
