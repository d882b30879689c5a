namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>A municipality in a project, for a time.</summary>
/// <param name="Municipality">Its id.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day, when the lead ended its part; for one that left by itself see its participation.</param>
/// <param name="EndedAt">When the lead wrote that, in UTC: until then it read along.</param>
public sealed record WorkspaceMember(Guid Municipality, DateOnly From, DateOnly? Until = null, DateTime? EndedAt = null);
