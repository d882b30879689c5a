using AgiiPlatform.Web.Input;

namespace AgiiPlatform.Identity;

/// <summary>Where a right holds, in words, and where people say that it does.</summary>
internal static class Places
{
    /// <summary>The organisation that somebody names: by its word in addresses or, a municipality that exists, by its name.</summary>
    internal static Tenant? Named(this MunicipalityRegistry registry, string name) => registry.BySlug(name)
        ?? registry.Municipalities.FirstOrDefault(t => t.EndedOn is null && FoldedText.Of(t.Name) == FoldedText.Of(name));

    /// <summary>The municipalities that exist, as fields that complete a name offer them.</summary>
    internal static IEnumerable<string> Names(this MunicipalityRegistry registry) =>
        registry.Municipalities.Where(t => t.EndedOn is null).Select(t => t.Name).Order(Dutch.Alphabetical);

    /// <summary>The name of the region, when there is one; of the organisation otherwise.</summary>
    internal static string Place(this MunicipalityRegistry registry, string tenant, string? region) =>
        region is null ? registry.BySlug(tenant)!.Name : registry.Regions.First(r => r.Slug == region).Name;
}
