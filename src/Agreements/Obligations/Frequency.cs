using System.Globalization;
using System.Text.RegularExpressions;

namespace AgiiPlatform.Agreements.Obligations;

/// <summary>
/// How often a sentence asks for something in a year. It is read only when the sentence can mean one thing: all periods and numbers in it
/// are looked for, and where two of them do not agree, or a word makes them less than certain, it is <see cref="Unclear"/>.
/// </summary>
/// <param name="Minimum">How often at least in a year; 0 when it is unclear.</param>
/// <param name="Maximum">How often at most, when the sentence gives a range.</param>
/// <param name="Unclear">Why it cannot be read for certain; null when it can.</param>
/// <param name="Counts">Whether a number of times stands in it, and not only a period such as "elk werkjaar".</param>
internal sealed partial record Frequency(int Minimum, int? Maximum, string? Unclear = null, bool Counts = false)
{
    private const string Longer = "de termijn is langer dan een werkjaar";
    private const string Several = "er staat meer dan één aantal in; zet elke afspraak op een eigen regel";
    private const string NoPeriod = "er staat niet bij per welke termijn";
    private const string Uncertain = "hoe vaak per jaar is niet zeker te lezen";

    // What a period leaves behind in the sentence: Unit after a noun ("per jaar"), Adverb for one word ("maandelijks", "om de twee weken").
    private const char Unit = '§', Adverb = '¤';

    private static readonly string[] Numbers =
    [
        "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien", "veertien",
        "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig",
    ];

    private const string Number = @"(?:\d{1,3}|vijftien|zestien|zeventien|achttien|negentien|dertien|veertien|twintig"
        + "|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)";

    private const string UnitWord = "(?<u>werkjaar|werkingsjaar|kalenderjaar|schooljaar|dienstjaar|half jaar|halve jaar|halfjaar|jaar"
        + "|kwartaal|trimester|semester|maand|week)";

    /// <summary>A meeting as a thing: "overleg", "contactmomenten", "werkvergadering".</summary>
    internal const string MeetingNoun =
        "(?:[a-z-]*overleg(?:gen|je|jes|moment|momenten|vergadering|vergaderingen|ronde|rondes)?"
        + "|[a-z-]*vergadering(?:en)?|[a-z-]*bijeenkomst(?:en)?|samenkomst(?:en)?"
        + "|(?:contact|opvolg|evaluatie|terugkoppel|afstem)moment(?:en)?"
        + "|(?:opvolg|evaluatie|voortgangs|functionerings)?gesprek(?:ken)?|ontmoeting(?:en)?|stuurgroep(?:en)?|evaluaties?)";

    /// <summary>Reads a sentence that went through <see cref="SearchText.Normalize"/>; null when it says nothing of how often.</summary>
    internal static Frequency? In(string sentence)
    {
        var periods = new List<int>(); // how many of them go in a year; 0 when the year does not hold a whole number of them
        var longer = SoftlyLonger().IsMatch(sentence);
        var text = MoreIfNeeded().Replace(NotLess().Replace(sentence, "minstens"), " ");
        text = Intervals().Replace(text, m => Found(PerYear(m.Groups["u"].Value, m.Groups["n"].Value), Adverb));
        text = Adverbs().Replace(text, m => Found(PerYear(m.Groups["u"].Value, m.Groups["n"].Value), Adverb));
        text = Days().Replace(text, m => Found(m.Groups["u"].Success ? PerYear(m.Groups["u"].Value, "") : 52, Adverb));
        text = Units().Replace(text, m => Found(PerYear(m.Groups["u"].Value, ""), Unit));
        if (AlwaysLonger().IsMatch(text) || periods.Contains(-1))
        {
            return Not(Longer);
        }

        var strong = Strong().IsMatch(text);
        var all = Counted().Matches(text).Concat(Once().Matches(text)).ToList();
        var singles = all.Where(m => m.Groups["noun"].Success && From(m) == 1 && Until(m) is null).ToList(); // "een overleg"
        var counts = all.Except(singles).ToList();
        if (counts.Count == 0 && periods.Count == 0)
        {
            return longer ? Not(Longer) : null;
        }

        var hasNumber = counts.Count > 0;
        var rest = Things().Replace(text, " ");
        if (Never().IsMatch(text) || (!strong && Maybe().IsMatch(rest)))
        {
            return Not(Uncertain, hasNumber);
        }

        if (periods.Count == 0)
        {
            return Not(longer ? Longer : NoPeriod, hasNumber);
        }

        if (counts.Count > 1 || periods.Distinct().Count() > 1 || singles.Count > 1
            || (hasNumber && singles.Count > 0 && counts[0].Groups["noun"].Success) || (!hasNumber && periods.Count > 1))
        {
            return Not(Several, hasNumber);
        }

        if (periods[0] == 0)
        {
            return Not(Uncertain, hasNumber);
        }

        if (!hasNumber)
        {
            // "Jaarlijks …" alone: no other number may stand there that could have been meant, and no two times of the year.
            return OtherNumber().IsMatch(rest) || TimesOfYear().Matches(rest).Select(m => m.Value).Distinct().Count() > 1
                ? Not(Uncertain)
                : new(periods[0], null);
        }

        // "twee maandelijkse vergaderingen" may mean two a month or two of those; "drie, vier of vijf keer" names three numbers.
        var (count, (from, until)) = (counts[0], (From(counts[0]), Until(counts[0])));
        return (count.Value.Contains(Adverb) && periods[0] != 1) || ListOfNumbers().IsMatch(text) || from == 0
            || (until is null && UpTo().IsMatch(text))
            || until <= from
            ? Not(Uncertain, true)
            : new(from * periods[0], until * periods[0], Counts: true);

        string Found(int perYear, char mark)
        {
            periods.Add(perYear);
            return $" {mark} ";
        }
    }

    private static Frequency Not(string why, bool counts = false) => new(0, null, why, counts);

    private static int From(Match m) => m.Groups["n"].Success ? Value(m.Groups["n"].Value) : 1;

    private static int? Until(Match m) => m.Groups["m"].Success ? Value(m.Groups["m"].Value) : null;

    private static int Value(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : Array.IndexOf(Numbers, word);

    /// <summary>How many periods of so many units go in a year; 0 when no whole number does, -1 when they are longer.</summary>
    private static int PerYear(string unit, string times)
    {
        var n = times switch { "" => 1, "ander" or "andere" => 2, "half" => 0, _ => Value(times) };
        var inYear = unit switch
        {
            _ when unit.Contains("half", StringComparison.Ordinal) || unit.Contains("halve", StringComparison.Ordinal) => 2,
            _ when unit.StartsWith("kwarta", StringComparison.Ordinal) || unit.StartsWith("trimest", StringComparison.Ordinal) => 4,
            _ when unit.StartsWith("semest", StringComparison.Ordinal) => 2,
            _ when unit.StartsWith("maand", StringComparison.Ordinal) => 12,
            _ when unit.StartsWith("we", StringComparison.Ordinal) && !unit.StartsWith("werk", StringComparison.Ordinal) => 52,
            _ when unit.StartsWith("da", StringComparison.Ordinal) => n == 14 ? 26 * 14 : 0,
            _ => 1,
        };
        return times == "half" ? inYear == 1 ? 2 : 0
            : inYear == 1 && n > 1 ? -1
            : n > 0 && inYear % n == 0 ? inYear / n
            : 0;
    }

    // "om de twee maanden", "elke zes maanden", "om de andere week", "per drie jaar"; not "om de week", which means both.
    [GeneratedRegex(
        @"\b(?:om de|om het|elke|iedere|per|om)\s+(?<n>" + Number + @"|andere?)\s+"
            + @"(?<u>jaar|jaren|kwartaal|kwartalen|trimesters?|semesters?|maanden|maand|weken|week|dagen|dag)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Intervals();

    [GeneratedRegex(
        @"\b(?:(?<n>half|" + Number + @")-?)?(?<u>jaarlijks|maandelijks|wekelijks|dagelijks|daags|trimestrieel|trimesterieel|trimestriel"
            + @"|semestrieel|semesterieel|semestriel)e?\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Adverbs();

    // "elke maandag", and "elke eerste dinsdag van de maand"
    [GeneratedRegex(
        @"\b(?:elke|iedere)\s+(?:(?:eerste|tweede|derde|vierde|laatste)\s+(?:maan|dins|woens|donder|vrij)dag\s+van\s+"
            + @"(?:de|het|elke|elk|iedere|ieder)\s+" + UnitWord + @"|(?:maan|dins|woens|donder|vrij)dag)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Days();

    [GeneratedRegex(
        @"(?:\b(?:per|elke|elk|iedere|ieder)\s+(?:volledige?\s+|heel\s+|hele\s+)?|/\s*)" + UnitWord + @"\b"
            + @"|\bom het\s+(?<u>half jaar|halfjaar|kwartaal|trimester|semester)\b|\bop jaarbasis\b|\bop een jaar\b"
            + @"|\b(?:in|tijdens|binnen|gedurende|in de loop van)\s+(?:het|een)\s+(?<u>werkjaar|werkingsjaar|kalenderjaar|jaar)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Units();

    // A number of times: "drie keer", "drie à vier maal", "3 per jaar", "vijf contactmomenten".
    [GeneratedRegex(
        @"\b(?<n>" + Number + @")"
            + @"(?:\s*(?:a|of|tot|-|tot en met|en hoogstens|en maximaal|en ten hoogste)\s*(?:de\s+)?(?<m>" + Number + @"))?"
            + @"(?:\s*(?:keren|keer|malen|maal|x)\b|\s*§|\s+(?:(?:[a-z-]+e|extra|¤)\s+){0,2}(?<noun>" + MeetingNoun + @")\b)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\beens\b", RegexOptions.NonBacktracking)]
    private static partial Regex Once();

    [GeneratedRegex(@"\bniet minder dan\b", RegexOptions.NonBacktracking)]
    private static partial Regex NotLess();

    [GeneratedRegex(
        @"\b(?:en )?(?:(?:indien|zo|waar) nodig (?:meer|vaker)|(?:meer|vaker) (?:indien|zo|waar) nodig)\b", RegexOptions.NonBacktracking)]
    private static partial Regex MoreIfNeeded();

    [GeneratedRegex(
        @"\bper\s+(?:legislatuur|bestuursperiode|beleidsperiode|looptijd|overeenkomst)|\bom het jaar\b|\beenmalige?\b|\bmeerjaarlijkse?\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex AlwaysLonger();

    [GeneratedRegex(
        @"\b(?:legislatuur|bestuursperiode|beleidsperiode|looptijd|halfweg|halverwege|duurtijd)\b|\beinde? van de overeenkomst\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex SoftlyLonger();

    [GeneratedRegex(@"\b(?:minstens|minimaal|minimum|ten minste|tenminste|op zijn minst|zeker)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Strong();

    // With these no number is certain, whatever else the sentence says.
    [GeneratedRegex(
        @"\b(?:geen|niet|noch|ongeveer|circa|gemiddeld|plusminus|meer dan|minder dan|vaker dan|het eens|de helft|anderhalve?|om de week"
            + @"|om de maand|even|oneven|afwisselend|beurtelings|enkele keren|meermaals|een paar|waarvan|waaronder"
            + @"|(?:twee|drie|vier|vijf)tal)\b"
            + @"|\b(?:behalve|uitgezonderd|met uitzondering|tenzij|elk apart|ieder apart|elk afzonderlijk|ieder afzonderlijk)\b"
            + @"|\b(?:elk|ieder)\s+" + Number + @"\s+(?:keer|maal)\b"
            + @"|\b(?:per|(?:in|voor|met)\s+(?:elke?|iedere?))\s+"
            + "(?:wijk|buurt|kern|dorp|deelgemeente|gemeente|dienst|school|partner|thema|project"
            + @"|doelgroep|regio|vestiging|locatie|team|werkgroep|persoon|client|inburgeraar|traject|dossier)\b"
            + @"|\b(?:uur|uren|dag|dagen|minuten)\s*§",
        RegexOptions.NonBacktracking)]
    private static partial Regex Never();

    // With these it is certain only beside a "minstens".
    [GeneratedRegex(
        @"\b(?:kan|kunnen|kon|mag|mogen|mogelijk|eventueel|indien|bij voorkeur|idealiter|bijvoorbeeld|streefdoel|streven|streeft|nastreven"
            + @"|op vraag|op verzoek|naar behoefte|waar nodig|regelmatig|geregeld|periodiek|zo nodig|maximaal|maximum|hoogstens"
            + @"|ten hoogste)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Maybe();

    // Numbers of people and things, and lengths of time: "met minstens drie partners", "van twee uur".
    [GeneratedRegex(
        @"\b(?:met|van|over|aan|tussen|binnen|voor)\s+(?:de\s+)?"
            + @"(?:(?:minstens|minimaal|minimum|maximaal|hoogstens|ten minste|ten hoogste)\s+)?" + Number
            + @"\b|\b(?:de\s+)?" + Number + @"\s+(?:[a-z-]+e\s+)?"
            + @"(?:partners?|diensten|personen|deelnemers|medewerkers|leden|partijen|besturen|gemeenten|scholen|organisaties"
            + @"|themas|thema's|onderwerpen|consulenten|ambtenaren|uur|uren|minuten|dagen|weken|maanden)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex Things();

    [GeneratedRegex(
        @"\b(?:[2-9]|\d{2,3}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|twintig|beide)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex OtherNumber();

    [GeneratedRegex(
        @"\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|voorjaar|najaar|voor-|lente|zomer"
            + @"|herfst|winter|begin|midden|einde?)\b|\bvoor- en\b",
        RegexOptions.NonBacktracking)]
    internal static partial Regex TimesOfYear();

    // "drie, vier of vijf keer", "tussen de drie en de vijf keer"
    [GeneratedRegex(
        @"\b" + Number + @"\s*,\s*" + Number + @"\b|\b" + Number + @"\s+en\s+(?:de\s+)?" + Number + @"\s*(?:keren|keer|malen|maal|x)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex ListOfNumbers();

    [GeneratedRegex(@"\b(?:tot|hoogstens|maximaal|maximum|ten hoogste)\s+" + Number + @"\s*(?:keren|keer|malen|maal|x)\b",
        RegexOptions.NonBacktracking)]
    private static partial Regex UpTo();
}
