namespace AgiiPlatform.Identity;

/// <summary>
/// A right in a list: a role in a tenant; with a region, AgII's role reaches the municipalities of that region. Dates inclusive,
/// null = open. One <paramref name="ToConfirm"/> counts for nothing yet.
/// </summary>
public sealed record RightSummary(string Tenant, string Role, string? Region, DateOnly? From, DateOnly? Until, bool ToConfirm)
{
    internal static RightSummary Of(Right right, MunicipalityRegistry registry) =>
        new(right.TenantIn(registry).Slug, right.Role, right.Region, right.From, right.Until, right.AwaitsConfirmation);
}
