namespace AgiiPlatform.Municipalities;

/// <summary>A municipality as it was on a certain day.</summary>
/// <param name="Tenant">Whose data.</param>
/// <param name="Period">The name, code and place it had.</param>
public readonly record struct Municipality(Tenant Tenant, TenantPeriod Period);
