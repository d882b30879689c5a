namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// Moves a line one place up or down among the lines of its theme, or a part among the parts of its action; or the whole theme, objective
/// or programme that it stands in, among its neighbours.
/// </summary>
internal static class MoveLine
{
    /// <summary>Which way.</summary>
    internal enum Direction
    {
        Up,
        Down,
    }

    /// <summary>What moves instead of the line alone.</summary>
    internal enum Whole
    {
        Theme,
        Objective,

        /// <summary>The programme, or the category outside all programmes.</summary>
        Programme,
    }

    internal sealed record Input
    {
        public Direction? Direction { get; init; }

        /// <summary>The line alone when absent.</summary>
        public Whole? Whole { get; init; }
    }

    internal static readonly PageAddress Action = new("/bijlagen/{id:guid}/acties/{lineId:guid}/verplaatsen");

    internal static void Map(ServiceRoutes routes) => routes
        .Act(Permission.AgreementsWrite, "/annexes/{id:guid}/lines/{lineId:guid}/position", Handle)
        .Button(Action, OpenAnnex.Show, "De volgorde is gewijzigd.", then: OpenAnnex.AtLine);

    private static async Task Handle(Guid id, Guid lineId, Input input, AgreementsDb db, CancellationToken ct)
    {
        var annex = await db.Get<Annex>(id, ct);
        var lines = await db.LinesOf(id, ct);
        var line = lines.Find(l => l.Id == lineId) ?? throw new NotFound();
        new Check().Must(input.Direction is not null, "direction", "Kies een richting.").ThrowIfInvalid();
        annex.RefuseUnlessOpen();
        line = input.Whole is null ? line : lines.Find(l => l.Id == line.ParentId) ?? line; // a part stands where its action stands
        var groups = Neighbours(lines, line, input.Whole);
        var up = input.Direction == Direction.Up;
        var at = groups.FindIndex(g => g.Contains(line));
        var to = at + (up ? -1 : 1);
        RuleViolation.If(to < 0 || to == groups.Count, "no-further",
            $"{Name(line, input.Whole)} staat al {(up ? "bovenaan" : "onderaan")}.");
        (groups[at], groups[to]) = (groups[to], groups[at]);
        Place([.. groups.SelectMany(g => g)]);
        db.Touch(annex);
        await db.Save(nameof(MoveLine), line, ct);
    }

    /// <summary>
    /// What changes places, in order: lines, or whole themes, objectives or programmes. References stand apart from the objectives.
    /// </summary>
    private static List<List<ActionLine>> Neighbours(List<ActionLine> lines, ActionLine line, Whole? whole)
    {
        var peers = lines.Where(l => l.ParentId == line.ParentId);
        var section = peers.Where(l => (l.Kind, l.Programme, l.Category) == (line.Kind, line.Programme, line.Category));
        return whole switch
        {
            Whole.Programme => Together(peers, l => (l.Programme, l.Category)),
            Whole.Objective => Together(section, l => l.Objective),
            Whole.Theme => Together(section.Where(l => l.Objective == line.Objective), l => l.Theme),
            _ => Together(section.Where(l => (l.Objective, l.Theme) == (line.Objective, line.Theme)), l => l.Id),
        };
    }

    private static List<List<ActionLine>> Together<T>(IEnumerable<ActionLine> lines, Func<ActionLine, T> by) =>
        [.. lines.GroupBy(by).Select(g => g.ToList())];

    private static string Name(ActionLine line, Whole? whole) => whole switch
    {
        Whole.Programme => line.Programme is null ? "Deze rubriek" : "Dit programma",
        Whole.Objective => "Deze doelstelling",
        Whole.Theme => "Dit thema",
        _ => "Deze actie",
    };

    /// <summary>Sets the lines in this order, in the places that they have. Lines added in the same instant may share one.</summary>
    private static void Place(IReadOnlyList<ActionLine> lines)
    {
        var last = 0;
        foreach (var (place, line) in lines.Select(l => l.Position).Order().ToList().Zip(lines))
        {
            last = Math.Max(place, last + 1);
            line.MoveTo(last);
        }
    }
}
