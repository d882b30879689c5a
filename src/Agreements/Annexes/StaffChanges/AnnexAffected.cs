namespace AgiiPlatform.Agreements.Annexes;

/// <summary>A running annex with the actions concerned; since when a revision is asked, if it is.</summary>
public sealed record AnnexAffected(Guid Id, string Name, DateOnly? RequestedOn, IReadOnlyList<LineAffected> Lines);
