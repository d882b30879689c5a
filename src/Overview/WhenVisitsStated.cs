using AgiiPlatform.Contracts;

namespace AgiiPlatform.Overview;

/// <summary>Caseloads states all visits to a municipality: the facts about them are built again.</summary>
internal static class WhenVisitsStated
{
    internal static Task Handle(VisitsStated message, OverviewDb db, CancellationToken ct)
    {
        message.Visits.Where(v => v.Held).ToList().ForEach(v => FactDate.Check(v.Date, db.Context.Today));
        return Rebuild.Take<VisitFact>(db, nameof(WhenVisitsStated), "caseloads", message.RebuildId,
            [.. message.Visits.Select(v => (v.VisitId, v.Version, (Action<VisitFact>)(f => (f.Date, f.Counts) = (v.Date, v.Held))))], ct);
    }
}
