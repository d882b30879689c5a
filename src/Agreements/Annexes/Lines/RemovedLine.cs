namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// A line that was removed (UTC) and can be put back, with as many parts as went with it; <paramref name="PartOf"/> is the text of its
/// action, which must be put back first when it is <paramref name="ActionRemoved"/> too.
/// </summary>
public sealed record RemovedLine(Guid Id, string Text, string? PartOf, bool ActionRemoved, int Parts, DateTime RemovedAt)
{
    /// <summary>What was removed from these lines of an annex, the last first; what went with its action is counted there.</summary>
    internal static IReadOnlyList<RemovedLine> In(IReadOnlyList<ActionLine> lines) =>
    [
        .. from line in lines
           where line.RemovedAt is not null
           let action = lines.FirstOrDefault(l => l.Id == line.ParentId)
           where action is null || action.RemovedAt != line.RemovedAt
           orderby line.RemovedAt descending
           select new RemovedLine(line.Id, line.Text, action?.Text, action?.RemovedAt is not null,
               lines.Count(l => l.ParentId == line.Id && l.RemovedAt == line.RemovedAt), line.RemovedAt!.Value),
    ];
}
