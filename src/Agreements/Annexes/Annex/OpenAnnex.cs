using AgiiPlatform.Agreements.Papers;
using AgiiPlatform.Web.Papers;

namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// Opens an annex: what is agreed per theme, in which working form, who does it and how it stands. Two queries, however many lines; one
/// more for the names of staff when accounts stand on them, and one for what was removed while it is open for change.
/// </summary>
internal static class OpenAnnex
{
    internal static readonly PageAddress Page = new("/bijlagen/{id:guid}");

    /// <summary>The page at one of its lines.</summary>
    internal static readonly PageAddress AtLine = new("/bijlagen/{id:guid}#actie-{lineId:guid}");

    /// <summary>The page just after this line was removed.</summary>
    internal static readonly PageAddress Without = new("/bijlagen/{id:guid}?verwijderd={lineId:guid}");

    internal static readonly PageAddress PrintPage = new("/bijlagen/{id:guid}/afdruk");

    internal static readonly PageAddress WordFile = new("/bijlagen/{id:guid}/bijlage.docx");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/annexes/{id:guid}", Read).Requires(Permission.AgreementsRead);
        routes.Api.MapGet("/working-forms", () => WorkingForms.All).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(Page.Pattern, Show).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(PrintPage.Pattern, Print).Requires(Permission.AgreementsRead);
        routes.Api.MapGet("/annexes/{id:guid}/paper", Word).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(WordFile.Pattern, Word).Requires(Permission.AgreementsRead);
    }

    private static async Task<IResult> Print(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var annex = await Read(id, db, ct);
        return await Pages.Show<PrintAnnexPage>(new { annex.Id, annex.Name, Paper = AnnexPaper.Of(annex) });
    }

    private static async Task<IResult> Word(Guid id, AgreementsDb db, CancellationToken ct) =>
        WordDocument.Answer(AnnexPaper.Of(await Read(id, db, ct)), "bijlage.docx");

    /// <summary>The page; with a sentence above it when a button on it was refused, or with the line that was removed just now.</summary>
    internal static async Task<IResult> Show(
        Guid id, Guid? verwijderd, FormState form, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        await IntroduceConsultant.Handle(db, user, ct);
        var annex = await Read(id, db, ct);
        return await Pages.Show<OpenAnnexPage>(new
        {
            Annex = annex, db.Context.Today, Refused = form.Violation?.Message,
            JustRemoved = annex.Removed.FirstOrDefault(l => l.Id == verwijderd),
        });
    }

    /// <summary>The annex with its neighbours (other editions and years), each with its agreement.</summary>
    private static readonly CompiledQuery<Func<AgreementsDb, Guid, IAsyncEnumerable<Found>>> ById =
        new(() => EF.CompileAsyncQuery((AgreementsDb db, Guid id) => db.Annexes.AsNoTracking()
            .Where(o => db.Annexes.Any(a => a.Id == id && (o.AgreementId == a.AgreementId || o.CameFrom == a.Id || o.Id == a.CameFrom)))
            .OrderBy(o => o.From).ThenBy(o => o.Edition)
            .Join(db.Agreements, a => a.AgreementId, g => g.Id, (a, g) => new Found(a, g.Title, g.From, g.Until, g.Parties))));

    /// <summary>
    /// Its lines in order, each with what came of it in the year before and the title of what it refers to: looked up for the few that
    /// have one.
    /// </summary>
    private static readonly CompiledQuery<Func<AgreementsDb, Guid, IAsyncEnumerable<FoundLine>>> LinesById =
        new(() => EF.CompileAsyncQuery((AgreementsDb db, Guid id) => db.ActionLines.AsNoTracking()
            .Where(l => l.AnnexId == id).OrderBy(l => l.Position).ThenBy(l => l.Id)
            .Select(l => new FoundLine(
                l,
                l.CameFrom == null ? null : db.ActionLines.Where(o => o.Id == l.CameFrom).Select(o => o.Result).FirstOrDefault(),
                l.CameFrom == null ? null : db.ActionLines.Where(o => o.Id == l.CameFrom).Select(o => o.ResultNote).FirstOrDefault(),
                l.RefersTo == null ? null : db.Agreements.Where(g => g.Id == l.RefersTo).Select(g => g.Title).FirstOrDefault()))));

    private sealed record Found(Annex Annex, string Title, DateOnly From, DateOnly Until, IReadOnlyList<Party> Parties);

    private sealed record FoundLine(ActionLine Line, LineResult? Before, string? BeforeNote, string? RefersTo);

    internal static async Task<AnnexView> Read(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var found = await ById.On(db)(db, id).ToListAsync(ct);
        var own = found.Find(f => f.Annex.Id == id) ?? throw new NotFound();
        var rows = await LinesById.On(db)(db, id).ToListAsync(ct);
        var names = await StaffName.OnThese(rows.Select(r => r.Line), db, ct);

        var (a, today) = (own.Annex, db.Context.Today);
        var removed = a.MayChange ? RemovedLine.In(await db.RemovedToo(id).AsNoTracking().ToListAsync(ct)) : [];
        var state = a.StateOn(today);
        var sections = AnnexTree.Of([.. rows.Select(r => LineView.Of(r.Line, r.RefersTo,
            r.Before is { } result ? new EarlierResult(result, LineLabels.Name(result), r.BeforeNote) : null, names))]);
        return new AnnexView(
            a.Id, a.Version, a.Name, a.Year, a.Edition, a.From, a.Until, state, AnnexStates.Label(state),
            AnnexStates.Next(state, a.From, a.Until, a.EvaluatedOn, today), a.AgreementId, own.Title, own.From, own.Until,
            a.Context, a.Preamble, a.EvaluationClause, a.RevisionClause, a.AgreedOn, a.ApprovedOn, a.Replaces, a.RevisedIn,
            a.ReplacedOn, a.CameFrom, AnnexTree.Count(sections), sections, removed, Places(own.Parties, a), a.Requests,
            a.EvaluatedOn is { } on ? new EvaluationView(on, a.Evaluators, a.Lessons, a.Proposals) : null,
            found.Find(f => f.Annex.Id == a.CameFrom)?.Annex.Proposals,
            a.Stage == AnnexStage.Approved && a.ReplacedOn is null && !a.IsBeingRevised(today) && today >= a.EvaluationFrom,
            [.. found.Where(f => f.Annex.Id != id).Select(f => AnnexInList.Of(f.Annex, today))], WorkingForms.All);
    }

    /// <summary>The signature block: the representatives of the agreement, as named when they signed.</summary>
    private static IReadOnlyList<AcknowledgementPlace> Places(IReadOnlyList<Party> parties, Annex annex) =>
    [
        .. from party in parties.Index()
           from representative in party.Item.Representatives.Index()
           let signed = annex.Acknowledgements.FirstOrDefault(s => (s.Party, s.Representative) == (party.Index, representative.Index))
           let named = representative.Item
           select new AcknowledgementPlace(party.Item.Name, signed?.Name ?? named.Name, signed?.Title ?? named.Title, signed),
    ];
}
