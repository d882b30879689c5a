namespace AgiiPlatform.Programmes.Boards;

/// <summary>A phase of a programme or of a track in it.</summary>
/// <param name="Track">The service that goes through it, or the programme itself.</param>
/// <param name="Name">What is done.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
public sealed record BoardPhase(string Track, string Name, DateOnly From, DateOnly Until);
