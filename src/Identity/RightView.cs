namespace AgiiPlatform.Identity;

/// <summary>
/// A right as it is shown to who may change it; one <paramref name="FromAssignment"/> follows that assignment and is not changed by
/// hand; one <paramref name="ToConfirm"/> counts for nothing yet. Dates inclusive, null = open.
/// </summary>
public sealed record RightView(
    Guid Id, string Tenant, string Role, string? Region, DateOnly? From, DateOnly? Until, bool Holds, bool FromAssignment,
    bool ToConfirm)
{
    internal static RightView Of(Right right, MunicipalityRegistry registry, DateOnly today) =>
        new(right.Id, right.TenantIn(registry).Slug, right.Role, right.Region, right.From, right.Until,
            right.Period.Covers(today) && !right.AwaitsConfirmation, right.AssignmentId is not null, right.AwaitsConfirmation);
}
