namespace AgiiPlatform.Agreements.Annexes;

/// <summary>The evaluation: when, who took part, what was learnt and what is proposed.</summary>
public sealed record EvaluationView(DateOnly On, IReadOnlyList<string> Participants, string? Lessons, string? Proposals);
