namespace AgiiPlatform.Programmes.Figures;

/// <summary>A figure as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Unit">What is counted, or "%".</param>
/// <param name="Population">Of whom.</param>
/// <param name="Whole">How many they are.</param>
/// <param name="ReferenceDate">On which day.</param>
/// <param name="Period">Over which period.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Note">What else is to be said.</param>
/// <param name="Values">Its values, as given.</param>
/// <param name="Sum">What they are together, when they are parts of a whole.</param>
/// <param name="Missing">What they leave over of the whole: told, never filled in.</param>
/// <param name="Remark">That, as a sentence.</param>
/// <param name="Earlier">What it said before each correction, the oldest first.</param>
/// <param name="Removed">Who removed it, when and why.</param>
public sealed record FigureView(
    Guid Id, int Version, string Subject, string? Unit, string? Population, decimal? Whole, DateOnly? ReferenceDate, Period? Period,
    string Source, string? Note, IReadOnlyList<FigureValueView> Values, decimal? Sum, decimal? Missing, string? Remark,
    IReadOnlyList<EarlierFigure> Earlier, ChangeNote? Removed);
