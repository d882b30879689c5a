using AgiiPlatform.Agreements.Obligations;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>
/// One meeting. <paramref name="Start"/> is on the clock in Flanders; null is the whole day. <paramref name="Series"/> is
/// what was planned together with it and itself, by day.
/// </summary>
public sealed record MeetingView(
    Guid Id, int Version, string Title, ObligationKind? Kind, DateOnly Date, TimeOnly? Start, int? Minutes, string? Place,
    string? Body, string? Agenda, IReadOnlyList<Participant> Participants, MeetingState State, string? Report,
    IReadOnlyList<string> Decisions, DateOnly? ReportApprovedOn, string? CancelReason, Guid? SeriesId,
    IReadOnlyList<LinkedAgreement> Agreements, IReadOnlyList<MeetingInSeries> Series);
