namespace AgiiPlatform.Programmes;

/// <summary>What AgII does for an action, and where that is agreed: linked, not copied.</summary>
/// <param name="Action">The code of the action.</param>
/// <param name="Tasks">What is done: "train de trainer en nazorg".</param>
/// <param name="AnnexId">The agreement's annex in which it stands.</param>
/// <param name="AnnexLineId">Its line there.</param>
public sealed record ActionTask(string Action, string? Tasks, Guid? AnnexId = null, Guid? AnnexLineId = null);
