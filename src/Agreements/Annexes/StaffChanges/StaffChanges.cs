namespace AgiiPlatform.Agreements.Annexes;

/// <summary>
/// The staff changes between two days, or, for a domain, the actions that need it; the domains in use; and whether there are more actions
/// than are shown.
/// </summary>
public sealed record StaffChanges(
    DateOnly Since, DateOnly Until, string? Domain, IReadOnlyList<string> Domains, IReadOnlyList<StaffChange> Changes,
    bool More = false);
