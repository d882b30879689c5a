using System.Text.RegularExpressions;

namespace AgiiPlatform.CouncilMinutes;

/// <summary>
/// Finds the votes on an item. Only when the text has exactly one vote on the item itself is it taken; of several, a person chooses.
/// </summary>
internal sealed partial class VotesReader
{
    private const int Most = 50;
    private const int LongestHeading = 120;
    private readonly int[] _starts;
    private readonly IReadOnlyList<MinutesLine> _lines;
    private readonly string _text;
    private readonly bool _secret;
    private readonly List<string> _remarks = [];

    private VotesReader(IReadOnlyList<MinutesLine> lines)
    {
        _lines = lines;
        _starts = new int[lines.Count];
        for (var i = 1; i < lines.Count; i++)
        {
            _starts[i] = _starts[i - 1] + lines[i - 1].Raw.Length + 1;
        }

        // How many votes are needed is not how many there were.
        _text = Quorum().Replace(string.Join('\n', lines.Select(l => l.Raw)), m => new string(' ', m.Length));
        _secret = Secret().IsMatch(_text);
    }

    /// <summary>Whether a line says how was voted.</summary>
    internal static bool IsIn(string line) => VoteMark.AreIn(line) || Unanimous().IsMatch(line) || Secret().IsMatch(line);

    /// <summary>Reads the votes in these lines, or the one that begins on the line that a person chose.</summary>
    internal static VotesReading Read(IReadOnlyList<MinutesLine> lines, AttendanceReader attendance, int? chosen)
    {
        // The motivation may mention other votes: it is read only when there are none elsewhere, and its history never.
        var reading = new VotesReader([.. lines.Where(l => l.Part is not (MinutesPart.History or MinutesPart.Facts or MinutesPart.Argument
            or MinutesPart.Finances or MinutesPart.Reasons))]).Read(attendance, chosen);
        return reading.Findings.Count > 0 || reading.Remarks.Count > 0 ? reading
            : new VotesReader([.. lines.Where(l => l.Part != MinutesPart.History && !OfAnother().IsMatch(l.Raw))]).Read(attendance, chosen);
    }

    private VotesReading Read(AttendanceReader attendance, int? chosen)
    {
        var ballots = Ballots();
        var aside = ballots.FindAll(b => IsAside(b.Span.Start, b.Span.End));
        var main = ballots.Except(aside).ToList();
        _remarks.AddRange(aside.Select(b => $"Niet overgenomen: een andere stemming, {b.InWords()} (regel {LineAt(b.Span.Start)})."));
        int? unanimous = Unanimous().Matches(_text).Take(Most).Where(m => !m.Groups["not"].Success && !IsAside(m.Index, m.Index + m.Length))
            .Select(m => (int?)m.Index).FirstOrDefault();

        var complete = main.Where(b => b.HasFor).DistinctBy(b => b.InWords()).ToList();
        var taken = chosen is null ? complete is [var only] ? only : null : complete.Find(b => LineAt(b.Span.Start) == chosen);
        if (taken is { IsDivided: true } && unanimous is not null && chosen is null)
        {
            _remarks.Add("De tekst noemt de stemming eenparig, en telt ook stemmen tegen of onthoudingen: kies zelf.");
            taken = null;
        }

        var findings = complete.ConvertAll(b => new Finding("votes", b.InWords(), LineAt(b.Span.Start), Taken: b == taken));
        if (taken is not null)
        {
            return Of(taken, findings);
        }

        if (complete.Count > 0)
        {
            var several = DutchText.Count(complete.Count, "stemming", "stemmingen");
            _remarks.Add($"De tekst heeft {several}: kies welke over deze overeenkomst gaat.");
        }
        else if (main is [var incomplete, ..])
        {
            findings.Add(new("votes", incomplete.InWords(), LineAt(incomplete.Span.Start), Taken: false));
            _remarks.Add($"De tekst zegt niet hoeveel stemmen voor er waren, alleen {incomplete.InWords()}: vul de stemming zelf in.");
        }
        else if (unanimous is { } at)
        {
            return WithoutDissent(at, attendance);
        }
        else if (ByGroup().IsMatch(_text))
        {
            _remarks.Add("Er is per fractie gestemd, zonder aantallen: vul de stemming zelf in.");
        }

        return new(Uncounted, findings, _remarks);
    }

    private VotesReading Of(Ballot ballot, IReadOnlyList<Finding> findings)
    {
        if (_secret && ballot.Votes(secret: false).Names is not null)
        {
            _remarks.Add("De stemming was geheim: de namen bij de stemmen zijn niet overgenomen.");
        }

        if (ballot.Count("for") == (ballot.Count("against") ?? 0))
        {
            _remarks.Add(CastingVote().IsMatch(_text)
                ? "De stemmen staken en de stem van de voorzitter gaf de doorslag: kies zelf de uitslag."
                : "Er zijn evenveel stemmen voor als tegen: dan is het voorstel verworpen.");
        }

        return new(ballot.Votes(_secret), findings, _remarks);
    }

    /// <summary>A unanimous decision has as many votes for as there were voters, but for those whom the sentence excepts.</summary>
    private VotesReading WithoutDissent(int at, AttendanceReader attendance)
    {
        var sentence = SentenceAt(at);
        var excepted = Exception().Match(sentence) is { Success: true } found ? found.Groups["who"].Value : null;
        var people = excepted is null ? [] : attendance.Groups.Where(g => g.MayVote()).SelectMany(g => g.Names).Take(PersonNames.Most)
            .Where(n => PersonNames.Key(excepted).Contains(PersonNames.Key(n), StringComparison.Ordinal)).ToList();
        var (abstain, against) = (Holds("onth"), Holds("tegen"));
        var dissent = excepted is null ? DissentingSentence() : null;
        var why = excepted is not null && (people.Count == 0 || abstain == against)
                ? $"De stemming is niet helemaal eenparig: «{sentence}». Vul ze zelf in."
            : dissent is not null ? $"De tekst noemt de stemming eenparig, maar ook: «{dissent}». Vul ze zelf in."
            : Rejected().IsMatch(_text) ? "Het punt is verworpen, verdaagd of van de agenda gehaald: vul de stemming zelf in."
            : attendance.Groups.Count == 0 ? "Eenparig beslist, maar zonder aanwezigheidslijst is het aantal stemmen niet bekend."
            : !attendance.VotersAreKnown ? "Eenparig beslist, maar het is niet zeker wie van de aanwezigen meestemde: vul het aantal zelf in."
            : attendance.Voters <= people.Count ? "Eenparig beslist, maar op de lijst staat niemand die meestemde."
            : null;
        if (why is not null)
        {
            return new(Uncounted, [new("votes", "eenparig", LineAt(at), Taken: false)], [.. _remarks, why]);
        }

        var voters = attendance.Voters - people.Count;
        var names = people.Count == 0 || _secret ? null : new RollCall([], against ? people : [], abstain ? people : []);
        return new(
            new(voters, against ? people.Count : 0, abstain ? people.Count : null, null, null, _secret, names),
            [new("votes", "eenparig", LineAt(at), Taken: true)],
            [.. _remarks, $"Eenparig beslist: {DutchText.Count(voters, "stem", "stemmen")} voor, geteld op de aanwezigheidslijst."]);

        bool Holds(string word) => excepted?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
    }

    /// <summary>Of a secret vote without a count is known at least that it was secret.</summary>
    private MinutesVotes? Uncounted => _secret ? new(null, null, null, null, null, _secret, null) : null;

    /// <summary>Counts and names that follow each other are one ballot, until a heading, or another count of the same kind.</summary>
    private List<Ballot> Ballots()
    {
        var ballots = new List<Ballot>();
        foreach (var mark in VoteMark.In(_text))
        {
            if (mark.NamesAreDoubtful)
            {
                _remarks.Add($"De namen op regel {LineAt(mark.Start)} zijn niet met zekerheid gelezen, en niet overgenomen.");
            }

            if (!mark.IsCounted)
            {
                continue;
            }

            var isApart = ballots.Count > 0 && Apart().IsMatch(_text[Math.Min(mark.Start, ballots[^1].Span.End)..mark.Start]);
            if (ballots.Count == 0 || isApart || !ballots[^1].Take(mark))
            {
                ballots.Add(new Ballot());
                ballots[^1].Take(mark);
            }
        }

        return ballots;
    }

    /// <summary>Whether this is a vote on something else: on urgency, an amendment, the order of the agenda, an advice.</summary>
    private bool IsAside(int start, int end)
    {
        var from = start == 0 ? 0 : _text.LastIndexOfAny(['.', '\n'], start - 1) + 1;
        var until = _text.IndexOfAny(['.', '\n'], end);
        if (Aside().IsMatch(_text[from..(until < 0 ? _text.Length : until)]))
        {
            return true;
        }

        // The line above says what is voted on, unless that is a sentence or a vote of its own.
        var above = _lines.Take(IndexAt(start)).LastOrDefault(l => l.Raw.Length > 0)?.Raw ?? "";
        return above.Length < LongestHeading && !above.EndsWith('.') && !IsIn(above) && Aside().IsMatch(above);
    }

    private int IndexAt(int place)
    {
        var at = Array.BinarySearch(_starts, place);
        return at >= 0 ? at : ~at - 1;
    }

    private int LineAt(int place) => _lines[IndexAt(place)].Number;

    /// <summary>A sentence in which somebody votes against or abstains; null when there is none.</summary>
    private string? DissentingSentence() => Dissent().Matches(_text).Take(Most).Where(m => !IsAside(m.Index, m.Index + m.Length))
        .Select(m => SentenceAt(m.Index)).FirstOrDefault();

    private string SentenceAt(int place)
    {
        var start = _text.LastIndexOfAny(['.', '\n'], place) + 1;
        var end = _text.IndexOfAny(['.', '\n'], place);
        return _text[start..(end < 0 ? _text.Length : end)].Trim();
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    [GeneratedRegex(
        @"\b(?<not>niet\s+)?(?:eenparig(?:heid)?|éénparig(?:heid)?|unaniem|unanimiteit|algemene\s+stemmen"
        + @"|algemeenheid\s+van\s+stemmen)\b",
        Plain)]
    private static partial Regex Unanimous();

    [GeneratedRegex(@"\bgeheime\s+stemming\b|\bgeheim\s+gestemd\b|\bstembriefjes\b", Plain)]
    private static partial Regex Secret();

    [GeneratedRegex(
        @"[^.\n]*\b(?:meerderheid|quorum)\s+(?:bedraagt|is\s+bereikt|vereist|van\s+\d)[^.\n]*"
        + @"|[^.\n]*\bvereiste\s+meerderheid\b[^.\n]*"
        + @"|\b\d{1,3}\s+(?:op|van)\s+(?:de\s+)?\d{1,3}\s+stemmen\b", Plain)]
    private static partial Regex Quorum();

    [GeneratedRegex(@"\b(?:met\s+uitzondering\s+van|behalve|uitgezonderd|op\s+(?:\p{L}+\s+){1,3}na\b)\s*(?<who>.*)", Plain)]
    private static partial Regex Exception();

    [GeneratedRegex(
        @"\b(?:hoogdringend\p{L}*|spoedeisend\p{L}*|urgentie|amendement\p{L}*|agendering|verdaging|verdagen|uitstel|ordemotie)\b"
        + @"|\bverdaagd\b|\bspreekrecht\b|\bsluit(?:en|ing)\s+van\s+de\s+(?:zitting|vergadering|deuren)\b"
        + @"|\bde\s+(?:zitting|vergadering|deuren)\s+te\s+sluiten\b"
        + @"|\bvoorstel\s+(?:tot|van)\s+beslissing\b"
        + @"|\buit(?:gesteld|stellen|\s+te\s+stellen)\b|\bschors(?:en|ing)\b|\bde\s+agenda\b|\bover\s+te\s+gaan\s+tot\b"
        + @"|\bin\s+(?:besloten|gesloten|openbare)\s+(?:zitting|vergadering)\s+te\b"
        + @"|\bnotulen\s+van\s+(?:de\s+)?(?:vorige|vergadering|zitting)\b"
        + @"|\btoe(?:\s*te\s+voegen|voeging|gevoegd)\b|\badvi(?:es|seert|seerde)\b|\bcommissie\b", Plain)]
    private static partial Regex Aside();

    [GeneratedRegex(
        @"\n\s*(?:(?:publieke|geheime|eerste|tweede|derde)\s+)?stem(?:ming|ronde)\b[^\n]*"
        + @"|\b(?:eerste|tweede|derde|nieuwe)\s+(?:stem(?:ming|ronde)|ronde)\b", Plain)]
    private static partial Regex Apart();

    [GeneratedRegex(@"\bfracties?\b[^.\n]*\b(?:stem(?:t|men|de|den)|onthoud(?:t|en)|onthield(?:en)?)\b", Plain)]
    private static partial Regex ByGroup();

    [GeneratedRegex(@"\bstem\s+van\s+de\s+voorzitter\b[^.\n]*\b(?:beslissend|doorslag\p{L}*)", Plain)]
    private static partial Regex CastingVote();

    [GeneratedRegex(
        @"\bonth(?:oudt|ouden|ield|ielden|ouding)\b|\btegen(?:\s?stem\p{L}*|\s?gestemd)\b"
        + @"|\bstem(?:t|de|men|den)\s+(?:\p{L}+\s+){0,2}(?:tegen|niet)\b"
        + @"|\bstemmen\s+min(?:us)?\b", Plain)]
    private static partial Regex Dissent();

    /// <summary>What was decided is not what was proposed.</summary>
    [GeneratedRegex(
        @"\b(?:voorstel|punt|overeenkomst|raad|besluit)\s+(?:\p{L}+\s+){0,6}"
        + @"(?:verworpen|afgekeurd|afgewezen|geweigerd|verwerpt|weigert|verdaagd|uitgesteld)\b"
        + @"|\b(?:voorstel|punt)\s+(?:\p{L}+\s+){0,3}ingetrokken\b"
        + @"|\bniet\s+(?:goedgekeurd|aangenomen|aanvaard|akkoord)\b|\bkeurt\s+(?:\p{L}+\s+){0,8}niet\s+goed\b"
        + @"|\bvan\s+de\s+agenda\s+(?:gehaald|afgevoerd|genomen|geschrapt|verwijderd)\b", Plain)]
    private static partial Regex Rejected();

    /// <summary>A vote of another day or another body, mentioned in the motivation.</summary>
    [GeneratedRegex(
        @"\b(?:vorige|vroegere?|eerdere?|destijds|advi(?:es|seer\p{L}*)|commissie|college|vorig\s+jaar)\b|\b(?:19|20)\d{2}\b", Plain)]
    private static partial Regex OfAnother();
}
