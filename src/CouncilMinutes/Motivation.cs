namespace AgiiPlatform.CouncilMinutes;

/// <summary>The motivation of a decision, in the sections that minutes have; "geen" is a usual answer to the last.</summary>
/// <param name="History">Voorgeschiedenis.</param>
/// <param name="Facts">Feiten en context.</param>
/// <param name="Argument">Argumentatie.</param>
/// <param name="Finances">Financiële gevolgen.</param>
public sealed record Motivation(string? History, string? Facts, string? Argument, string? Finances)
{
    /// <summary>The sections that have a text, with the heading that minutes print above them.</summary>
    public IEnumerable<(string Heading, string Text)> Sections() =>
        from s in new[]
        {
            ("Voorgeschiedenis", History), ("Feiten en context", Facts), ("Argumentatie", Argument), ("Financiële gevolgen", Finances),
        }
        where !string.IsNullOrWhiteSpace(s.Item2)
        select (s.Item1, s.Item2);
}
