namespace AgiiPlatform.Agreements.Annexes;

/// <summary>An action that leans on somebody or on a domain.</summary>
public sealed record LineAffected(Guid Id, string Text, string StatusLabel, string WorkingFormName, string? Domain, IReadOnlyList<StaffMember> Staff);
