using System.Security.Claims;
using AgiiPlatform.Identity.Factors;
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
/// is asked, for others an hour. A token that an application got in a session counts no longer than that session lasts. Who must still take
/// or choose a second step is let in where that is done (<see cref="LetsIn"/>), and nowhere else; no token of theirs counts.
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

        var (grants, today) = await Grants(http, person, ct);
        var idle = grants.Any(g => g.IsInForceOn(today) && g.Allows(Permission.ReferralsRead)) ? IdleWithClients : Idle;
        if (await http.RequestServices.GetRequiredService<SessionStore>().Continue(session, idle, ct) is not { } found)
        {
            context.RejectPrincipal();
        }
        else if (found.Misses(http.RequestServices.GetRequiredService<FactorRule>(), grants, today) is { } step
            && http.GetEndpoint()?.Metadata.GetMetadata<LetsIn>()?.Who.Contains(step) != true)
        {
            http.Features.Set(new StepToTake(LetsIn.AddressFor(step)));
            context.RejectPrincipal();
        }
        else
        {
            http.Features.Set(new SessionEnd(idle));
        }
    }

    internal static async Task OfToken(TokenValidatedContext context)
    {
        var (http, user, ct) = (context.HttpContext, context.Principal!, context.HttpContext.RequestAborted);
        var methods = string.Join(' ', user.FindAll("amr").Select(c => c.Value));
        if (user.FindFirstValue(SessionStore.Claim) is { } id)
        {
            var sessions = http.RequestServices.GetRequiredService<SessionStore>();
            if (await sessions.Find(Guid.Parse(id), ct) is not { AwaitsSecondStep: false } found)
            {
                context.Fail("The session was ended.");
                return;
            }

            methods = found.Methods;
        }

        var rule = http.RequestServices.GetRequiredService<FactorRule>();
        if (rule.IsOn && !AuthenticationMethods.HaveSecond(methods) && Guid.TryParse(user.FindFirstValue("sub"), out var person)
            && await Grants(http, person, ct) is var (grants, today) && rule.AppliesTo(grants, today))
        {
            context.Fail("There was no second step.");
        }
    }

    private static async Task<(IReadOnlyList<Grant> Grants, DateOnly Today)> Grants(HttpContext http, Guid person, CancellationToken ct) =>
        (http.GetEndpoint()?.Metadata.GetMetadata<OwningService>() is { } service
            ? await http.RequestServices.GetRequiredKeyedService<GrantCache>(service.Name).Of(person, ct) : [],
            http.RequestServices.GetRequiredService<RequestContext>().Today);
}
