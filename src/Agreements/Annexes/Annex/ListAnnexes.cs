namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Lists the annexes of an agreement, every edition of every year, in order. There is one or a few a year: no paging.</summary>
internal static class ListAnnexes
{
    internal static readonly PageAddress Page = new("/overeenkomsten/{id:guid}/bijlagen");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/agreements/{id:guid}/annexes",
            async (Guid id, AgreementsDb db, CancellationToken ct) => (await Read(id, db, ct)).Annexes).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(Page.Pattern, async (Guid id, AgreementsDb db, CancellationToken ct) =>
        {
            var (title, annexes) = await Read(id, db, ct);
            return await Pages.Show<ListAnnexesPage>(new { Id = id, Title = title, Annexes = annexes });
        }).Requires(Permission.AgreementsRead);
    }

    private static async Task<(string Title, IReadOnlyList<AnnexInList> Annexes)> Read(Guid id, AgreementsDb db, CancellationToken ct)
    {
        var found = await db.Agreements.AsNoTracking().Where(a => a.Id == id).Select(g => new
        {
            g.Title,
            Annexes = db.Annexes.Where(a => a.AgreementId == g.Id).OrderBy(a => a.From).ThenBy(a => a.Edition)
                .Select(a => new AnnexRow(
                    a.Id, a.Year, a.Edition, a.From, a.Until, a.Stage, a.Requests, a.ReplacedOn, a.EvaluatedOn, a.CameFrom, a.Replaces))
                .ToList(),
        }).SingleOrDefaultAsync(ct) ?? throw new NotFound();
        return (found.Title, [.. found.Annexes.Select(a => AnnexInList.Of(a, db.Context.Today))]);
    }
}
