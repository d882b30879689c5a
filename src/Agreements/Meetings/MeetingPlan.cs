using AgiiPlatform.Agreements.Obligations;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>What is planned about a meeting.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Kind">Towards which obligation it counts; null is another kind of meeting.</param>
/// <param name="Date">The day.</param>
/// <param name="Start">When it begins, on the clock in Flanders; null is the whole day.</param>
/// <param name="Minutes">How long; 60 when a start is given without it.</param>
/// <param name="Place">Where, or the address of the call.</param>
/// <param name="Body">Of which body it is a session: "Stuurgroep Samenleven in diversiteit".</param>
/// <param name="Agenda">What is to be talked about.</param>
/// <param name="Participants">Who is invited.</param>
internal sealed record MeetingPlan(
    string Title, ObligationKind? Kind, DateOnly Date, TimeOnly? Start, int? Minutes, string? Place, string? Body, string? Agenda,
    IReadOnlyList<Participant> Participants);
