namespace AgiiPlatform.Agreements.Meetings;

/// <summary>One of the meetings that were planned together.</summary>
public sealed record MeetingInSeries(Guid Id, DateOnly Date, MeetingState State);
