namespace AgiiPlatform.Overview;

/// <summary>A municipality on the page's map and table; no figures when it is outside the population.</summary>
public sealed record MunicipalityStatus(string Slug, TenantPeriod Period, MunicipalityFigures? Figures);
