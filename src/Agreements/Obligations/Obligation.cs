using System.Text.RegularExpressions;

namespace AgiiPlatform.Agreements.Obligations;

/// <summary>
/// A clause of section B read as a rule. Clause and rule are one thing: the sentence is what is kept, and the rule is read from it each
/// time, so that whoever changes "drie" into "twee" changes the count. What is not understood for certain is not counted: see
/// <see cref="ClauseReading"/>, which says so beside the clause.
/// </summary>
/// <param name="Kind">What is to happen.</param>
/// <param name="Minimum">How often at least in a working year.</param>
/// <param name="Maximum">How often at most, when the sentence gives a range ("3 à 4 keer"); otherwise null.</param>
/// <param name="Needs">Who must all have been there for a meeting to count.</param>
/// <param name="PolicyCounts">Whether the sentence says that a policy meeting counts here too; otherwise it does not.</param>
/// <param name="Clause">The sentence.</param>
internal sealed partial record Obligation(
    ObligationKind Kind, int Minimum, int? Maximum, ParticipantRole Needs, bool PolicyCounts, string Clause)
{
    /// <summary>The rules in these clauses, in their order.</summary>
    internal static IReadOnlyList<Obligation> In(IEnumerable<string> clauses) => [.. clauses.Select(Read).OfType<Obligation>()];

    /// <summary>The rule in a clause; null when it holds none, or none for certain.</summary>
    internal static Obligation? Read(string clause) => Read(clause, out _);

    /// <summary>The same, with the reason why a clause that seems to ask for meetings is not counted.</summary>
    internal static Obligation? Read(string clause, out string? unclear)
    {
        var text = Dashes().Replace(SearchText.Normalize(clause), "-");
        foreach (var (abbreviated, word) in Abbreviations)
        {
            text = text.Replace(abbreviated, word, StringComparison.Ordinal);
        }

        text = Initials().Replace(text, m => m.Value.Replace(".", "", StringComparison.Ordinal));
        var who = Who(text);
        var policyCounts = PolicyIncluded().IsMatch(text);
        unclear = null;
        var found = new List<Obligation>();
        foreach (var sentence in SentenceEnds().Split(PolicyIncluded().Replace(text, " ")))
        {
            if (ReadSentence(sentence, out var why) is var (kind, minimum, maximum))
            {
                var needs = kind == ObligationKind.Evaluation ? ParticipantRole.None : who;
                found.Add(new(kind, minimum, maximum, needs, policyCounts, clause));
            }

            unclear ??= why;
        }

        unclear ??= found.Count > 1 ? "er staat meer dan één afspraak in; zet elke afspraak op een eigen regel" : null;
        if (found.Count == 0 || unclear is not null)
        {
            return null;
        }

        var obligation = found[0];
        if (obligation.Kind != ObligationKind.OperationalMeeting)
        {
            return obligation;
        }

        var policy = who.HasFlag(ParticipantRole.Alderman) || text.Contains("beleidsoverleg", StringComparison.Ordinal);
        return obligation with
        {
            Kind = policy ? ObligationKind.PolicyMeeting : ObligationKind.OperationalMeeting,
            // "Minstens jaarlijks een beleidsoverleg", without saying who: then it is those of R3, or of R4.
            Needs = who != ParticipantRole.None ? who
                : ParticipantRole.Agency | ParticipantRole.Official | (policy ? ParticipantRole.Alderman : ParticipantRole.None),
        };
    }

    /// <summary>What one sentence asks for; each meeting is operational here, for who takes part may stand in another sentence.</summary>
    private static (ObligationKind Kind, int Minimum, int? Maximum)? ReadSentence(string sentence, out string? unclear)
    {
        unclear = null;
        var text = Passing().Replace(sentence, " "); // "in overleg met", "na elk overleg": a meeting is mentioned, not asked for
        var meets = Meets().IsMatch(text);
        var evaluates = EvaluationWords().IsMatch(text);
        var frequency = Frequency.In(text);
        if (frequency is null)
        {
            // An evaluation is owed once a year, whether the sentence says so or not.
            if (evaluates && (!meets || EvaluationMeeting().IsMatch(text)))
            {
                unclear = Conditional().IsMatch(text) ? "de evaluatie hangt van iets af" : null;
                return unclear is null ? (ObligationKind.Evaluation, 1, null) : null;
            }

            unclear = meets && (SoundsFrequent().IsMatch(text) || Frequency.TimesOfYear().IsMatch(text))
                ? "hoe vaak per jaar is niet zeker te lezen"
                : null;
            return null;
        }

        if (!meets && !evaluates)
        {
            unclear = !frequency.Counts && !Hints().IsMatch(sentence) ? null
                : frequency.Unclear ?? "het is niet duidelijk of dit over een overleg of een evaluatie gaat";
            return null;
        }

        var alsoEvaluates = meets && evaluates && !EvaluationMeetingOnly().IsMatch(text)
            && (frequency.Minimum > 1 || AndEvaluation().IsMatch(text) || !EvaluationMeeting().IsMatch(text));
        unclear = frequency.Unclear ?? (alsoEvaluates ? "er staat zowel een overleg als een evaluatie in" : null);
        return unclear is not null ? null
            : (text.Contains("stuurgroep", StringComparison.Ordinal) ? ObligationKind.SteeringGroup
                : !meets || EvaluationMeeting().IsMatch(text) ? ObligationKind.Evaluation
                : ObligationKind.OperationalMeeting, frequency.Minimum, frequency.Maximum);
    }

    private static readonly (string, string)[] Abbreviations =
        [("min. ", "minstens "), ("max. ", "maximaal "), ("ca. ", "circa "), ("bv. ", "bijvoorbeeld "), ("bijv. ", "bijvoorbeeld ")];

    private static ParticipantRole Who(string text) =>
        (Agency().IsMatch(text) ? ParticipantRole.Agency : ParticipantRole.None)
        | (Alderman().IsMatch(text) ? ParticipantRole.Alderman : ParticipantRole.None)
        | (Official().IsMatch(text) ? ParticipantRole.Official : ParticipantRole.None)
        | (text.Contains("algemeen directeur") ? ParticipantRole.Director : ParticipantRole.None)
        | (text.Contains("ocmw") || text.Contains("sociaal huis") ? ParticipantRole.Ocmw : ParticipantRole.None);

    [GeneratedRegex("[\u2010-\u2015\u2212]", RegexOptions.NonBacktracking)]
    private static partial Regex Dashes();

    [GeneratedRegex(@"\b(?:[a-z]\.){2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Initials();

    [GeneratedRegex(@"[.;!?](?:\s+|$)", RegexOptions.NonBacktracking)]
    private static partial Regex SentenceEnds();

    // People meet ("overleggen", "komen … samen"), or there is a meeting ("een overleg", "vijf contactmomenten").
    [GeneratedRegex(
        @"\boverleg(?:t|gen|d)\b|\bvergader(?:t|en|d)\b|\b(?:kom|komt|komen)\b.*\b(?:samen|bijeen)\b"
            + @"|\b(?:samen|bijeen)(?: te )?kom(?:t|en)?\b"
            + @"|\bsamen(?: te )?zit(?:t|ten)\b|\b(?:zit|zitten)\b.*\b(?:samen|tafel)\b|\b(?:ontmoeten|treffen|zien|spreken)\b.*\belkaar\b"
            + @"|\b(?:een|de|[a-z]+e)\s+stuurgroep\b.*\b(?:plaats|gehouden|georganiseerd|belegd)\b"
            + @"|\b[a-z-]*evaluatie(?:gesprek(?:ken)?|moment(?:en)?)\b"
            + @"|\b(?:[a-z-]*overleg(?:gen|moment|momenten|vergadering|vergaderingen|ronde|rondes)?|[a-z-]*vergadering(?:en)?"
            + @"|[a-z-]*bijeenkomst(?:en)?|samenkomst(?:en)?|(?:contact|opvolg|evaluatie)moment(?:en)?|opvolggesprek(?:ken)?"
            + @"|ontmoeting(?:en)?"
            + @"|stuurgroepen|stuurgroepvergadering(?:en)?)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Meets();

    // A meeting that is only mentioned: "in overleg met", "op het overleg", "na elke vergadering", "elk overleg krijgt een verslag".
    [GeneratedRegex(
        @"\b(?:in|na|mits|zonder)\s+(?:onderling |gezamenlijk |voorafgaand |nauw )?overleg\b"
            + @"|\b(?:(?:na|voor|op|tijdens|van|bij|over|uit|onder|ter|in|door|tegen)\s+)?(?:elke?|iedere?)\s+"
            + Frequency.MeetingNoun + @"\b"
            + @"|\b(?:na|voor|op|tijdens|van|bij|over|uit|onder|ter|in|tegen|aan)\s+(?:het|de|dit|dat|deze|die)\s+(?:[a-z-]+e?\s+)?"
            + "(?:[a-z-]*overleg|[a-z-]*overlegmoment(?:en)?|[a-z-]*vergadering(?:en)?|[a-z-]*bijeenkomst(?:en)?)"
            + @"\b|\bde\s+(?:overlegmomenten|contactmomenten|vergaderingen|bijeenkomsten|overleggen)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Passing();

    [GeneratedRegex(
        @"\b(?:minstens|minimaal|minimum|ten minste|tenminste|op zijn minst|keer|keren|maal|elke?|iedere?|per|regelmatig|geregeld"
            + @"|periodiek|vaak|meermaals|meerdere|enkele|herhaaldelijk|voortdurend|permanent|structureel|doorlopend|vast|vaste"
            + @"|om de|om het|[a-z]+lijkse?)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex SoundsFrequent();

    [GeneratedRegex(
        @"\b(?:afstemming|afstemmen|stemmen|contact|contacten|bespreking|besprekingen|[a-z-]*gesprek|[a-z-]*gesprekken|terugkoppeling"
            + @"|opvolging|stuurgroep|overlegmomenten|contactmomenten|vergaderingen|bijeenkomsten)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Hints();

    [GeneratedRegex(@"\b(?:kan|kunnen|mag|mogen|indien|eventueel|op vraag|op verzoek|desgewenst|geen|niet)\b|\bna (?:de |een )?evaluatie\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Conditional();

    [GeneratedRegex(@"evaluatie|evalue", RegexOptions.NonBacktracking)]
    private static partial Regex EvaluationWords();

    [GeneratedRegex(@"evaluatie(?:overleg|gesprek|vergadering|moment)|\bevalue(?:ren|ert)\b", RegexOptions.NonBacktracking)]
    private static partial Regex EvaluationMeeting();

    [GeneratedRegex(@"evaluatie(?:overleg|gesprek|vergadering|moment)", RegexOptions.NonBacktracking)]
    private static partial Regex EvaluationMeetingOnly();

    [GeneratedRegex(@"\b(?:en|evenals|alsook|naast|plus)\b.*evalu|evaluatie\b.*\b(?:en|evenals|alsook|naast|plus)\b.*overleg",
        RegexOptions.NonBacktracking)]
    private static partial Regex AndEvaluation();

    // "All" is how a scanner reads "AII"; as a word of its own it is no Dutch.
    [GeneratedRegex(@"\b(?:agii|aii|all|agentschap|consulente?n?|regioconsulent|regiomanager)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Agency();

    [GeneratedRegex(@"beleidsverantwoordelijke|schepen|burgemeester|mandataris", RegexOptions.NonBacktracking)]
    private static partial Regex Alderman();

    [GeneratedRegex(@"ambtenaar|ambtenaren|stafmedewerker", RegexOptions.NonBacktracking)]
    private static partial Regex Official();

    [GeneratedRegex(
        @"(?:beleidsoverleg (?:inbegrepen|telt (?:ook )?mee|meegerekend))|(?:inclusief (?:het )?beleidsoverleg)",
        RegexOptions.NonBacktracking)]
    private static partial Regex PolicyIncluded();
}
