using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Programmes.Steering;

/// <summary>A meeting of a body was planned, changed, held or cancelled.</summary>
internal static class WhenMeetingChanged
{
    internal static Task Handle(MeetingChanged message, ProgrammesDb db, CancellationToken ct) =>
        Projection.Apply<MeetingFact>(db, nameof(WhenMeetingChanged), message.MeetingId, message.Version, m => m.Apply(message), ct);
}
