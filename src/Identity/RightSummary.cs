using System.Security.Claims;

namespace AgiiPlatform.Identity;

/// <summary>A role in a tenant; with a region, AgII's role reaches the municipalities of that region. Dates inclusive, null = open.</summary>
public sealed record RightSummary(string Tenant, string Role, string? Region, DateOnly? From, DateOnly? Until);
