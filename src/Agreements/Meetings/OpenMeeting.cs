using AgiiPlatform.Agreements.Obligations;

namespace AgiiPlatform.Agreements.Meetings;

/// <summary>Opens a meeting: what is planned, or what was said and decided and by whom, and for which agreements it counts.</summary>
internal static class OpenMeeting
{
    internal static readonly PageAddress Page = new("/overleg/{id:guid}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/meetings/{id:guid}", Read).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(Page.Pattern, Show).Requires(Permission.AgreementsRead);
    }

    internal static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CancellationToken ct) =>
        await Pages.Show<OpenMeetingPage>(new { Meeting = await Read(id, db, ct), db.Context.Today, Refused = form.Violation?.Message });

    private static async Task<MeetingView> Read(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var found = await db.Meetings.AsNoTracking().Where(m => m.Id == id).Select(m => new
        {
            Meeting = m,
            Agreements = db.MeetingLinks.Where(l => l.MeetingId == m.Id)
                .Join(db.Agreements, l => l.AgreementId, a => a.Id, (l, a) => new { a.Id, a.Title, a.Clauses, a.Addenda }).ToList(),
            Series = db.Meetings.Where(s => m.SeriesId != null && s.SeriesId == m.SeriesId).OrderBy(s => s.Date).ThenBy(s => s.Id)
                .Select(s => new MeetingInSeries(s.Id, s.Date, s.State)).ToList(),
        }).SingleOrDefaultAsync(ct) ?? throw new NotFound();
        var m = found.Meeting;
        return new(m.Id, m.Version, m.Title, m.Kind, m.Date, m.Start, m.Minutes, m.Place, m.Body, m.Agenda, m.Participants, m.State,
            m.Report, m.Decisions, m.ReportApprovedOn, m.CancelReason, m.SeriesId,
            [
                .. from a in found.Agreements
                   let clauses = Agreement.ClausesOn(a.Clauses, a.Addenda, m.Date)
                   select new LinkedAgreement(a.Id, a.Title, Lacking(m, clauses)),
            ], found.Series);
    }

    /// <summary>Who must be there by these clauses for the meeting to count, and was not or is not invited.</summary>
    private static IReadOnlyList<ParticipantRole> Lacking(Meeting m, IReadOnlyList<string> clauses)
    {
        var with = m.State == MeetingState.Planned
            ? m.Participants.Aggregate(ParticipantRole.None, (all, p) => all | p.Role)
            : m.With;
        var asked = Obligation.In(clauses).Where(o => o.Kind == m.Kind && m.State != MeetingState.Cancelled).ToList();
        return asked.Count == 0 || asked.Exists(o => (with & o.Needs) == o.Needs)
            ? []
            : [.. Enum.GetValues<ParticipantRole>().Where(r => r != ParticipantRole.None && (asked[0].Needs & ~with).HasFlag(r))];
    }

    /// <summary>The agreements that a meeting may count for, the latest first.</summary>
    internal static async Task<IReadOnlyList<(string Value, string Text)>> Choices(AgreementsDb db, CancellationToken ct) =>
    [
        .. from a in await db.Agreements.OrderByDescending(a => a.From)
               .Select(a => new { a.Id, a.Title, a.From, a.Until }).ToListAsync(ct)
           select (a.Id.ToString(), $"{a.Title} ({a.From.InDigits()} – {a.Until.InDigits()})"),
    ];
}
