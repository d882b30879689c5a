using Microsoft.AspNetCore.Components;

namespace AgiiPlatform.Web;

/// <summary>What every page within a tenant has: who looks, where, and the way to other pages.</summary>
public abstract class TenantPage : ComponentBase
{
    /// <summary>Who looks, and what they may do here.</summary>
    [Inject] protected CurrentUser CurrentUser { get; private set; } = null!;

    /// <summary>The organisation of the address.</summary>
    protected Tenant Tenant => CurrentUser.Tenant!;

    /// <summary>The parents of a page that stands directly below the start page.</summary>
    protected static IReadOnlyList<(string Text, string Href)> Top => [];

    /// <summary>The address of a page in this tenant, with the values of its placeholders in their order.</summary>
    protected string To(PageAddress page, params IReadOnlyList<object?> values) => page.In(Tenant.Slug, values);
}
