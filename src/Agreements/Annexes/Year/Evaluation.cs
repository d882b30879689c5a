namespace AgiiPlatform.Agreements.Annexes;

/// <summary>How both sides look back on the working year.</summary>
internal sealed record Evaluation(DateOnly On, IReadOnlyList<string> Participants, string? Lessons, string? Proposals);
