using AgiiPlatform.Contracts;
using AgiiPlatform.Platform.Messaging;

namespace AgiiPlatform.Overview;

/// <summary>
/// Builds the facts again from what their publishers state (<see cref="StateAsked"/>), a municipality at a time. Until a municipality is
/// stated its figures stay as they are, so that nobody sees a dip.
/// </summary>
internal static class Rebuild
{
    /// <summary>How many services state facts about each municipality.</summary>
    internal const int Publishers = 2;

    /// <summary>
    /// Begins: from here on any statement of a fact is newer than what is kept. What nobody states or tells meanwhile (version 0) does not
    /// exist, and counts no longer once its municipality is stated.
    /// </summary>
    internal static async Task Forget(OverviewDb db, IReadOnlyCollection<Guid> municipalities, CancellationToken ct)
    {
        await db.AcrossTenants<VisitFact>(municipalities).ExecuteUpdateAsync(u => u.SetProperty(f => f.PublishedVersion, 0), ct);
        await db.AcrossTenants<AgreementFact>(municipalities).ExecuteUpdateAsync(u => u.SetProperty(f => f.PublishedVersion, 0), ct);
    }

    /// <summary>How many of the parts were stated: two for each municipality.</summary>
    internal static Task<int> Done(OverviewDb db, IReadOnlyCollection<Guid> municipalities, Guid id, CancellationToken ct) =>
        db.AcrossTenants<StatedPart>(municipalities).CountAsync(p => p.RebuildId == id, ct);

    /// <summary>Takes what a publisher states about the municipality of the message: each fact by its id, with its version.</summary>
    internal static async Task Take<TFact>(OverviewDb db, string consumer, string publisher, Guid rebuildId,
        IReadOnlyList<(Guid Id, int Version, Action<TFact> Change)> stated, CancellationToken ct)
        where TFact : Fact, new()
    {
        var kept = await db.Set<TFact>().ToDictionaryAsync(f => f.Id, ct);
        foreach (var (id, version, change) in stated)
        {
            RefusedMessage.IfNoVersion(version);
            if (!kept.Remove(id, out var fact))
            {
                db.Add(fact = new TFact { Id = id });
            }

            fact.State(version, () => change(fact));
        }

        foreach (var gone in kept.Values.Where(f => f.PublishedVersion == 0))
        {
            gone.Counts = false;
        }

        var part = await db.StatedParts.FirstOrDefaultAsync(p => p.Publisher == publisher, ct);
        if (part is null)
        {
            db.Add(part = new StatedPart { Publisher = publisher });
        }

        part.RebuildId = rebuildId;
        await db.Save(consumer, null, $"heropbouw {rebuildId}", ct);
    }
}
