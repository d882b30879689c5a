using AgiiPlatform.Contracts;

namespace AgiiPlatform.Agreements;

/// <summary>States all agreements of a municipality again, its annexes and the meetings of its bodies, for a copy built anew.</summary>
internal static class WhenStateAsked
{
    internal static async Task Handle(StateAsked message, AgreementsDb db, CancellationToken ct)
    {
        var agreements = await db.Agreements.AsNoTracking().OrderBy(a => a.Id).ToListAsync(ct);
        var meetings = await db.Meetings.AsNoTracking().Where(m => m.Body != null).OrderBy(m => m.Id).ToListAsync(ct);
        var annexes = await db.Annexes.AsNoTracking().OrderBy(a => a.Id).ToListAsync(ct);
        var lines = (await db.ActionLines.AsNoTracking().OrderBy(l => l.Position).ThenBy(l => l.Id).ToListAsync(ct))
            .ToLookup(l => l.AnnexId);
        db.Publish(new AgreementsStated(message.RebuildId,
            [.. agreements.Select(a => new StatedAgreement(a.Id, a.Version, a.Announcement(a.Version)))],
            [.. meetings.Select(m => m.Announcement(m.Version))],
            [.. annexes.Select(a => a.Announcement(a.Version, [.. lines[a.Id]]))]));
        await db.Save(nameof(WhenStateAsked), null, ct);
    }
}
