namespace AgiiPlatform.Agreements.Obligations;

/// <summary>How one obligation stands in one working year.</summary>
/// <param name="Kind">What is to happen.</param>
/// <param name="Clause">The sentence it was read from.</param>
/// <param name="Minimum">How often at least in this working year.</param>
/// <param name="Maximum">How often at most; null when the sentence gives none.</param>
/// <param name="Done">How often it happened.</param>
/// <param name="Planned">How often it is planned from that day on.</param>
/// <param name="Met">Whether that is enough.</param>
/// <param name="Overdue">Whether the working year is over without it.</param>
/// <param name="Text">A short line for people: "operationeel overleg 2/3, nog 1 vóór 31-12-2018".</param>
/// <param name="Forecast">What to expect at this rate, or which choice was made; null when there is nothing to say.</param>
/// <param name="Proposed">Days on which what is missing could be held, spread over what is left of the year.</param>
public sealed record ObligationView(
    ObligationKind Kind, string Clause, int Minimum, int? Maximum, int Done, int Planned, bool Met, bool Overdue, string Text,
    string? Forecast, IReadOnlyList<DateOnly> Proposed);
