using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Overview;

/// <summary>A visit was held: it counts on its day.</summary>
internal static class WhenVisitHeld
{
    internal static Task Handle(VisitHeld message, OverviewDb db, CancellationToken ct)
    {
        FactDate.Check(message.Date, db.Context.Today);
        return Projection.Apply<VisitFact>(db, nameof(WhenVisitHeld), message.VisitId, message.Version, f =>
            (f.Date, f.Counts) = (message.Date, true), ct);
    }
}
