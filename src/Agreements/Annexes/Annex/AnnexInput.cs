using System.Text.RegularExpressions;

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
            .Must(Year is not null, "year", "Vul het werkjaar in.")
            .Must(Year is null || year.Success, "year", "Geef het werkjaar als 2018, of als 2018-2019.")
            .MaxLength(Context, "context", "de context", AnnexTerms.MaxText)
            .MaxLength(Preamble, "preamble", "de inleiding", AnnexTerms.MaxText)
            .MaxLength(EvaluationClause, "evaluationClause", "de bepaling over evaluatie", AnnexTerms.MaxText)
            .MaxLength(RevisionClause, "revisionClause", "de bepaling over herziening", AnnexTerms.MaxText)
            .ThrowIfInvalid();

        var first = int.Parse(year.Groups["first"].Value);
        var last = year.Groups["last"] is { Success: true } given ? int.Parse(given.Value) : first;
        var (from, until) = (From ?? Calendar(first, 1, 1), Until ?? Calendar(first, 12, 31));
        new Check()
            .Must(last == first || last == first + 1, "year", "Een werkjaar ligt in één kalenderjaar, of in twee die op elkaar volgen.")
            .Required(from, "from", "de begindatum").Required(until, "until", "de einddatum")
            .Must(!(until < from), "until", "De einddatum ligt vóór de begindatum.")
            .Must(from is null || from.Value.Year == first, "from", $"De begindatum valt niet in het werkjaar {Year}.")
            .Must(until is null || until.Value.Year == last, "until", $"De einddatum valt niet in het werkjaar {Year}.")
            .ThrowIfInvalid();
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
