using AgiiPlatform.Contracts;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Overview;

/// <summary>A visit was held: it counts on its day.</summary>
internal static class WhenVisitHeld
{
    internal static async Task Handle(VisitHeld message, OverviewDb db, CancellationToken ct)
    {
        var fact = await db.Visits.FirstOrDefaultAsync(f => f.Id == message.VisitId, ct);
        if (fact is null)
        {
            db.Visits.Add(fact = new VisitFact(message.VisitId));
        }

        if (fact.Apply(message))
        {
            await db.Save(nameof(WhenVisitHeld), fact, ct);
        }
    }
}
