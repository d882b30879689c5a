namespace AgiiPlatform.Platform.Authorization;

/// <summary>How a route says what it needs.</summary>
public static class RoutePermissions
{
    /// <summary>Needs this permission in the tenant of the address.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder route, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new PermissionRequirement(permission, Across: false));

    /// <summary>
    /// Needs this permission in AgII's tenant, and may read every municipality that the person's rights with this permission reach.
    /// These routes are listed in a spec. <paramref name="everywhere"/> is for figures and ids without personal data only: whoever has the
    /// permission reads every municipality, also those outside their own region.
    /// </summary>
    public static TBuilder RequiresAcross<TBuilder>(this TBuilder route, Permission permission, bool everywhere = false)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new PermissionRequirement(permission, Across: true, everywhere));

    /// <summary>Needs somebody signed in, in whatever role.</summary>
    public static TBuilder RequiresSignIn<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new PermissionRequirement(null, Across: false));
}
