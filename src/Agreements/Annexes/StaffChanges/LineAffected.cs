namespace AgiiPlatform.Agreements.Annexes;

/// <summary>An action that needs somebody, or the expertise of a domain.</summary>
public sealed record LineAffected(
    Guid Id, string Text, string StatusLabel, string WorkingFormName, string? Domain, IReadOnlyList<StaffMember> Staff);
