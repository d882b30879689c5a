namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// The lines of an annex as a tree: programme or category, objective, theme, action, part. Each stands where its first line stands.
/// </summary>
internal static class AnnexTree
{
    internal static IReadOnlyList<SectionView> Of(IReadOnlyList<LineView> lines)
    {
        var parts = lines.Where(l => l.ParentId is not null).ToLookup(l => l.ParentId!.Value);
        return
        [
            .. lines.Where(l => l.ParentId is null).GroupBy(l => (l.Programme, l.Category)).Select(section => new SectionView(
                section.Key.Programme, section.Key.Category,
                [.. section.Where(l => l.Kind == LineKind.Reference)],
                [
                    .. section.Where(l => l.Kind == LineKind.Action).GroupBy(l => l.Objective).Select(objective => new ObjectiveView(
                        objective.Key,
                        [
                            .. objective.GroupBy(l => l.Theme!)
                                .Select(theme => new ThemeView(theme.Key, [.. theme.Select(l => l with { Parts = [.. parts[l.Id]] })])),
                        ])),
                ])),
        ];
    }

    /// <summary>Themes, actions and parts; references count apart.</summary>
    internal static AnnexCounts Count(IReadOnlyList<SectionView> sections)
    {
        var themes = sections.SelectMany(s => s.Objectives).SelectMany(o => o.Themes).ToList();
        var lines = themes.SelectMany(t => t.Lines).ToList();
        return new(themes.Count, lines.Count, lines.Sum(l => l.Parts.Count), sections.Sum(s => s.References.Count));
    }

    /// <summary>The actions and parts in the order of the tree, without references.</summary>
    internal static IReadOnlyList<ActionLine> Ordered(IReadOnlyList<ActionLine> lines)
    {
        var byId = lines.ToDictionary(l => l.Id);
        return
        [
            .. Of([.. lines.Select(l => LineView.Of(l))])
                .SelectMany(s => s.Lines).SelectMany(l => l.Parts.Prepend(l)).Select(l => byId[l.Id]),
        ];
    }
}
