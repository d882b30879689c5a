using System.Linq.Expressions;
using AgiiPlatform.Agreements.Annexes;
using AgiiPlatform.Agreements.Signatures;

namespace AgiiPlatform.Agreements;

/// <summary>Lists the agreements of the municipality, newest first: all, or those in one state, of one theme or with some words.</summary>
internal static class ListAgreements
{
    internal static readonly PageAddress Page = new("/overeenkomsten");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/agreements", Read).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(Page.Pattern, Show).Requires(Permission.AgreementsRead);
    }

    private static async Task<IResult> Show(
        string? status, string? thema, string? zoek, Paging paging, AgreementsDb db, CurrentUser user, CancellationToken ct)
    {
        await IntroduceConsultant.Handle(db, user, ct);
        return await Pages.Show<ListAgreementsPage>(new
        {
            Agreements = await Read(status, thema, zoek, paging, db, ct),
            Filter = FormState.With(("status", status), ("thema", thema), ("zoek", zoek)),
            First = paging.After is null,
        });
    }

    private static async Task<PagedList<AgreementLine>> Read(
        string? state, string? theme, string? q, Paging paging, AgreementsDb db, CancellationToken ct)
    {
        var (inState, ofTheme) = (ApiName.Read<State>(state), ApiName.Read<Theme>(theme));
        new Check()
            .Must(string.IsNullOrEmpty(state) || inState is not null, "state", "Deze status bestaat niet.")
            .Must(q is null || q.Length <= 200, "q", "Zoek met hoogstens 200 tekens.")
            .Must(string.IsNullOrEmpty(theme) || ofTheme is not null, "theme", "Dit thema bestaat niet.")
            .ThrowIfInvalid();

        await paging.Within(() => db.Agreements.Select(a => a.Id), ct);
        var today = db.Context.Today;
        var query = db.Agreements.AsNoTracking();
        query = ofTheme is null ? query : query.Where(a => a.Theme == ofTheme);
        var words = SearchText.Normalize(q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(10).ToList();
        var annexes = words.Count == 0 ? [] : await TextOfAnnexes(db, ct);
        foreach (var word in words)
        {
            // Every word, anywhere in the text of the agreement or of an annex, accents and capitals aside (C0-35).
            var inAnnex = annexes.Where(x => x.Text.Contains(word, StringComparison.Ordinal)).Select(x => x.AgreementId).ToList();
            query = query.Where(a => a.SearchText.Contains(word) || inAnnex.Contains(a.Id));
        }

        query = inState switch
        {
            null => query,
            State.Signed => query.Where(a => a.Stage == Stage.Signed && a.From > today),
            State.Running => query.Where(a => a.Stage == Stage.Signed && a.From <= today && a.Until >= today),
            State.Ended => query.Where(a => a.Stage == Stage.Signed && a.Until < today),
            { } before => InStage(query, (Stage)before),
        };
        var isEverything = inState is null && ofTheme is null && words.Count == 0;
        var after = paging.After ?? Guid.AllBitsSet;
        var rows = await (isEverything
            ? Everything.On(db)(db, after, paging.Take + 1)
            : query.Where(a => a.Id.CompareTo(after) < 0).OrderByDescending(a => a.Id).Take(paging.Take + 1).Select(ToRow)
                .AsAsyncEnumerable()).ToListAsync(ct);
        return paging.Of([.. rows.Select(a =>
        {
            var now = States.On(today, a.Stage, a.From, a.Until);
            var next = States.Next(now, a.From, a.Until, Signature.MissingOf(a.Parties ?? [], a.Signatures ?? []), today);
            return new AgreementLine(a.Id, a.Number, a.Title, a.Theme, a.From, a.Until, now, States.Label(now), next, a.SignedOn);
        })], l => l.Id);
    }

    /// <summary>
    /// The texts of the municipality's annexes: few enough to compare here, each time somebody searches, so that no copy of them has to be
    /// kept up to date with every line.
    /// </summary>
    private static async Task<List<(Guid AgreementId, string Text)>> TextOfAnnexes(AgreementsDb db, CancellationToken ct)
    {
        var annexes = await db.Annexes.AsNoTracking().Where(x => x.ReplacedOn == null).ToListAsync(ct);
        var lines = (await db.ActionLines.AsNoTracking().Where(l => db.Annexes.Any(x => x.Id == l.AnnexId && x.ReplacedOn == null))
            .ToListAsync(ct)).ToLookup(l => l.AnnexId);
        return [.. annexes.Select(x => (x.AgreementId, SearchText.Of(x, lines[x.Id])))];
    }

    /// <summary>A line as it is read; the parties and signatures only where a signature may be missing.</summary>
    private sealed record Row(
        Guid Id, string? Number, string Title, Theme Theme, DateOnly From, DateOnly Until, Stage Stage, DateOnly? SignedOn,
        IReadOnlyList<Party>? Parties, IReadOnlyList<Signature>? Signatures);

    private static readonly Expression<Func<Agreement, Row>> ToRow = a => new Row(
        a.Id, a.Number, a.Title, a.Theme, a.From, a.Until, a.Stage, a.SignedOn,
        a.Stage == Stage.Approved || a.Stage == Stage.PartlySigned ? a.Parties : null,
        a.Stage == Stage.Approved || a.Stage == Stage.PartlySigned ? a.Signatures : null);

    /// <summary>The list as most people see it, without a filter.</summary>
    private static readonly CompiledQuery<Func<AgreementsDb, Guid, int, IAsyncEnumerable<Row>>> Everything = new(() => EF.CompileAsyncQuery(
        (AgreementsDb db, Guid after, int take) =>
            db.Agreements.AsNoTracking().Where(a => a.Id.CompareTo(after) < 0).OrderByDescending(a => a.Id).Take(take).Select(ToRow)));

    private static IQueryable<Agreement> InStage(IQueryable<Agreement> query, Stage stage) => query.Where(a => a.Stage == stage);
}
