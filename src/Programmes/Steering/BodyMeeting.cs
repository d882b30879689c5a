namespace AgiiPlatform.Programmes.Steering;

/// <summary>A meeting of a steering body.</summary>
/// <param name="Id">Its id in the calendar.</param>
/// <param name="Date">The day.</param>
/// <param name="Held">Whether it was held.</param>
/// <param name="Cancelled">Whether it was cancelled.</param>
public sealed record BodyMeeting(Guid Id, DateOnly Date, bool Held, bool Cancelled);
