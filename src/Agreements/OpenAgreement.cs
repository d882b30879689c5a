using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Meetings;
using AgiiPlatform.Agreements.Obligations;

namespace AgiiPlatform.Agreements;

/// <summary>Opens one agreement: its state, who must act, and everything recorded about it.</summary>
internal static class OpenAgreement
{
    internal static readonly PageAddress Page = new("/overeenkomsten/{id:guid}");

    /// <summary>The page at one of its documents.</summary>
    internal static readonly PageAddress AtDocument = new("/overeenkomsten/{id:guid}#document-{documentId}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/agreements/{id:guid}", Read).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(Page.Pattern, Show).Requires(Permission.AgreementsRead);
    }

    /// <summary>The page; with a sentence above it when a button on it was refused.</summary>
    internal static async Task<IResult> Show(Guid id, FormState form, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        await IntroduceConsultant.Handle(db, user, ct);
        return await Pages.Show<OpenAgreementPage>(
            new { Agreement = await Read(id, db, ct), db.Context.Today, Refused = form.Violation?.Message });
    }

    /// <summary>One query: the row with its lists, and beside it what overlaps with it and its annexes.</summary>
    private static readonly CompiledQuery<Func<AgreementsDb, Guid, IAsyncEnumerable<Found>>> ById = new(() => EF.CompileAsyncQuery(
        (AgreementsDb db, Guid id) => db.Agreements.AsNoTracking().Where(a => a.Id == id).Select(a => new Found(
            a,
            db.Agreements
                .Where(o => o.Id != a.Id && o.Theme == a.Theme && o.From <= a.Until && o.Until >= a.From
                    && (o.Stage == Stage.Approved || o.Stage == Stage.PartlySigned || o.Stage == Stage.Signed))
                .OrderBy(o => o.From)
                .Select(o => new Neighbour(o.Id, o.Title, o.From, o.Until)).ToList(),
            db.Annexes.Where(x => x.AgreementId == a.Id).OrderBy(x => x.From).ThenBy(x => x.Edition)
                .Select(x => new AnnexRow(
                    x.Id, x.Year, x.Edition, x.From, x.Until, x.Stage, x.Requests, x.ReplacedOn, x.EvaluatedOn, x.CameFrom, x.Replaces))
                .ToList(),
            db.Agreements.Where(n => n.PredecessorId == a.Id).Select(n => (Guid?)n.Id).FirstOrDefault(),
            db.Agreements.Where(p => p.Id == a.PredecessorId).Select(p => (DateOnly?)p.Until).FirstOrDefault()))));

    /// <summary>A second query, when there is something to count: in the one above, each meeting would repeat the agreement.</summary>
    private static readonly CompiledQuery<Func<AgreementsDb, Guid, IAsyncEnumerable<CountedMeeting>>> MeetingsOf = new(() =>
        EF.CompileAsyncQuery((AgreementsDb db, Guid id) => db.MeetingLinks.AsNoTracking().Where(l => l.AgreementId == id).Join(
            db.Meetings.Where(m => m.Kind != null && m.State != MeetingState.Cancelled),
            l => l.MeetingId,
            m => m.Id,
            (l, m) => new CountedMeeting(l.AgreementId, m.Date, m.Kind!.Value, m.With, m.State != MeetingState.Planned))));

    private sealed record Found(
        Agreement Agreement, List<Neighbour> Neighbours, List<AnnexRow> Annexes, Guid? Successor, DateOnly? PredecessorUntil);

    private static async Task<AgreementView> Read(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var found = await ById.On(db)(db, id).SingleOrDefaultAsync(ct) ?? throw new NotFound();
        var meetings = HasObligations(found.Agreement) ? await MeetingsOf.On(db)(db, id).ToListAsync(ct) : [];
        return Of(found, meetings, db.Context.Today);
    }

    private static bool HasObligations(Agreement a) => Obligation.In(a.LatestClauses).Count + Obligation.In(a.Clauses).Count > 0;

    private static AgreementView Of(Found found, IReadOnlyList<CountedMeeting> meetings, DateOnly today)
    {
        var a = found.Agreement;
        var state = States.On(today, a.Stage, a.From, a.Until);
        var predecessorEnd = found.PredecessorUntil ?? a.PredecessorEndedOn; // the agreement itself knows its end better than who typed it
        return new AgreementView(
            a.Id, a.Version, a.Number, a.Title, a.Theme, a.LegalBasis, a.From, a.Until, predecessorEnd,
            state, States.Label(state), a.ToConfirm?.Next ?? States.Next(state, a.From, a.Until, a.Open, today), a.SignedOn,
            [.. a.Parties.Select((party, p) => new PartyView(party.Kind, party.Name,
                [.. party.Representatives.Select((r, i) => new SignatoryView(r.Name, r.Title, SignatureOf(p, i)))]))],
            a.SignInAnyOrder, a.Decisions,
            [
                .. from s in a.Signatures
                   where s.Withdrawal is not null
                   select new WithdrawnSignature(s.Signatory.Name, s.On, s.Withdrawal!.On, s.Withdrawal.Reason, s.Withdrawal.By),
            ],
            [.. a.Documents.Select(d => new DocumentView(d.Id, d.Name, d.ContentType, d.Length, d.Sha256, d.AddedAt, d.Edition))],
            [.. found.Annexes.Select(x => AnnexInList.Of(x, today))],
            Warning.About(a, found.Neighbours, predecessorEnd, today),
            a.SupportIntroduction, a.Supports, a.CommitmentIntroduction, a.Commitments, a.Clauses, a.MinimumContent, a.ProRata,
            a.PredecessorId, found.Successor, a.Related, a.Addenda, HasObligations(a) ? [.. Years()] : [])
        {
            ApprovedUntil = a.ApprovedUntil,
        };

        IEnumerable<WorkingYearView> Years()
        {
            var inForce = found.Annexes.Where(x => x.ReplacedOn is null && x.Stage == AnnexStage.Approved)
                .Select(x => new WorkingYear(x.From, x.Until, x.EvaluatedOn is not null));
            return from year in WorkingYear.Of(a.From, a.UntilOn(today), inForce)
                   where year.From <= today || year.From == a.From
                   orderby year.From descending
                   let clauses = Agreement.ClausesOn(a.Clauses, a.Addenda, year.Last(today))
                   select new WorkingYearView(
                       year.Name, year.From, year.Until, ObligationStatus.Of(clauses, a.ProRata, year, meetings, today));
        }

        SignatureView? SignatureOf(int party, int representative) => a.SignatureOf(party, representative) is { } s
            ? new SignatureView(s.Id, s.On, s.Place)
            {
                Method = s.Method,
                Substitute = s.Substitute,
                RecordedBy = s.RecordedBy,
                Evidence = a.Documents.FirstOrDefault(d => d.Id == s.Document) is { } d ? new(d.Id, d.Name, d.Sha256) : null,
            }
            : null;
    }
}
