using System.Text.RegularExpressions;
using AgiiPlatform.Programmes.Subsidies;
using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Programmes.Figures;

/// <summary>What is given when a figure is added or corrected.</summary>
internal partial record FigureInput
{
    internal const int MaxValues = 50, MaxText = Figure.MaxText;
    private const decimal Most = 1_000_000_000;

    public string? Subject { get; init; }

    /// <summary>"personen", or "%".</summary>
    public string? Unit { get; init; }

    /// <summary>Of whom: "nieuwkomers 2010-2012".</summary>
    public string? Population { get; init; }

    /// <summary>How many they are; needed for percentages.</summary>
    public decimal? Whole { get; init; }

    public DateOnly? ReferenceDate { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }
    public string? Source { get; init; }
    public string? Note { get; init; }
    public IReadOnlyList<ValueInput>? Values { get; init; }

    internal sealed record ValueInput
    {
        public string? Label { get; init; }
        public decimal? Value { get; init; }

        /// <summary>Whether it is the rest: what is too small to be named.</summary>
        public bool IsRest { get; init; }

        /// <summary>The row of the sheet that it came from, to name it by.</summary>
        public int? Row { get; init; }
    }

    /// <summary>Whether the values are percentages, however that is written.</summary>
    internal bool InPercent => Unit?.Trim().TrimEnd('.').ToLowerInvariant()
        is "%" or "procent" or "percent" or "percentage" or "percentages" or "procenten" or "percenten" or "pct" or "proc";

    [GeneratedRegex(@"%|\b(?:procent|percent|percentages?|procenten|pct)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex PartOfPercent();

    /// <summary>Collects what is missing or cannot be, each value by its row.</summary>
    internal Check Check(DateOnly today)
    {
        var values = Values.Given("values");
        var check = new Check()
            .RequiredText(Subject, "subject", "het onderwerp", Figure.MaxText)
            .MaxLength(Unit, "unit", "de eenheid", 100)
            .Must(InPercent || Unit is null || !PartOfPercent().IsMatch(Unit), "unit",
                "Schrijf als eenheid alleen %, en zet bij de groep waarvan het een percentage is.")
            .MaxLength(Population, "population", "de groep", Figure.MaxText)
            .RequiredText(Source, "source", "de bron", Figure.MaxText)
            .MaxLength(Note, "note", "de nota", Programme.MaxText)
            .Must(ReferenceDate is not null || From is not null || Until is not null, "referenceDate", "Geef een peildatum of een periode.")
            .Plausible(ReferenceDate, "referenceDate", today, since: 1950)
            .Plausible(From, "from", today, since: 1950)
            .Plausible(Until, "until", today, since: 1950)
            .Must(Whole is null or (> 0 and <= Most), "whole", "Geef een aantal groter dan 0.")
            .Must(!InPercent || (Whole is not null && !string.IsNullOrWhiteSpace(Population)), "whole",
                "Een percentage is er altijd een van een groep: geef de groep, en hoe groot ze is.")
            .Must(values.Count is > 0 and <= MaxValues, "values", $"Geef minstens één waarde, en hoogstens {MaxValues}.");
        foreach (var (i, value) in values.Index())
        {
            var row = $"Rij {value.Row ?? i + 1}{(string.IsNullOrWhiteSpace(value.Label) ? "" : $" ({value.Label})")}";
            check.Must(!string.IsNullOrWhiteSpace(value.Label), $"values[{i}].label", $"{row}: schrijf wat er geteld is.")
                .Must(value.Label is null || value.Label.Length <= Figure.MaxText, $"values[{i}].label",
                    $"{row}: gebruik hoogstens {Figure.MaxText} tekens.")
                .Must(value.Value is not null, $"values[{i}].value", $"{row}: vul de waarde in.")
                .Must(value.Value is null or >= 0, $"values[{i}].value", $"{row}: de waarde moet groter of gelijk aan 0 zijn.")
                .Must(value.Value is null or <= Most, $"values[{i}].value", $"{row}: de waarde is te groot.");
        }

        return check;
    }

    /// <summary>What holds over the fields together.</summary>
    internal void CheckRules()
    {
        RuleViolation.If(From is { } from && Until is { } until && until < from, "period-ends-before-it-begins",
            $"De periode eindigt op {Until.InWords()}, voor ze begint op {From.InWords()}.");
        foreach (var same in Values!.Index().GroupBy(v => v.Item.Label, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            throw new RuleViolation("value-twice",
                $"{same.Key} staat er twee keer: in de rijen {Dutch.List([.. same.Select(v => $"{v.Item.Row ?? v.Index + 1}")])}.");
        }

        var rest = Values!.Index().Where(v => v.Item.IsRest).Select(v => $"{v.Item.Row ?? v.Index + 1}").ToList();
        RuleViolation.If(rest.Count > 1, "rest-twice", $"Er kan maar één rest zijn, en de rijen {Dutch.List(rest)} zijn het allemaal.");
        // Printed percentages are rounded, each by half a unit at most.
        var (sum, whole) = (Values!.Sum(v => v.Value!.Value), InPercent ? 100 + Values!.Count * 0.5m : Whole);
        RuleViolation.If(whole is { } all && sum > all, "more-than-the-whole", InPercent
            ? $"De waarden zijn samen {sum.InDutch()} %, meer dan het geheel."
            : $"De waarden zijn samen {sum.InDutch()}, meer dan de groep van {whole?.InDutch()}.");
    }
}
