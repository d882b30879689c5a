namespace AgiiPlatform.Programmes.Steering;

/// <summary>The meetings of a year: for each programme those that count for it, and in all each of them once.</summary>
/// <param name="Year">The year.</param>
/// <param name="Meetings">How many were held, each counted once, for however many programmes.</param>
/// <param name="Programmes">For each programme.</param>
public sealed record CountedMeetings(int Year, int Meetings, IReadOnlyList<ProgrammeMeetings> Programmes);
