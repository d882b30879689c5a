using AgiiPlatform.Contracts;

namespace AgiiPlatform.Caseloads;

/// <summary>States all visits to a municipality again, for a copy that is built anew.</summary>
internal static class WhenStateAsked
{
    internal static async Task Handle(StateAsked message, CaseloadsDb db, CancellationToken ct)
    {
        var visits = await db.Visits.AsNoTracking().OrderBy(v => v.Id)
            .Select(v => new StatedVisit(v.Id, v.Date, v.State == VisitState.Held, v.Version)).ToListAsync(ct);
        db.Publish(new VisitsStated(message.RebuildId, visits));
        await db.Save(nameof(WhenStateAsked), null, ct);
    }
}
