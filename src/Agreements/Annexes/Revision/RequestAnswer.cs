namespace AgiiPlatform.Agreements.Annexes;

/// <summary>The answer to a request: a revision was started, or the annex stays as it is.</summary>
public sealed record RequestAnswer(DateOnly On, string By, bool Accepted, string? Reason);
