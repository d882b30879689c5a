namespace AgiiPlatform.Agreements.Annexes;

/// <summary>The columns that a list of annexes is made from.</summary>
internal sealed record AnnexRow(
    Guid Id, string Year, int Edition, DateOnly From, DateOnly Until, AnnexStage Stage, IReadOnlyList<RevisionRequest> Requests,
    DateOnly? ReplacedOn, DateOnly? EvaluatedOn, Guid? CameFrom, Guid? Replaces);
