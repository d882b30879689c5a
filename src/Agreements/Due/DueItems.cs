using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Meetings;
using AgiiPlatform.Agreements.Obligations;

namespace AgiiPlatform.Agreements.Due;

/// <summary>What is due today, in one municipality or in all those of AgII's people: the most urgent first.</summary>
internal static class DueItems
{
    /// <summary>How long before the end of an agreement the list shows its renewal.</summary>
    internal const int RenewDays = 240;

    /// <summary>How many AgII's list holds: nobody reads further, and each municipality has the whole of its own.</summary>
    private const int MostOfAgency = 100;

    internal static async Task<DueList> Here(AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        if (!user.Tenant!.ExistsOn(db.Context.Today) || db.Context.ReadOnlySince is not null)
        {
            return new(db.Context.Today, [], More: 0, CanBeDue: true); // it can be read, and nothing can be done in it
        }

        var reader = new DueReader(user, user.Tenant, user.Can(Permission.AgreementsWrite), user.Can(Permission.AgreementsSign));
        var (agreements, items) = await Read(
            db.Agreements.AsNoTracking(), db.Annexes.AsNoTracking(), db.MeetingLinks, db.Meetings.AsNoTracking(), _ => reader,
            db.Context.Today, ct);
        return new(db.Context.Today, items, More: 0, CanBeDue: agreements > 0);
    }

    /// <summary>
    /// What waits for AgII in all municipalities of this person: where they write, their work; where they sign, or a colleague does, what
    /// waits for AgII's signature. What waits for a municipality is on its own page. Four queries, however many municipalities; where
    /// nobody but the regional manager looks, only of what is approved and not signed, and of annexes that run.
    /// </summary>
    internal static async Task<DueList> OfAgency(
        AgreementsDb db, CurrentUser user, MunicipalityRegistry registry, ClosedTenants tenants, CancellationToken ct)
    {
        var (today, closed) = (db.Context.Today, await tenants.Of(db.Service));
        var mine = With(Permission.CaseloadRead);
        Guid[] writes = [.. With(Permission.AgreementsWrite).Intersect(mine)];
        var signs = With(Permission.AgreementsSign);
        var annexes = db.AcrossTenants<Annex>(mine)
            .Where(x => writes.Contains(x.TenantId) || (x.ApprovedOn != null && x.EvaluatedOn == null));
        var agreements = db.AcrossTenants<Agreement>(mine)
            .Where(a => writes.Contains(a.TenantId) || a.Stage == Stage.Approved || a.Stage == Stage.PartlySigned
                || annexes.Any(x => x.ReplacedOn == null && x.TenantId == a.TenantId && x.AgreementId == a.Id));
        var (_, items) = await Read(
            agreements, annexes, db.AcrossTenants<MeetingLink>(writes), db.AcrossTenants<Meeting>(writes),
            tenant => new DueReader(user, registry.ById(tenant)!, writes.Contains(tenant), signs.Contains(tenant)), today, ct);
        List<DueItem> waiting = [.. items.Where(i => i.ForYou || i.ForAgencyToSign)];
        return new(today, [.. waiting.Take(MostOfAgency)], Math.Max(0, waiting.Count - MostOfAgency), CanBeDue: mine.Count > 0);

        // Nothing can be done any more in a municipality that has ended or was closed.
        List<Guid> With(Permission permission) =>
            [.. user.TenantsWith(permission, registry).Where(t => t.ExistsOn(today) && !closed.Contains(t.Id)).Select(t => t.Id)];
    }

    private static async Task<(int Agreements, IReadOnlyList<DueItem> Items)> Read(
        IQueryable<Agreement> agreements, IQueryable<Annex> annexes, IQueryable<MeetingLink> links, IQueryable<Meeting> meetings,
        Func<Guid, DueReader> readerIn, DateOnly today, CancellationToken ct)
    {
        var (lately, soon) = (today.AddYears(-1), today.AddDays(14));
        var found = await agreements.Where(a => a.Until >= lately)
            .Select(a => new AgreementDue(
                a.Id, a.TenantId, a.Title, a.Stage, a.From, a.Until, a.ApprovedUntil ?? a.Until, a.PredecessorId, a.SignInAnyOrder,
                a.Decisions, a.Parties, a.Signatures, a.Clauses, a.Addenda, a.ProRata))
            .ToListAsync(ct);
        var counted = await Counting.Meetings(links, meetings, ct);
        var annexesOf = (await annexes.Where(x => x.ReplacedOn == null)
            .Select(x => new AnnexDue(
                x.Id, x.AgreementId, x.Year, x.Edition, x.From, x.Until, x.Stage, x.ApprovedOn, x.EvaluatedOn, x.Requests,
                x.Acknowledgements))
            .ToListAsync(ct)).ToLookup(x => x.AgreementId);
        var open = await meetings
            .Where(m => (m.State == MeetingState.Planned && m.Date <= soon)
                || (m.State == MeetingState.Held && m.Report != null && m.Date >= lately))
            .OrderBy(m => m.Date).Select(m => new MeetingDue(m.Id, m.TenantId, m.Title, m.Date, m.State, m.Participants)).ToListAsync(ct);
        var renewed = found.Select(a => a.PredecessorId).OfType<Guid>().ToHashSet();
        return (found.Count,
        [
            .. found
                .SelectMany(a => new DueOfAgreement(a, [.. annexesOf[a.Id]], readerIn(a.TenantId), today)
                    .Items(counted[a.Id], renewed.Contains(a.Id)))
                .Concat(open.Select(m => OfMeeting(m, readerIn(m.TenantId), today)))
                .OrderByDescending(d => d.ForYou).ThenByDescending(d => d.Overdue).ThenBy(d => d.By ?? DateOnly.MaxValue),
        ]);
    }

    private static DueItem OfMeeting(MeetingDue m, DueReader reader, DateOnly today)
    {
        var address = OpenMeeting.Page.In(reader.Municipality.Slug, m.Id);
        return m switch
        {
            { State: MeetingState.Held } => Item("report-approval",
                $"Lees het verslag van het overleg van {m.Date.InWords()} na en keur het goed.", null, address, "Nalezen"),
            _ when m.Date < today => Item("meeting-record",
                $"Leg vast of het overleg van {m.Date.InWords()} plaatsvond, en wie er was.",
                m.Date, HoldMeeting.Page.In(reader.Municipality.Slug, m.Id), "Verslag maken"),
            _ => Item("meeting", m.Date == today ? "Overleg vandaag." : $"Overleg op {m.Date.InWords()}.", m.Date, address, DueItem.Look)
                with { ForYou = reader.Attends(m.Participants) },
        };

        DueItem Item(string kind, string text, DateOnly? by, string place, string action) =>
            new(kind, text, m.Title, reader.Writes ? place : address, by, by < today)
            {
                ForYou = reader.Writes,
                Action = reader.Writes ? action : DueItem.Look,
                Tenant = reader.Across?.Slug,
                Municipality = reader.Across?.Name,
            };
    }
}
