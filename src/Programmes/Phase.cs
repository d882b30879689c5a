namespace AgiiPlatform.Programmes;

/// <summary>A phase of a track. One that ends before the phase before it began is shown with a warning, not refused.</summary>
/// <param name="Name">What is done.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
/// <param name="Printed">The time as it is printed, if it is: "februari 2015".</param>
public sealed record Phase(string Name, DateOnly? From, DateOnly? Until, string? Printed = null);
