using AgiiPlatform.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AgiiPlatform.Platform.Http;

/// <summary>
/// The addresses a service maps its acts on. Every route says what it needs, with <see cref="RouteNeeds.Requires"/>,
/// <see cref="RouteNeeds.RequiresAcross"/>, <see cref="RouteNeeds.RequiresSignIn"/> or AllowAnonymous; one that says nothing is refused.
/// </summary>
public sealed class ServiceRoutes(Service service, IEndpointRouteBuilder app)
{
    /// <summary><c>/api/{tenant}/…</c>: JSON, bearer tokens.</summary>
    public RouteGroupBuilder Api { get; } = app.MapGroup("/api/{tenant}").WithMetadata(new OfService(service.Name)).WithTags(service.Name);

    /// <summary><c>/{tenant}/…</c>: pages for people, cookie, forms with an antiforgery token.</summary>
    public RouteGroupBuilder Pages { get; } = app.MapGroup("/{tenant}").WithMetadata(new OfService(service.Name)).ExcludeFromDescription();

    /// <summary>Addresses outside any tenant: signing in, choosing an organisation.</summary>
    public RouteGroupBuilder Root { get; } = app.MapGroup("").WithMetadata(new OfService(service.Name));
}

/// <summary>The service that a route belongs to: its copy of the rights table decides.</summary>
public sealed record OfService(string Name);

/// <summary>
/// What a route needs: a permission in the tenant of the address, or, with none, only that somebody is signed in. Across: it may read
/// the municipalities that the rights reach; Everywhere: every municipality, whichever those are.
/// </summary>
public sealed record Needs(Permission? Permission, bool Across, bool Everywhere = false);

/// <summary>How a route says what it needs.</summary>
public static class RouteNeeds
{
    /// <summary>Needs this permission in the tenant of the address.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder route, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new Needs(permission, Across: false));

    /// <summary>
    /// Needs this permission in AgII's tenant, and may read every municipality that the person's rights with this permission reach.
    /// These routes are listed in a spec. <paramref name="everywhere"/> is for figures without personal data only: whoever has the
    /// permission reads every municipality, also those outside their own region.
    /// </summary>
    public static TBuilder RequiresAcross<TBuilder>(this TBuilder route, Permission permission, bool everywhere = false)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new Needs(permission, Across: true, everywhere));

    /// <summary>Needs somebody signed in, in whatever role.</summary>
    public static TBuilder RequiresSignIn<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new Needs(null, Across: false));
}
