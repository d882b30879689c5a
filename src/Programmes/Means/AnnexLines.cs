using AgiiPlatform.Contracts;
using AgiiPlatform.Programmes.Subsidies;

namespace AgiiPlatform.Programmes.Means;

/// <summary>The lines of the annexes as they are now: to choose from, and to show with what links to them.</summary>
internal sealed class AnnexLines
{
    private readonly Dictionary<Guid, AnnexFact> _annexes;

    private AnnexLines(IEnumerable<AnnexFact> annexes) => _annexes = annexes.ToDictionary(a => a.Id);

    internal static async Task<AnnexLines> Read(ProgrammesDb db, CancellationToken ct) =>
        new(await db.Annexes.AsNoTracking().ToListAsync(ct));

    /// <summary>
    /// What a line says now, in the edition that holds; without a text when it is not in it any more. Null: of this annex nothing was told.
    /// </summary>
    internal AgreedSupport? Of(Guid? annexId, Guid? lineId)
    {
        if (annexId is null || !_annexes.TryGetValue(annexId.Value, out var annex))
        {
            return null;
        }

        var line = annex.Actions.FirstOrDefault(a => a.LineId == lineId);
        while (annex.ReplacedBy is { } next && _annexes.TryGetValue(next, out var later) && later.Edition > annex.Edition)
        {
            (annex, line) = (later, line is null ? null : later.Actions.FirstOrDefault(a => a.Origin == line.Origin));
        }

        return new(annex.Name, annex.Id, line?.LineId, line?.Text, line?.Fte);
    }

    /// <summary>The full-time equivalents that the annexes say of these tasks, a line once; null when they say none.</summary>
    internal decimal? FteOf(IEnumerable<ActionTask> tasks) => PersonnelLine.FteOf(tasks.Select(WithAgreed));

    /// <summary>People at work as they are shown: the support of AgII as the annexes say it now.</summary>
    internal PersonnelLine AsAgreed(PersonnelLine line) => Keep(line).Shown;

    /// <summary>The same, to be kept: what is agreed stands beside each link.</summary>
    internal PersonnelLine Keep(PersonnelLine line) =>
        line.ActionTasks is not { } tasks ? line : line with { ActionTasks = [.. tasks.Select(WithAgreed)] };

    private ActionTask WithAgreed(ActionTask task) => task with { Agreed = Of(task.AnnexId, task.AnnexLineId) };

    /// <summary>What there is to choose from: the lines of each annex that holds, the latest year first.</summary>
    internal IReadOnlyList<(string Name, IReadOnlyList<(string Value, string Text)> Options)> Choices(string tenant) =>
    [
        .. _annexes.Values.Where(a => a.Actions.Count > 0 && !(a.ReplacedBy is { } next && _annexes.ContainsKey(next)))
            .OrderByDescending(a => a.From).ThenByDescending(a => a.Edition).ThenBy(a => a.Id)
            .Select(a => ($"{a.Name}{(a.Approved ? "" : " (nog niet goedgekeurd)")}",
                (IReadOnlyList<(string, string)>)[.. a.Actions.Select(l => (OpenMeans.AnnexLine(tenant, a.Id, l.LineId), InWords(l)))])),
    ];

    private static string InWords(AnnexAction line) =>
        (line.IsPart ? "– " : line.Theme is { } theme ? $"{theme}: " : "")
        + (line.Text.Length > 100 ? line.Text[..99].TrimEnd() + "…" : line.Text)
        + (line.Fte is { } fte ? $" ({fte.InDutch()} VTE)" : "");
}
