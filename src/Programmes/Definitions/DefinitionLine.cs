namespace AgiiPlatform.Programmes.Definitions;

/// <summary>A definition in a list.</summary>
/// <param name="Id">The name in addresses.</param>
/// <param name="Version">Its newest version.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Period">Its first and last day.</param>
/// <param name="Actions">How many actions there are to choose from.</param>
public sealed record DefinitionLine(string Id, int Version, string Name, Period Period, int Actions);
