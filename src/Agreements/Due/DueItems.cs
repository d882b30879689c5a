using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Meetings;
using AgiiPlatform.Agreements.Obligations;

namespace AgiiPlatform.Agreements.Due;

/// <summary>What is due in one municipality today: the most urgent first.</summary>
internal static class DueItems
{
    /// <summary>How long before the end of a working year what is missing is said: also the reminder before New Year (C0-33).</summary>
    private const int RemindDays = 120;

    /// <summary>How long before the end of an agreement its renewal is said.</summary>
    internal const int RenewDays = 240;

    internal static async Task<IReadOnlyList<DueItem>> Of(AgreementsDb db, bool mayWrite, CancellationToken ct)
    {
        var today = db.Context.Today;
        var lately = today.AddYears(-1);
        var agreements = await db.Agreements.AsNoTracking().Where(a => a.Until >= lately).ToListAsync(ct);
        var counted = await Counting.Meetings(db.MeetingLinks, db.Meetings, ct);
        var annexes = (await db.Annexes.AsNoTracking().Where(x => x.ReplacedOn == null && (x.Replaces == null || x.ApprovedOn != null))
            .Select(x => new { x.AgreementId, Annex = new AnnexDue(x.Id, x.Year, x.From, x.Until, x.ApprovedOn, x.EvaluatedOn, x.Requests) }).ToListAsync(ct))
            .ToLookup(x => x.AgreementId, x => x.Annex);
        var renewed = agreements.Select(a => a.PredecessorId).OfType<Guid>().ToHashSet();
        var soon = today.AddDays(14);
        var meetings = await db.Meetings.AsNoTracking().Where(m => m.State == MeetingState.Planned && m.Date <= soon).OrderBy(m => m.Date).Take(50).ToListAsync(ct);
        var slug = db.Context.Tenant!.Slug;
        return
        [
            .. agreements.SelectMany(a => OfAgreement(a, counted[a.Id], [.. annexes[a.Id]], renewed.Contains(a.Id), slug, mayWrite, today))
                .Concat(meetings.Select(m => OfMeeting(m, slug, mayWrite, today)))
                .OrderByDescending(d => d.Overdue).ThenBy(d => d.By ?? DateOnly.MaxValue),
        ];
    }

    private static IEnumerable<DueItem> OfAgreement(Agreement a, IEnumerable<CountedMeeting> counted, IReadOnlyList<AnnexDue> annexes, bool renewed, string slug, bool mayWrite, DateOnly today)
    {
        var (address, state) = ($"/{slug}/overeenkomsten/{a.Id}", States.On(today, a.Stage, a.From, a.Until));
        if (state is State.Draft or State.Referred or State.Rejected or State.Approved or State.PartlySigned)
        {
            var started = a.From <= today;
            yield return new(state.ToApiName(), States.Next(state, a.From, a.Until, a.Open, today), a.Title, address, started ? null : a.From, a.Until < today);
        }

        if (state is State.Running or State.Ended)
        {
            // The year under way, and the one before it as long as something of it is missing: New Year wipes nothing out (T47).
            var years = WorkingYear.Of(a.From, a.UntilOn(today), annexes.Where(x => x.ApprovedOn is not null).Select(x => new WorkingYear(x.From, x.Until, x.EvaluatedOn is not null)));
            foreach (var year in years.Where(y => y.From <= today).TakeLast(2))
            {
                foreach (var obligation in ObligationStatus.Of(Agreement.ClausesOn(a.Clauses, a.Addenda, year.Last(today)), a.ProRata, year, counted, today))
                {
                    var near = year.Until.DayNumber - today.DayNumber <= RemindDays;
                    if (obligation.Done + obligation.Planned < obligation.Minimum && (near || obligation.Forecast is not null))
                    {
                        var annex = annexes.FirstOrDefault(x => x.ApprovedOn is not null && x.From == year.From);
                        yield return new(obligation.Kind.ToApiName(), Dutch.Capital(obligation.Text) + "." + (obligation.Planned > 0 ? $" {obligation.Forecast}" : ""), a.Title,
                            !mayWrite ? address
                            : obligation.Kind == ObligationKind.Evaluation && annex is not null ? $"/{slug}/bijlagen/{annex.Id}" + (today >= annex.Until.AddDays(1).AddMonths(-1) ? "/evaluatie" : "")
                            : obligation.Overdue ? address
                            : $"/{slug}/overleg/nieuw?overeenkomst={a.Id}&soort={obligation.Kind.ToApiName()}"
                                + (obligation.Proposed.Count > 0 ? $"&datum={obligation.Proposed[0]:yyyy-MM-dd}" : ""),
                            year.Until, obligation.Overdue);
                    }
                }
            }
        }

        foreach (var annex in annexes)
        {
            if (annex.Requests.FirstOrDefault(r => r.Answer is null) is { } request)
            {
                yield return new("revision-request", $"AgII vraagt een herziening van de bijlage {annex.Year}. Beantwoord die vraag.", a.Title, $"/{slug}/bijlagen/{annex.Id}", null, false);
            }
        }

        // The next working year needs its annex before it begins; said as early as the rest of the year's reminders.
        if (state == State.Running && annexes.Count > 0 && annexes.Max(x => x.Until) is var last && last < a.Until && last.DayNumber - today.DayNumber <= RemindDays / 2)
        {
            yield return new("next-annex", $"Maak de bijlage voor het werkjaar dat op {last.AddDays(1).InWords()} begint.", a.Title,
                $"/{slug}/bijlagen/{annexes.MaxBy(x => x.Until)!.Id}", last, last < today);
        }

        if (state is State.Running or State.Ended && !renewed && a.Until.DayNumber - today.DayNumber <= RenewDays)
        {
            yield return new("renewal", state == State.Running ? $"Loopt af op {a.Until.InWords()}. Zet een vernieuwing klaar." : $"Liep af op {a.Until.InWords()}. Er is nog geen vernieuwing.", a.Title, mayWrite ? $"{address}/vernieuwing" : address, a.Until, state == State.Ended);
        }
    }

    private sealed record AnnexDue(Guid Id, string Year, DateOnly From, DateOnly Until, DateOnly? ApprovedOn, DateOnly? EvaluatedOn, IReadOnlyList<RevisionRequest> Requests);

    private static DueItem OfMeeting(Meeting m, string slug, bool mayWrite, DateOnly today) => m.Date < today
        ? new("meeting-record", $"Leg vast of het overleg van {m.Date.InWords()} plaatsvond, en wie er was.", m.Title, $"/{slug}/overleg/{m.Id}{(mayWrite ? "/verslag" : "")}", m.Date, true)
        : new("meeting", m.Date == today ? "Overleg vandaag." : $"Overleg op {m.Date.InWords()}.", m.Title, $"/{slug}/overleg/{m.Id}", m.Date, false);
}
