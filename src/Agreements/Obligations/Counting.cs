using AgiiPlatform.Agreements.Meetings;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Agreements.Obligations;

/// <summary>What was held, for as many agreements as are asked about: always one query.</summary>
internal static class Counting
{
    /// <summary>The held meetings of each agreement, in one query, however many agreements and municipalities there are.</summary>
    internal static async Task<ILookup<Guid, HeldMeeting>> Held(IQueryable<MeetingLink> links, IQueryable<Meeting> meetings, CancellationToken ct) =>
        (await links.AsNoTracking().Join(
            meetings.Where(m => m.Kind != null && (m.State == MeetingState.Held || m.State == MeetingState.ReportApproved)),
            l => new { l.TenantId, Id = l.MeetingId }, m => new { m.TenantId, m.Id },
            (l, m) => new HeldMeeting(l.AgreementId, m.Date, m.Kind!.Value, m.With)).ToListAsync(ct)).ToLookup(m => m.AgreementId);
}
