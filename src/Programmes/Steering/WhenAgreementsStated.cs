using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Programmes.Steering;

/// <summary>Agreements states what it has: the meetings that were not known here, from before they were told, are taken.</summary>
internal static class WhenAgreementsStated
{
    internal static async Task Handle(AgreementsStated message, ProgrammesDb db, CancellationToken ct)
    {
        foreach (var meeting in message.Meetings ?? [])
        {
            await Projection.Apply<MeetingFact>(
                db, nameof(WhenAgreementsStated), meeting.MeetingId, meeting.Version, m => m.Apply(meeting), ct);
        }
    }
}
