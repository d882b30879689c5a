namespace AgiiPlatform.Identity;

/// <summary>Where a right holds, in words.</summary>
internal static class Places
{
    /// <summary>The name of the region, when there is one; of the organisation otherwise.</summary>
    internal static string Place(this MunicipalityRegistry registry, string tenant, string? region) =>
        region is null ? registry.BySlug(tenant)!.Name : registry.Regions.First(r => r.Slug == region).Name;
}
