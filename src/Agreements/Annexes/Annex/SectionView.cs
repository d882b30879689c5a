namespace AgiiPlatform.Agreements.Annexes;

/// <summary>A programme, or a category outside all programmes.</summary>
public sealed record SectionView(
    string? Programme, string? Category, IReadOnlyList<LineView> References, IReadOnlyList<ObjectiveView> Objectives)
{
    /// <summary>Its actions in order, without their parts.</summary>
    internal IEnumerable<LineView> Lines => Objectives.SelectMany(o => o.Themes).SelectMany(t => t.Lines);
}
