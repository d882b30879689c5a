namespace AgiiPlatform.Identity;

/// <summary>An account with its rights.</summary>
public sealed record Account(Guid Id, string Name, string Email, IReadOnlyList<RightSummary> Access);
