namespace AgiiPlatform.Identity;

/// <summary>A right of a person; one <paramref name="FromAssignment"/> follows that assignment and is not changed by hand. Dates inclusive, null = open.</summary>
public sealed record RightView(
    Guid Id, string Tenant, string Role, string? Region, DateOnly? From, DateOnly? Until, bool Holds, bool FromAssignment);
