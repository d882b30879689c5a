namespace AgiiPlatform.Programmes;

/// <summary>What a figure said before it was corrected.</summary>
/// <param name="Subject">What it was about.</param>
/// <param name="Population">Of whom.</param>
/// <param name="Whole">How many they were.</param>
/// <param name="Unit">What was counted.</param>
/// <param name="ReferenceDate">On which day.</param>
/// <param name="From">The first day of its period.</param>
/// <param name="Until">The last.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Note">What else was said.</param>
/// <param name="Values">Its values.</param>
/// <param name="Corrected">Who corrected it, when and why.</param>
public sealed record EarlierFigure(
    string Subject, string? Population, decimal? Whole, string? Unit, DateOnly? ReferenceDate, DateOnly? From, DateOnly? Until,
    string Source, string? Note, IReadOnlyList<FigureValue> Values, ChangeNote Corrected);
