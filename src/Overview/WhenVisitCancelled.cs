using AgiiPlatform.Contracts;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Overview;

/// <summary>A visit does not count, or not any more.</summary>
internal static class WhenVisitCancelled
{
    internal static async Task Handle(VisitCancelled message, OverviewDb db, CancellationToken ct)
    {
        var fact = await db.Visits.FirstOrDefaultAsync(f => f.Id == message.VisitId, ct);
        if (fact is null)
        {
            db.Visits.Add(fact = new VisitFact(message.VisitId));
        }

        if (fact.Apply(message))
        {
            await db.Save(nameof(WhenVisitCancelled), fact, ct);
        }
    }
}
