using System.Text.RegularExpressions;

namespace AgiiPlatform.Agreements.Obligations;

/// <summary>
/// A clause of section B read as a rule. Clause and rule are one thing: the sentence is what is kept, and the rule is read from it each
/// time, so that whoever changes "drie" into "twee" changes the count. A sentence without a frequency is text and counts nothing.
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
    private static readonly string[] Numbers =
        ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"];

    private const string Number = @"(?:\d{1,2}|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)";

    /// <summary>The rules in these clauses, in their order.</summary>
    internal static IReadOnlyList<Obligation> In(IEnumerable<string> clauses) => [.. clauses.Select(Read).OfType<Obligation>()];

    /// <summary>A sentence that asks for something so many times, of which the number cannot be read: worth telling its writer.</summary>
    internal static bool SoundsLikeOne(string clause) => Read(clause) is null
        && SearchText.Normalize(clause) is var text && (text.Contains("minstens") || text.Contains("ten minste")) && MeetingWords()
            .IsMatch(text);

    /// <summary>The rule in a sentence; null when it holds none.</summary>
    internal static Obligation? Read(string clause)
    {
        var text = SearchText.Normalize(clause);
        if (Often(text) is not var (minimum, maximum) || minimum == 0)
        {
            // An evaluation is owed once a year, whether the sentence says so or not.
            var isOne = EvaluationWords().IsMatch(text) && (!MeetingWords().IsMatch(text) || EvaluationMeeting().IsMatch(text));
            return isOne ? Evaluation(1, null, clause) : null;
        }

        if (text.Contains("stuurgroep"))
        {
            return new(ObligationKind.SteeringGroup, minimum, maximum, Who(text), false, clause);
        }

        if (EvaluationMeeting().IsMatch(text))
        {
            return Evaluation(minimum, maximum, clause);
        }

        if (MeetingWords().IsMatch(text))
        {
            var who = Who(text);
            var policy = who.HasFlag(ParticipantRole.Alderman) || text.Contains("beleidsoverleg");
            if (who == ParticipantRole.None)
            {
                // "Minstens jaarlijks een beleidsoverleg", without saying who: then it is those of R3, or of R4.
                who = ParticipantRole.Agency | ParticipantRole.Official | (policy ? ParticipantRole.Alderman : ParticipantRole.None);
            }

            return new(policy ? ObligationKind.PolicyMeeting : ObligationKind.OperationalMeeting, minimum, maximum, who,
                PolicyIncluded().IsMatch(text), clause);
        }

        return EvaluationWords().IsMatch(text) ? Evaluation(minimum, maximum, clause) : null;
    }

    private static Obligation Evaluation(int minimum, int? maximum, string clause) =>
        new(ObligationKind.Evaluation, minimum, maximum, ParticipantRole.None, false, clause);

    /// <summary>How often in a year; null when the sentence does not say so, or counts in a unit that is no part of a year.</summary>
    private static (int Minimum, int? Maximum)? Often(string text)
    {
        if (PerYear(text) is not { } perYear)
        {
            return null;
        }

        if (Range().Match(text) is { Success: true } range)
        {
            return (Value(range.Groups["n"].Value) * perYear, Value(range.Groups["m"].Value) * perYear);
        }

        if (Times().Match(text) is { Success: true } times)
        {
            return (Value(times.Groups["n"].Value) * perYear, null);
        }

        // "Er zijn jaarlijks minstens drie overlegmomenten", without "keer"; otherwise "jaarlijks", "elk kwartaal" alone.
        if (Period().IsMatch(text) || Unit().IsMatch(text))
        {
            return (AtLeast().Match(text) is { Success: true } least ? Value(least.Groups["n"].Value) * perYear : perYear, null);
        }

        return null;
    }

    /// <summary>
    /// How many of the sentence's units go in a year: 12 for "per maand", 4 for "elk kwartaal", 1 for "jaarlijks" or when none is named.
    /// </summary>
    private static int? PerYear(string text) => LongerThanAYear().IsMatch(text) ? null
        : (Unit().Match(text) is { Success: true } unit ? unit : Period().Match(text)) is { Success: true } named ? named.Value switch
        {
            var word when word.EndsWith("tweemaandelijks", StringComparison.Ordinal) => 6,
            var word when word.EndsWith("driemaandelijks", StringComparison.Ordinal) => 4,
            var word when word.EndsWith("zesmaandelijks", StringComparison.Ordinal) => 2,
            var word when word.Contains("kwartaal", StringComparison.Ordinal) || word.Contains("trimest", StringComparison.Ordinal) => 4,
            var word when word.Contains("semest", StringComparison.Ordinal) || word.Contains("half", StringComparison.Ordinal) => 2,
            var word when word.Contains("maand", StringComparison.Ordinal) => 12,
            _ => 1,
        }
        : 1;

    private static ParticipantRole Who(string text) =>
        (Agency().IsMatch(text) ? ParticipantRole.Agency : ParticipantRole.None)
        | (Alderman().IsMatch(text) ? ParticipantRole.Alderman : ParticipantRole.None)
        | (text.Contains("ambtenaar") || text.Contains("ambtenaren") ? ParticipantRole.Official : ParticipantRole.None)
        | (text.Contains("algemeen directeur") ? ParticipantRole.Director : ParticipantRole.None)
        | (text.Contains("ocmw") || text.Contains("sociaal huis") ? ParticipantRole.Ocmw : ParticipantRole.None);

    private static int Value(string word) => int.TryParse(word, out var n) ? n : Array.IndexOf(Numbers, word);

    [GeneratedRegex(@"\b(?<n>" + Number + @")\s*(?:a|of|tot|-)\s*(?<m>" + Number + @")\s*(?:maal|keer|x)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(?<n>" + Number + @")\s*(?:maal|keer|x)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Times();

    [GeneratedRegex(@"\b(?:minstens|minimaal|ten minste)\s+(?<n>" + Number + @")\b", RegexOptions.NonBacktracking)]
    private static partial Regex AtLeast();

    [GeneratedRegex(
        @"\b(?:per|elk|elke|ieder|iedere)\s+(?:werkjaar|kalenderjaar|jaar|kwartaal|trimester|semester|halfjaar|half jaar|maand)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Unit();

    [GeneratedRegex(
        @"\b(?:driemaandelijks|zesmaandelijks|tweemaandelijks|halfjaarlijks|jaarlijks|maandelijks"
            + @"|trimestrieel|semestrieel|eens per jaar)e?\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Period();

    [GeneratedRegex(
        @"\btwee-?jaarlijks|\bdrie-?jaarlijks|(?:per|om de|elke)\s+(?:twee|drie|vier|vijf|zes|\d)\s+jaar"
            + @"|per\s+(?:legislatuur|bestuursperiode|beleidsperiode)",
        RegexOptions.NonBacktracking)]
    private static partial Regex LongerThanAYear();

    [GeneratedRegex(@"overleg|vergader|komen samen|bijeenkomst|samenkomst", RegexOptions.NonBacktracking)]
    private static partial Regex MeetingWords();

    [GeneratedRegex(@"evaluatie|evalue", RegexOptions.NonBacktracking)]
    private static partial Regex EvaluationWords();

    [GeneratedRegex(@"evaluatie(?:overleg|gesprek|vergadering|moment)|\bevalue(?:ren|ert)\b", RegexOptions.NonBacktracking)]
    private static partial Regex EvaluationMeeting();

    // "All" is how a scanner reads "AII"; as a word of its own it is no Dutch.
    [GeneratedRegex(@"\b(?:agii|aii|all|agentschap)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Agency();

    [GeneratedRegex(@"beleidsverantwoordelijke|schepen|burgemeester|mandataris", RegexOptions.NonBacktracking)]
    private static partial Regex Alderman();

    [GeneratedRegex(
        @"(?:beleidsoverleg (?:inbegrepen|telt (?:ook )?mee|meegerekend))|(?:inclusief (?:het )?beleidsoverleg)",
        RegexOptions.NonBacktracking)]
    private static partial Regex PolicyIncluded();
}
