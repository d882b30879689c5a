namespace AgiiPlatform.Agreements.Annexes;

/// <summary>What differs from the earlier annex to the later one.</summary>
public sealed record AnnexComparison(
    AnnexName Before, AnnexName After, IReadOnlyList<FieldChange> Texts, IReadOnlyList<LineInComparison> Added,
    IReadOnlyList<LineInComparison> Removed, IReadOnlyList<ChangedLine> Changed);
