namespace AgiiPlatform.Agreements.Annexes;

/// <summary>Shows what differs between two editions, or two years: lines that came, went or changed, and in which words.</summary>
internal static class CompareAnnexes
{
    private static readonly PageAddress Page = new("/bijlagen/{id:guid}/vergelijken");

    internal static readonly PageAddress PageWith = new("/bijlagen/{id:guid}/vergelijken?met={with:guid}");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/annexes/{id:guid}/comparison", Read).Requires(Permission.AgreementsRead);
        routes.Pages.MapGet(Page.Pattern, async (Guid id, Guid? met, AgreementsDb db, CancellationToken ct) =>
            await Pages.Show<CompareAnnexesPage>(new { Comparison = await Read(id, met, db, ct) })).Requires(Permission.AgreementsRead);
    }

    private static async Task<AnnexComparison> Read(Guid id, Guid? with, AgreementsDb db, CancellationToken ct)
    {
        var both = await db.Annexes.AsNoTracking().Where(a => a.Id == id || a.Id == with).ToListAsync(ct);
        if (both.TrueForAll(a => a.Id != id))
        {
            throw new NotFound();
        }

        if (both.Count != 2)
        {
            throw new InvalidInput("with", "Kies een andere bijlage om mee te vergelijken.");
        }

        var lines = (await db.ActionLines.AsNoTracking().Where(l => l.AnnexId == id || l.AnnexId == with)
            .OrderBy(l => l.Position).ThenBy(l => l.Id).ToListAsync(ct)).ToLookup(l => l.AnnexId);
        var names = await StaffName.OnThese(lines.SelectMany(l => l), db, ct);
        both = [.. both.OrderBy(a => a.From).ThenBy(a => a.Edition)];
        var (before, after) = (both[0], both[1]);
        // Lines are the same when they have the same origin, through however many editions and years.
        var old = AnnexTree.Ordered([.. lines[before.Id]]).Concat(References(lines[before.Id])).ToList();
        var now = AnnexTree.Ordered([.. lines[after.Id]]).Concat(References(lines[after.Id])).ToList();
        var earlier = old.DistinctBy(l => l.Origin).ToDictionary(l => l.Origin);
        return new AnnexComparison(
            new(before.Id, before.Name), new(after.Id, after.Name),
            [
                .. Changed("Periode", Dutch.Period(before.From, before.Until), Dutch.Period(after.From, after.Until)),
                .. Changed("Context", before.Context, after.Context), .. Changed("Inleiding", before.Preamble, after.Preamble),
                .. Changed("Evaluatie", before.EvaluationClause, after.EvaluationClause),
                .. Changed("Herziening", before.RevisionClause, after.RevisionClause),
            ],
            [.. now.Where(l => !earlier.ContainsKey(l.Origin)).Select(Brief)],
            [.. old.ExceptBy(now.Select(l => l.Origin), l => l.Origin).Select(Brief)],
            [
                .. from line in now
                   where earlier.ContainsKey(line.Origin)
                   let changes = Changes(earlier[line.Origin], line, names).ToList()
                   where changes.Count > 0
                   select new ChangedLine(Brief(line), changes),
            ]);
    }

    private static IEnumerable<ActionLine> References(IEnumerable<ActionLine> lines) => lines.Where(l => l.Kind == LineKind.Reference);

    private static IEnumerable<FieldChange> Changes(ActionLine before, ActionLine after, IReadOnlyDictionary<Guid, string> names) =>
        LineFieldValues.Of(before, names).Zip(LineFieldValues.Of(after, names)).SelectMany(f =>
            Changed(f.First.Label, f.First.ToDisplay(f.First.Values), f.Second.ToDisplay(f.Second.Values)));

    private static IEnumerable<FieldChange> Changed(string label, string? before, string? after) =>
        before == after ? [] : [new FieldChange(label, before, after)];

    private static LineInComparison Brief(ActionLine l) => new(l.Id, l.Programme ?? l.Category, l.Theme, l.Text);
}
