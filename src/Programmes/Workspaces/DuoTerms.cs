namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>Who a duo is and what it wants, checked.</summary>
internal sealed record DuoTerms(
    string Mentor, string Mentee, RecruitmentChannel Channel, IReadOnlyList<DuoGoal> Goals, DateOnly From, string? Note);
