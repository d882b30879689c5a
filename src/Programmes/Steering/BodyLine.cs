namespace AgiiPlatform.Programmes.Steering;

/// <summary>A steering body in the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="MeetingsMin">How often it meets in a year, at least.</param>
/// <param name="MeetingsMax">And at most.</param>
/// <param name="Held">How often it met this year.</param>
/// <param name="Planned">How often it will.</param>
/// <param name="Standing">How far that is.</param>
/// <param name="Until">Since when it is no more.</param>
public sealed record BodyLine(
    Guid Id, string Name, int? MeetingsMin, int? MeetingsMax, int Held, int Planned, string Standing, DateOnly? Until);
