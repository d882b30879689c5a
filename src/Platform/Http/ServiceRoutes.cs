namespace AgiiPlatform.Platform.Http;

/// <summary>
/// The addresses a service maps its acts on. Every route says what it needs: an act by its permission, others with
/// <see cref="RoutePermissions"/> or AllowAnonymous; one that says nothing is refused.
/// </summary>
public sealed class ServiceRoutes(Service service, IEndpointRouteBuilder app)
{
    /// <summary>The host's services, for binding the parameters of handling functions.</summary>
    public IServiceProvider Services => app.ServiceProvider;

    /// <summary><c>/api/{tenant}/…</c>: JSON, bearer tokens.</summary>
    public RouteGroupBuilder Api { get; init; } = app.MapGroup(TenantSegment.In("/api/{tenant}", app.ServiceProvider))
        .WithMetadata(new OwningService(service.Name)).WithTags(service.Name);

    /// <summary><c>/{tenant}/…</c>: pages for people, cookie, forms with an antiforgery token.</summary>
    public RouteGroupBuilder Pages { get; init; } = app.MapGroup(TenantSegment.In("/{tenant}", app.ServiceProvider))
        .WithMetadata(new OwningService(service.Name)).ExcludeFromDescription();

    /// <summary>Addresses outside any tenant: signing in, choosing an organisation.</summary>
    public RouteGroupBuilder Root { get; } = app.MapGroup("").WithMetadata(new OwningService(service.Name));

    /// <summary>Maps an act in the tenant of the address, at <paramref name="api"/>.</summary>
    /// <param name="permission">What it takes to do this.</param>
    /// <param name="api">The address below <c>/api/{tenant}</c>.</param>
    /// <param name="handle">Answers a <see cref="Task"/> (204), or a <see cref="Task{Guid}"/> with the id of what was made (201).</param>
    /// <param name="location">
    /// The collection in which what was made is found, if not <paramref name="api"/>; or, ending in <c>{id}</c>, what it is a part of.
    /// </param>
    /// <param name="method">POST, or PUT or DELETE: these make nothing, and answer 204.</param>
    public ActRoute Act(Permission permission, string api, Delegate handle, string? location = null, string method = "POST") =>
        new ActRoute(this, new(permission, Across: false), handle).Map(method, api, location);

    /// <summary>An act of AgII across municipalities; see <see cref="RoutePermissions.RequiresAcross"/>.</summary>
    public ActRoute ActAcross(Permission permission, string api, Delegate handle, string? location = null, bool everywhere = false) =>
        new ActRoute(this, new(permission, Across: true, everywhere), handle).Map(HttpMethods.Post, api, location);

    /// <summary>The same addresses, for acts whose routes need metadata of their own, such as room for a larger request.</summary>
    public ServiceRoutes WithMetadata(params object[] metadata)
    {
        var routes = new ServiceRoutes(service, app);
        _ = (routes.Api.WithMetadata(metadata), routes.Pages.WithMetadata(metadata));
        return routes;
    }
}
