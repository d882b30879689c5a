namespace AgiiPlatform.Programmes.Steering;

/// <summary>How often the bodies that steer a programme met.</summary>
/// <param name="Id">The programme.</param>
/// <param name="Name">Its name.</param>
/// <param name="Meetings">How many meetings count for it.</param>
public sealed record ProgrammeMeetings(Guid Id, string Name, int Meetings);
