namespace AgiiPlatform.Agreements.Annexes;

/// <summary>The staff changes between two days, or, for a domain, the actions that need it; and the domains in use.</summary>
public sealed record StaffChanges(
    DateOnly Since, DateOnly Until, string? Domain, IReadOnlyList<string> Domains, IReadOnlyList<StaffChange> Changes);
