namespace AgiiPlatform.Programmes.Definitions;

/// <summary>An action that a municipality may choose.</summary>
/// <param name="Number">Its number in the programme.</param>
/// <param name="Name">What is done.</param>
/// <param name="Objective">The code of its objective.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Rule">How it is subsidised; none: it is not, or not yet known.</param>
public sealed record DefinedAction(string Number, string Name, string Objective, string? Unit, ActionRule? Rule);
