using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Meetings;

namespace AgiiPlatform.Agreements.Obligations;

/// <summary>What was held and is planned, for as many agreements as are asked about: always one query.</summary>
internal static class Counting
{
    /// <summary>The meetings of each agreement, in one query, however many agreements and municipalities there are.</summary>
    internal static async Task<ILookup<Guid, CountedMeeting>> Meetings(
        IQueryable<MeetingLink> links, IQueryable<Meeting> meetings, CancellationToken ct) =>
        (await links.AsNoTracking().Join(
            meetings.Where(m => m.Kind != null && m.State != MeetingState.Cancelled),
            l => new { l.TenantId, Id = l.MeetingId }, m => new { m.TenantId, m.Id },
            (l, m) => new CountedMeeting(l.AgreementId, m.Date, m.Kind!.Value, m.With, m.State != MeetingState.Planned)).ToListAsync(ct))
        .ToLookup(m => m.AgreementId);

    /// <summary>The working years that approved annexes set, of each agreement, in one query.</summary>
    internal static async Task<ILookup<Guid, WorkingYear>> Years(IQueryable<Annex> annexes, CancellationToken ct) =>
        (await annexes.AsNoTracking().ThatHold().Select(x => new { x.AgreementId, x.From, x.Until, x.EvaluatedOn }).ToListAsync(ct))
            .ToLookup(x => x.AgreementId, x => new WorkingYear(x.From, x.Until, x.EvaluatedOn is not null));
}
