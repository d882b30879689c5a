using AgiiPlatform.Contracts;

namespace AgiiPlatform.Agreements;

/// <summary>States all agreements of a municipality again, and the meetings of its bodies, for a copy that is built anew.</summary>
internal static class WhenStateAsked
{
    internal static async Task Handle(StateAsked message, AgreementsDb db, CancellationToken ct)
    {
        var agreements = await db.Agreements.AsNoTracking().OrderBy(a => a.Id).ToListAsync(ct);
        var meetings = await db.Meetings.AsNoTracking().Where(m => m.Body != null).OrderBy(m => m.Id).ToListAsync(ct);
        db.Publish(new AgreementsStated(message.RebuildId,
            [.. agreements.Select(a => new StatedAgreement(a.Id, a.Version, a.Announcement(a.Version)))],
            [.. meetings.Select(m => m.Announcement(m.Version))]));
        await db.Save(nameof(WhenStateAsked), null, ct);
    }
}
