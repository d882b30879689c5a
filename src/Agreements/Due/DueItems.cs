using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Meetings;
using AgiiPlatform.Agreements.Obligations;
using AgiiPlatform.Agreements.Renewals;

namespace AgiiPlatform.Agreements.Due;

/// <summary>What is due in one municipality today: the most urgent first.</summary>
internal static class DueItems
{
    /// <summary>How long before the end of a working year the list shows what is missing (C0-33).</summary>
    private const int RemindDays = 120;

    /// <summary>How long before the end of an agreement the list shows its renewal.</summary>
    internal const int RenewDays = 240;

    internal static async Task<IReadOnlyList<DueItem>> Of(AgreementsDb db, bool mayWrite, CancellationToken ct)
    {
        var today = db.Context.Today;
        var lately = today.AddYears(-1);
        var agreements = await db.Agreements.AsNoTracking().Where(a => a.Until >= lately).ToListAsync(ct);
        var counted = await Counting.Meetings(db.MeetingLinks, db.Meetings, ct);
        var annexes = await db.Annexes.AsNoTracking().Where(x => x.ReplacedOn == null)
            .Select(x => new AnnexDue(
                x.Id, x.AgreementId, x.Year, x.Edition, x.From, x.Until, x.Stage, x.ApprovedOn, x.EvaluatedOn, x.Requests,
                x.Acknowledgements))
            .ToListAsync(ct);
        var annexesOf = annexes.ToLookup(x => x.AgreementId);
        var renewed = agreements.Select(a => a.PredecessorId).OfType<Guid>().ToHashSet();
        var soon = today.AddDays(14);
        var meetings = await db.Meetings.AsNoTracking()
            .Where(m => m.State == MeetingState.Planned && m.Date <= soon).OrderBy(m => m.Date).ToListAsync(ct);
        var slug = db.Context.Tenant!.Slug;
        return
        [
            .. agreements
                .SelectMany(a => new OfAgreement(a, [.. annexesOf[a.Id]], slug, mayWrite, today)
                    .Items(counted[a.Id], renewed.Contains(a.Id)))
                .Concat(meetings.Select(m => OfMeeting(m, slug, mayWrite, today)))
                .OrderByDescending(d => d.Overdue).ThenBy(d => d.By ?? DateOnly.MaxValue),
        ];
    }

    private static DueItem OfMeeting(Meeting m, string slug, bool mayWrite, DateOnly today)
    {
        var address = OpenMeeting.Page.In(slug, m.Id);
        return m.Date < today
            ? new("meeting-record", $"Leg vast of het overleg van {m.Date.InWords()} plaatsvond, en wie er was.",
                m.Title, mayWrite ? HoldMeeting.Page.In(slug, m.Id) : address, m.Date, true)
            : new("meeting", m.Date == today ? "Overleg vandaag." : $"Overleg op {m.Date.InWords()}.", m.Title, address, m.Date, false);
    }

    private sealed record AnnexDue(
        Guid Id, Guid AgreementId, string Year, int Edition, DateOnly From, DateOnly Until, AnnexStage Stage, DateOnly? ApprovedOn,
        DateOnly? EvaluatedOn, IReadOnlyList<RevisionRequest> Requests, IReadOnlyList<Acknowledgement> Acknowledgements)
    {
        internal string Address(string slug) => OpenAnnex.Page.In(slug, Id);

        internal IReadOnlyList<Representative> Missing(Agreement agreement) =>
        [
            .. from party in agreement.Parties.Index()
               from representative in party.Item.Representatives.Index()
               where !Acknowledgements.Any(s => (s.Party, s.Representative) == (party.Index, representative.Index))
               select representative.Item,
        ];
    }

    /// <summary>What is due in one agreement.</summary>
    private sealed class OfAgreement(Agreement agreement, IReadOnlyList<AnnexDue> annexes, string slug, bool mayWrite, DateOnly today)
    {
        private readonly string _address = OpenAgreement.Page.In(slug, agreement.Id);

        private readonly State _state = States.On(today, agreement.Stage, agreement.From, agreement.Until);

        internal IEnumerable<DueItem> Items(IEnumerable<CountedMeeting> counted, bool isRenewed) =>
        [
            .. Signing(), .. Obligations(counted), .. Concepts(), .. AnnexSignatures(), .. Requests(), .. NextAnnex(),
            .. isRenewed ? [] : Renewal(),
        ];

        private IEnumerable<DueItem> Signing()
        {
            if (agreement.ToConfirm is { } decision)
            {
                yield return new("decision-to-confirm", decision.Next, agreement.Title, _address, null, false);
            }
            else if (_state is State.Draft or State.Referred or State.Rejected or State.Approved or State.PartlySigned)
            {
                var next = States.Next(_state, agreement.From, agreement.Until, agreement.Open, today);
                yield return new(_state.ToApiName(), next, agreement.Title, _address,
                    agreement.From <= today ? null : agreement.From, agreement.Until < today);
            }
        }

        /// <summary>Of the year under way, and of the one before it as long as something of that is missing (T47).</summary>
        private IEnumerable<DueItem> Obligations(IEnumerable<CountedMeeting> counted)
        {
            var approved = annexes.Where(x => x.ApprovedOn is not null).ToList();
            var inForce = approved.Select(x => new WorkingYear(x.From, x.Until, x.EvaluatedOn is not null));
            var years = _state is State.Running or State.Ended ? WorkingYear.Of(agreement.From, agreement.UntilOn(today), inForce) : [];
            return from year in years.Where(y => y.From <= today).TakeLast(2)
                   let clauses = Agreement.ClausesOn(agreement.Clauses, agreement.Addenda, year.Last(today))
                   let isNear = year.Until.DayNumber - today.DayNumber <= RemindDays
                   from obligation in ObligationStatus.Of(clauses, agreement.ProRata, year, counted, today)
                   where obligation.Done + obligation.Planned < obligation.Minimum && (isNear || obligation.Forecast is not null)
                   select new DueItem(
                       obligation.Kind.ToApiName(),
                       Dutch.Capital(obligation.Text) + "." + (obligation.Planned > 0 ? $" {obligation.Forecast}" : ""),
                       agreement.Title,
                       mayWrite ? ToMeet(obligation, approved.FirstOrDefault(x => x.From == year.From)) : _address,
                       year.Until,
                       obligation.Overdue);
        }

        /// <summary>Where an obligation is met: at the annex that is evaluated, or where the next meeting is planned.</summary>
        private string ToMeet(ObligationView obligation, AnnexDue? annex)
        {
            if (obligation.Kind == ObligationKind.Evaluation && annex is not null)
            {
                return today >= annex.Until.AddDays(1).AddMonths(-1) ? EvaluateAnnex.Page.In(slug, annex.Id) : annex.Address(slug);
            }

            var day = obligation.Proposed.Count > 0 ? $"&datum={obligation.Proposed[0]:O}" : "";
            return obligation.Overdue
                ? _address
                : $"{PlanMeeting.PageFor.In(slug, agreement.Id)}&soort={obligation.Kind.ToApiName()}{day}";
        }

        /// <summary>
        /// An annex that nobody approved yet, and which the year waits for. A revision lapses with the year; a first edition may be late.
        /// </summary>
        private IEnumerable<DueItem> Concepts() =>
            from annex in annexes
            where annex.ApprovedOn is null && (annex.Edition == 1 || today <= annex.Until)
            let name = Annex.NameOf(annex.Year, annex.Edition)
            select new DueItem(
                "annex-concept",
                annex.Stage == AnnexStage.Agreed
                    ? $"{name} is afgestemd en wacht op goedkeuring."
                    : $"{name} is nog een concept. Vul ze aan en stem ze af met de andere partij.",
                agreement.Title, annex.Address(slug), annex.From, annex.Edition == 1 && annex.From < today);

        /// <summary>The representatives who have not signed an approved annex yet, until the year is evaluated.</summary>
        private IEnumerable<DueItem> AnnexSignatures() =>
            from annex in annexes
            where annex.ApprovedOn is not null && annex.EvaluatedOn is null
            let open = annex.Missing(agreement)
            where open.Count > 0
            select new DueItem(
                "annex-signatures",
                $"{Annex.NameOf(annex.Year, annex.Edition)} wacht op de handtekening van {Dutch.List([.. open.Select(r => $"{r}")])}.",
                agreement.Title, annex.Address(slug), annex.From, annex.From < today);

        private IEnumerable<DueItem> Requests() =>
            from annex in annexes
            where today <= annex.Until && annex.Requests.Any(r => r.Answer is null)
            select new DueItem("revision-request", $"AgII vraagt een herziening van de bijlage {annex.Year}. Beantwoord die vraag.",
                agreement.Title, annex.Address(slug), null, false);

        /// <summary>The next working year needs its annex before it begins.</summary>
        private IEnumerable<DueItem> NextAnnex()
        {
            if (_state == State.Running && annexes.MaxBy(x => x.Until) is { } last && last.Until < agreement.Until
                && last.Until.DayNumber - today.DayNumber <= RemindDays / 2)
            {
                yield return new("next-annex", $"Maak de bijlage voor het werkjaar dat op {last.Until.AddDays(1).InWords()} begint.",
                    agreement.Title, last.Address(slug), last.Until, last.Until < today);
            }
        }

        private IEnumerable<DueItem> Renewal()
        {
            if (_state is State.Running or State.Ended && agreement.Until.DayNumber - today.DayNumber <= RenewDays)
            {
                yield return new("renewal",
                    _state == State.Running
                        ? $"Loopt af op {agreement.Until.InWords()}. Zet een vernieuwing klaar."
                        : $"Liep af op {agreement.Until.InWords()}. Er is nog geen vernieuwing.",
                    agreement.Title,
                    mayWrite ? RenewAgreement.Page.In(slug, agreement.Id) : _address,
                    agreement.Until,
                    _state == State.Ended);
            }
        }
    }
}
