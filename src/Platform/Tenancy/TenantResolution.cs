using System.Globalization;
using System.Security.Claims;
using AgiiPlatform.Contracts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;

namespace AgiiPlatform.Platform.Tenancy;

/// <summary>
/// The one place where a request gets its tenant: resolves the address, checks the person's rights there, and opens the request context.
/// No right in the tenant is answered word for word as a tenant that does not exist. Denies by default. Of two roles the wider counts.
/// </summary>
internal sealed class TenantResolution(RequestDelegate next, MunicipalityRegistry registry, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext http, RequestContext context, CurrentUser user)
    {
        var endpoint = http.GetEndpoint();
        // Routing's own answers (405, 415) are endpoints without a route: they give nothing away and need nobody.
        if (endpoint is not RouteEndpoint || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await (endpoint?.Metadata.GetMetadata<OwningService>() is null ? Task.CompletedTask : CheckForm(http));
            await next(http);
            return;
        }

        if (http.User.FindFirstValue("sub") is not { } subject || !Guid.TryParse(subject, out var personId))
        {
            throw new NotSignedIn();
        }

        user.SignIn(personId, http.User.FindFirstValue("name") ?? "");
        await CheckForm(http);
        var requirement = endpoint.Metadata.GetMetadata<PermissionRequirement>()
            ?? throw new InvalidOperationException($"{endpoint.DisplayName} does not say what it needs.");
        var grants = http.RequestServices.GetRequiredKeyedService<GrantCache>(endpoint.Metadata.GetRequiredMetadata<OwningService>().Name);
        var person = await grants.Get(personId, http.RequestAborted);
        if (SignedInAt(http.User) < person.SessionsFrom)
        {
            throw new NotSignedIn(); // with a password that was renewed since
        }

        if (http.GetRouteValue("tenant") is string slug)
        {
            var tenant = registry.BySlug(slug) ?? throw new NotFound();
            var stay = (await grants.Of(tenant.Id, http.RequestAborted)).FirstOrDefault(g => g.IsInForceOn(context.Today));
            EnterTenant(http, stay?.Role == TenantStays.Closed ? [] : person.Grants, requirement, tenant, context, user);
            context.ReadOnlySince = stay?.From;
            context.RefuseReadOnly(IsReading(http));
        }

        await next(http);
    }

    /// <summary>A cookie proves who sits there, not that they asked for this: a form carries a token. Programs send no cookie.</summary>
    private Task CheckForm(HttpContext http) =>
        http.IsApi() || IsReading(http) ? Task.CompletedTask : antiforgery.ValidateRequestAsync(http);

    private static bool IsReading(HttpContext http) => HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);

    private static long SignedInAt(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(CurrentUser.SignedInAt), CultureInfo.InvariantCulture, out var version) ? version : 0;

    private void EnterTenant(
        HttpContext http, IReadOnlyList<Grant> grants, PermissionRequirement requirement, Tenant tenant, RequestContext context,
        CurrentUser user)
    {
        var inForce = grants.Where(g => g.IsInForceOn(context.Today)).ToList();
        var here = inForce.Where(g => g.AppliesTo(tenant)).ToList();
        if (here.Count == 0 || (requirement.Across && tenant.Kind != TenantKind.Agency))
        {
            throw new NotFound();
        }

        user.Enter(tenant, here, inForce);

        var grant = here.Where(g => requirement.Permission is not { } permission || g.Allows(permission))
            .MaxBy(g => (Role.All[g.Role].Permissions.Count, g.Role)) ?? throw new NoPermission();

        // The second wall is fed from the right that was found, which names a tenant, or was checked to reach that of the address.
        IReadOnlyList<Guid> allowed = requirement.Everywhere ? registry.TenantIds
            : requirement.Across ? [tenant.Id, .. user.TenantsWith(requirement.Permission!.Value, registry).Select(t => t.Id)]
            : [grant.TenantId ?? tenant.Id];
        context.Initialize(tenant, allowed, new Actor(user.PersonId, grant.Role, user.Name));

        RuleViolation.If(tenant.EndedOn < context.Today && !IsReading(http), "tenant-ended",
            $"{tenant.Name} is {tenant.Ending}. U kunt de gegevens van {tenant.Name} nog lezen, maar niet meer wijzigen. "
            + $"Werk verder in {tenant.Successor?.Name}.");
    }
}
