namespace AgiiPlatform.Agreements.Annexes;

/// <summary>A request to revise an annex: who, when, why, and what the municipality answered.</summary>
public sealed record RevisionRequest(Guid Id, DateOnly On, string By, string Reason, RequestAnswer? Answer = null);
