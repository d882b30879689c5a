using AgiiPlatform.Programmes.Measuring;

namespace AgiiPlatform.Programmes.Boards;

/// <summary>An action on a board: how far it is, and its series as a line.</summary>
/// <param name="Number">Its number or code.</param>
/// <param name="Name">What is done.</param>
/// <param name="Objective">The code of its objective.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="State">How far it is in the plan.</param>
/// <param name="Kpi">What is to be reached.</param>
/// <param name="Progress">How far it is, with the test and the forecast.</param>
/// <param name="Points">What was measured and counts, by date.</param>
public sealed record BoardTile(
    string Number, string Name, string? Objective, string? Unit, ActionState State, int Kpi, ActionProgress Progress,
    IReadOnlyList<SeriesPoint> Points);
