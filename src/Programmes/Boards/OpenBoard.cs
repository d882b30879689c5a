using AgiiPlatform.Programmes.Measuring;
using AgiiPlatform.Programmes.Measuring.Reports;

namespace AgiiPlatform.Programmes.Boards;

/// <summary>Shows how all actions of a programme do, with its money, people and phases: one query, however much was measured.</summary>
internal static class OpenBoard
{
    internal static readonly PageAddress Page = new("/programmas/{id:guid}/bord");

    internal static void Map(ServiceRoutes routes)
    {
        routes.Api.MapGet("/programmes/{id:guid}/board", Read).Requires(Permission.ProgrammesRead);
        routes.Pages.MapGet(Page.Pattern, async (Guid id, ProgrammesDb db, CancellationToken ct) =>
            await Pages.Show<BoardPage>(new { Board = await Read(id, db, ct) })).Requires(Permission.ProgrammesRead);
    }

    internal static async Task<BoardView> Read(Guid id, ProgrammesDb db, CancellationToken ct)
    {
        var found = await ProgrammeWithActions.Read(id, db, ct);
        var (programme, actions, today) = (found.Programme, found.Actions, db.Context.Today);
        var shares = programme.Operating.SelectMany(o => o.Shares).GroupBy(s => s.Action)
            .ToDictionary(g => g.Key, g => g.Sum(s => s.Cents));
        return new(
            programme.Id, programme.Name, programme.Kind, new(programme.From, programme.Until), today,
            [.. actions.Select(a => new BoardTile(a.Code, a.Name, a.Objective, a.Unit, a.State, a.Kpi,
                ActionProgress.Of(a, programme, today, today), [.. a.Counting().Select(m => new SeriesPoint(m.Date, m.Value))]))],
            [.. found.Defined.Where(d => actions.TrueForAll(a => a.Code != d.Number)).Select(d => new NotChosen(d.Number, d.Name))],
            [.. actions.Select(a => new BoardMoney(a.Code, a.Name, a.SubsidyCents, shares.GetValueOrDefault(a.Code)))],
            programme.Operating.Where(o => o.Shares.Count == 0).Sum(o => o.Cents),
            [.. programme.Personnel.GroupBy(p => (p.Employer, p.Source))
                .Select(g => new BoardService(g.Key.Employer, g.Key.Source, g.Sum(p => p.Fte)))
                .OrderBy(s => s.Source).ThenBy(s => s.Name, Dutch.Alphabetical)],
            [.. Phases(programme)]);
    }

    /// <summary>From report to report, and the phases of its tracks of which the days are known.</summary>
    private static IEnumerable<BoardPhase> Phases(Programme programme)
    {
        var from = programme.From;
        foreach (var (month, until) in ReportMoment.Of(programme))
        {
            yield return new(programme.Name, $"tot het verslag na {Dutch.Count(month, "maand", "maanden")}", from, until);
            from = until.AddDays(1);
        }

        if (from <= programme.Until)
        {
            yield return new(programme.Name, "tot het einde", from, programme.Until);
        }

        foreach (var (service, phase) in programme.Tracks.SelectMany(t => t.Phases, (t, p) => (t.Service, p)))
        {
            if (phase is { From: { } begin, Until: { } end } && begin <= end)
            {
                yield return new(service, phase.Name, begin, end);
            }
        }
    }
}
