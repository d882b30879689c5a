namespace AgiiPlatform.Programmes.Boards;

/// <summary>An action of the definition that the municipality did not choose.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">What would be done.</param>
public sealed record NotChosen(string Number, string Name);
