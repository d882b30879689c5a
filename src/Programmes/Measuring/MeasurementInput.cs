namespace AgiiPlatform.Programmes.Measuring;

/// <summary>What is given when something is measured or corrected.</summary>
internal record MeasurementInput
{
    public DateOnly? Date { get; init; }

    /// <summary>What was reached by then, since the begin, as the KPI counts.</summary>
    public decimal? Value { get; init; }

    public string? Source { get; init; }
    public string? Note { get; init; }

    /// <summary>Why it is lower than before, or later ones are lower than it; needed only then.</summary>
    public string? LowerBecause { get; init; }

    internal Check Check() => new Check()
        .Required(Date, "date", "de datum")
        .Required(Value, "value", "het bereikte aantal")
        .RequiredText(Source, "source", "de bron", Series.MaxSource)
        .MaxLength(Note, "note", "de nota", Series.MaxNote)
        .MaxLength(LowerBecause, "lowerBecause", "de uitleg", Series.MaxReason);

    internal Measurement As(Guid id) => new(id, Date!.Value, Value!.Value, Source!, Note, LowerBecause);
}
