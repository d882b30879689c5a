using System.Security.Claims;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Platform.Tenancy;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace AgiiPlatform.Host.Authentication;

/// <summary>
/// A cookie counts while its session goes on, wherever that was ended: for who may see clients until a quarter of an hour in which nothing
/// is asked, for others an hour. A token that an application got in a session counts no longer than that session lasts.
/// </summary>
internal static class SessionCheck
{
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);
    private static readonly TimeSpan IdleWithClients = TimeSpan.FromMinutes(15);

    internal static async Task OfCookie(CookieValidatePrincipalContext context)
    {
        var (http, ct) = (context.HttpContext, context.HttpContext.RequestAborted);
        if (context.Principal is not { } user || !Guid.TryParse(user.FindFirstValue("sub"), out var person)
            || !Guid.TryParse(user.FindFirstValue(SessionStore.Claim), out var session))
        {
            context.RejectPrincipal();
            return;
        }

        var idle = await SeesClients(http, person, ct) ? IdleWithClients : Idle;
        if (await http.RequestServices.GetRequiredService<SessionStore>().Continues(session, idle, ct))
        {
            http.Features.Set(new SessionEnd(idle));
        }
        else
        {
            context.RejectPrincipal();
        }
    }

    internal static async Task OfToken(TokenValidatedContext context)
    {
        if (context.Principal!.FindFirstValue(SessionStore.Claim) is { } session
            && !await context.HttpContext.RequestServices.GetRequiredService<SessionStore>()
                .Lasts(Guid.Parse(session), context.HttpContext.RequestAborted))
        {
            context.Fail("The session was ended.");
        }
    }

    private static async Task<bool> SeesClients(HttpContext http, Guid person, CancellationToken ct)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<OwningService>() is not { } service)
        {
            return false;
        }

        var today = http.RequestServices.GetRequiredService<RequestContext>().Today;
        var grants = await http.RequestServices.GetRequiredKeyedService<GrantCache>(service.Name).Of(person, ct);
        return grants.Any(g => g.IsInForceOn(today) && g.Allows(Permission.ReferralsRead));
    }
}
