using System.Globalization;
using System.Security.Claims;
using AgiiPlatform.Platform.Access;
using AgiiPlatform.Platform.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AgiiPlatform.Platform.Tenancy;

/// <summary>
/// The one place where a request gets its tenant: resolves the address, checks the person's rights there, and opens the unit of work.
/// No right in the tenant is answered word for word as a tenant that does not exist. Denies by default.
/// </summary>
internal sealed class TenantFromRequest(RequestDelegate next, Register register, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext http, UnitOfWork work, Visitor visitor)
    {
        var endpoint = http.GetEndpoint();
        // Routing's own answers (405, 415) are endpoints without a route: they give nothing away and need nobody.
        if (endpoint is not RouteEndpoint || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            if (endpoint?.Metadata.GetMetadata<OfService>() is not null)
            {
                await CheckForm(http);
            }

            await next(http);
            return;
        }

        if (http.User.FindFirstValue(ClaimTypes.NameIdentifier) is not { } subject || !Guid.TryParse(subject, out var personId))
        {
            throw new NotSignedIn();
        }

        visitor.SignIn(personId, http.User.FindFirstValue("name") ?? "");
        await CheckForm(http);
        var needs = endpoint.Metadata.GetMetadata<Needs>() ?? throw new InvalidOperationException($"{endpoint.DisplayName} does not say what it needs.");
        var copy = http.RequestServices.GetRequiredKeyedService<AccessCopy>(endpoint.Metadata.GetRequiredMetadata<OfService>().Name);
        var person = await copy.Know(personId, http.RequestAborted);
        if (SignedInAt(http.User) < person.SessionsFrom)
        {
            throw new NotSignedIn(); // with a password that was renewed since
        }

        if (http.GetRouteValue("tenant") is string slug)
        {
            EnterTenant(http, person.Grants, needs, slug, work, visitor);
        }

        await next(http);
    }

    /// <summary>A cookie proves who sits there, not that they asked for this: every form carries a token. Programs send no cookie.</summary>
    private Task CheckForm(HttpContext http) =>
        http.IsApi() || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : antiforgery.ValidateRequestAsync(http);

    private static long SignedInAt(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(Visitor.SignedInAt), CultureInfo.InvariantCulture, out var version) ? version : 0;

    private void EnterTenant(HttpContext http, IReadOnlyList<Grant> grants, Needs needs, string slug, UnitOfWork work, Visitor visitor)
    {
        var inForce = grants.Where(g => g.HoldsOn(work.Today)).ToList();
        var tenant = register.BySlug(slug);
        var here = tenant is null ? [] : inForce.Where(g => g.Reaches(tenant)).ToList();
        if (tenant is null || here.Count == 0)
        {
            throw new NotFound();
        }

        visitor.Enter(tenant, here, inForce);
        if (needs is { Across: true } && tenant.Kind != TenantKind.Agency)
        {
            throw new NotFound();
        }

        var grant = needs.Permission is { } permission ? here.FirstOrDefault(g => g.Allows(permission)) : here[0];
        if (grant is null)
        {
            throw new NoPermission();
        }

        // The second wall is fed from the right that was found, not from the address.
        var reach = needs switch
        {
            { Everywhere: true } => [tenant.Id, .. register.Municipalities.Select(t => t.Id)],
            { Across: true } => [tenant.Id, .. visitor.TenantsWith(needs.Permission!.Value, register).Select(t => t.Id)],
            _ => (Guid[])[grant.TenantId ?? tenant.Id],
        };
        work.Enter(tenant, reach, new Actor(visitor.PersonId, grant.Role, visitor.Name));

        if (tenant.EndedOn is { } end && end < work.Today && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            throw new Refusal("tenant-ended",
                $"{tenant.Name} is {tenant.Ending}. U kan de gegevens van {tenant.Name} nog lezen, maar niet meer wijzigen. Werk verder in {tenant.Successor!.Name}.");
        }
    }
}
