using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Programmes.Means;

namespace AgiiPlatform.Programmes.Steering;

/// <summary>Agreements states what it has: the meetings and annexes that were not known here yet are taken.</summary>
internal static class WhenAgreementsStated
{
    internal static async Task Handle(AgreementsStated message, ProgrammesDb db, CancellationToken ct)
    {
        foreach (var meeting in message.Meetings ?? [])
        {
            await Projection.Apply<MeetingFact>(
                db, nameof(WhenAgreementsStated), meeting.MeetingId, meeting.Version, m => m.Apply(meeting), ct);
        }

        foreach (var annex in message.Annexes ?? [])
        {
            await Projection.Apply<AnnexFact>(db, nameof(WhenAgreementsStated), annex.AnnexId, annex.Version, a => a.Apply(annex), ct);
        }
    }
}
