using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Overview;

/// <summary>A visit does not count, or not any more.</summary>
internal static class WhenVisitCancelled
{
    internal static Task Handle(VisitCancelled message, OverviewDb db, CancellationToken ct) =>
        Projection.Apply<VisitFact>(db, nameof(WhenVisitCancelled), message.VisitId, message.Version, f => f.Counts = false, ct);
}
