namespace AgiiPlatform.Programmes.Measuring;

/// <summary>The measurements of a programme.</summary>
/// <param name="Id">The programme.</param>
/// <param name="Name">Its name.</param>
/// <param name="Period">Its first and last day.</param>
/// <param name="AsOf">The day on which the progress is told.</param>
/// <param name="TestOn">The day up to which the first report counts.</param>
/// <param name="TestPercent">What share must be reached by then.</param>
/// <param name="Actions">Its actions in their order.</param>
public sealed record MeasuredProgramme(
    Guid Id, string Name, Period Period, DateOnly AsOf, DateOnly? TestOn, int? TestPercent, IReadOnlyList<MeasuredAction> Actions)
{
    /// <summary>Whether nothing of the programme is changed any more.</summary>
    internal bool IsOver { get; init; }
}
