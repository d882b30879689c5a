using System.Text.RegularExpressions;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Web;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>What is given when an annex is drafted, changed or copied forward, and the checks that need nothing but the input.</summary>
internal partial record AnnexInput
{
    /// <summary>"2018" or "2018-2019".</summary>
    public string? Year { get; init; }

    /// <summary>The first of January of the year when absent.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last of December of the year when absent.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>This text and the ones below are the usual ones when absent.</summary>
    public string? Context { get; init; }

    public string? Preamble { get; init; }
    public string? EvaluationClause { get; init; }
    public string? RevisionClause { get; init; }

    internal AnnexTerms Checked(Agreement agreement, Annex? model = null)
    {
        var year = YearForm().Match(Year ?? "");
        new Check()
            .That(Year is not null, "year", "Vul het werkjaar in.")
            .That(Year is null || year.Success, "year", "Geef het werkjaar als 2018, of als 2018-2019.")
            .Optional(Context, "context", "de context", AnnexTerms.MaxText)
            .Optional(Preamble, "preamble", "de inleiding", AnnexTerms.MaxText)
            .Optional(EvaluationClause, "evaluationClause", "de bepaling over evaluatie", AnnexTerms.MaxText)
            .Optional(RevisionClause, "revisionClause", "de bepaling over herziening", AnnexTerms.MaxText)
            .Done();

        var first = int.Parse(year.Groups["first"].Value);
        var last = year.Groups["last"] is { Success: true } given ? int.Parse(given.Value) : first;
        var (from, until) = (From ?? Calendar(first, 1, 1), Until ?? Calendar(first, 12, 31));
        new Check()
            .That(last == first || last == first + 1, "year", "Een werkjaar ligt in één kalenderjaar, of in twee die op elkaar volgen.")
            .Given(from, "from", "de begindatum").Given(until, "until", "de einddatum")
            .That(!(until < from), "until", "De einddatum ligt vóór de begindatum.")
            .That(from is null || from.Value.Year == first, "from", $"De begindatum valt niet in het werkjaar {Year}.")
            .That(until is null || until.Value.Year == last, "until", $"De einddatum valt niet in het werkjaar {Year}.")
            .Done();
        return new AnnexTerms(Year!, from!.Value, until!.Value,
            Tidy(Context) ?? AnnexTexts.Context(agreement, from.Value, until.Value),
            Tidy(Preamble) ?? model?.Preamble ?? AnnexTexts.Preamble,
            Tidy(EvaluationClause) ?? model?.EvaluationClause ?? AnnexTexts.Evaluation,
            Tidy(RevisionClause) ?? model?.RevisionClause ?? AnnexTexts.Revision);

        // One kalender year needs no dates; two do.
        DateOnly? Calendar(int y, int month, int day) => last == first ? new DateOnly(y, month, day) : null;
    }

    /// <summary>A form sends line ends in its own way; kept in one way, so that only what somebody changed differs.</summary>
    internal static string? Tidy(string? text) => text?.Replace("\r\n", "\n", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<first>(19|20)\d\d)(-(?<last>(19|20)\d\d))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex YearForm();
}

/// <summary>The texts that an annex usually has, to begin with.</summary>
internal static class AnnexTexts
{
    internal const string Preamble =
        "Om het beleid in de praktijk te brengen, spreken beide partijen de onderstaande acties af. Het agentschap voert ze zorgvuldig uit. Het steunt daarvoor op "
        + "de kennis van zijn medewerkers in een bepaald domein, zoals welzijn of onderwijs.\nVóór een actie start, kiezen de betrokken medewerkers van het agentschap en van "
        + "het bestuur of de organisatie samen de werkvorm.";

    internal const string Evaluation =
        "Op het einde van deze periode evalueren de partijen de samenwerking per actie, om ze het volgende werkjaar te verbeteren.";

    internal const string Revision =
        "Verandert bij het agentschap wie een actie opneemt, dan kan een herziening van deze bijlage gevraagd worden.";

    internal static string Context(Agreement agreement, DateOnly from, DateOnly until) =>
        $"Deze bijlage werkt uit wat {Dutch.List([.. agreement.Parties.Select(p => p.Name)])} samen doen, zoals afgesproken in «{agreement.Title}» "
        + $"({Dutch.Period(agreement.From, agreement.Until)}).\nDe bijlage geldt van {Dutch.Period(from, until)}.";
}
