namespace AgiiPlatform.Programmes.Measuring;

/// <summary>An action with its series and how far it is.</summary>
/// <param name="Number">Its number or code.</param>
/// <param name="Version">Its version, raised by each measurement; a correction names the one that was read.</param>
/// <param name="Name">What is done.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Kpi">What is to be reached.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Measurements">What counts, by date.</param>
/// <param name="Removed">What does not count any more, by date.</param>
public sealed record MeasuredAction(
    string Number, int Version, string Name, string? Unit, int Kpi, ActionProgress Progress, IReadOnlyList<Measurement> Measurements,
    IReadOnlyList<Measurement> Removed);
