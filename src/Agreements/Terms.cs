namespace AgiiPlatform.Agreements;

/// <summary>The terms of an agreement: everything that its drafters write and the council approves.</summary>
/// <param name="Number">The municipality's own number, if it gives one.</param>
/// <param name="Title">As printed.</param>
/// <param name="Theme">What it is about.</param>
/// <param name="LegalBasis">The decree it is based on.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day, included: printed agreements have both "tot" and "tot en met" for it.</param>
/// <param name="PredecessorEndedOn">The last day of the agreement before it, to see whether days were left uncovered.</param>
/// <param name="Parties">At least the municipality and AgII.</param>
/// <param name="SupportIntroduction">Section A: the sentence before AgII's roles; a usual one when null.</param>
/// <param name="Supports">Section A, AgII's side: the supporting roles it takes up on request, in order.</param>
/// <param name="CommitmentIntroduction">Section A: the sentence before the municipality's commitments; a usual one when null.</param>
/// <param name="Commitments">Section A, the municipality's side: what it commits itself to as the one that directs, in order.</param>
/// <param name="Clauses">Section B: the follow-up of the cooperation. Some are an <see cref="Obligations.Obligation"/>.</param>
/// <param name="MinimumContent">What an agreement for a policy term holds at least (R13).</param>
/// <param name="ProRata">Whether a short working year asks proportionally less (T46): a choice the parties make.</param>
/// <param name="PredecessorId">The agreement before it, when it is kept here.</param>
/// <param name="Related">Titles of agreements that this one refers to ("zie samenwerkingsovereenkomst Taalactieplan").</param>
/// <param name="SignInAnyOrder">Whether anybody may sign first; otherwise the parties and representatives sign in their order here.</param>
internal sealed record Terms(
    string? Number, string Title, Theme Theme, string LegalBasis, DateOnly From, DateOnly Until, DateOnly? PredecessorEndedOn,
    IReadOnlyList<Party> Parties, string? SupportIntroduction, IReadOnlyList<string> Supports,
    string? CommitmentIntroduction, IReadOnlyList<string> Commitments, IReadOnlyList<string> Clauses,
    MinimumContent MinimumContent, bool ProRata, Guid? PredecessorId, IReadOnlyList<string> Related, bool SignInAnyOrder = false)
{
    internal const int MaxNumber = 50;
    internal const int MaxTitle = 300;
    internal const int MaxLegalBasis = 500;
    internal const int MaxClause = 2000;
    internal const int MaxClauses = 50;

    /// <summary>The usual legal basis.</summary>
    internal const string Decree = "Decreet van 7 juni 2013 betreffende het Vlaamse integratie- en inburgeringsbeleid";

    /// <summary>What a new draft starts from: usual sentences, to be changed at will.</summary>
    internal static readonly IReadOnlyList<string> UsualSupports =
    [
        "Het agentschap begeleidt veranderingen in het lokaal bestuur.",
        "Het agentschap reikt methodieken, werkvormen en goede voorbeelden aan.",
        "Het agentschap geeft vorming over omgaan met diversiteit.",
        "Het agentschap coacht de medewerkers die het lokale beleid uitvoeren.",
        "Het agentschap geeft advies over het beleid en de plannen van het lokaal bestuur.",
    ];

    /// <inheritdoc cref="UsualSupports"/>
    internal static readonly IReadOnlyList<string> UsualCommitments =
    [
        "Het lokaal bestuur voert de regie en is verantwoordelijk voor het gevoerde beleid.",
        "Het lokaal bestuur geeft zijn medewerkers en mandatarissen de tijd voor vorming en overleg met het agentschap.",
        "Het lokaal bestuur zorgt voor lokalen en praktische ondersteuning.",
    ];

    /// <inheritdoc cref="UsualSupports"/>
    internal static readonly IReadOnlyList<string> UsualClauses =
    [
        "Elk werkjaar krijgt een bijlage met de acties en wie wat doet.",
        "Minstens één keer per jaar overleggen de medewerker van het agentschap, de schepen en de ambtenaar.",
        "Minstens drie keer per jaar overleggen de medewerker van het agentschap en de ambtenaar.",
        "Op het einde van elk werkjaar volgt een evaluatie van de samenwerking.",
    ];
}
