using AgiiPlatform.Identity.Sessions;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace AgiiPlatform.Identity.Provider;

/// <summary>
/// An application asks to sign somebody out of the platform too. It shows that it speaks of who sits there with the token it got; else the
/// person is asked, so that no page elsewhere signs them out.
/// </summary>
internal static class EndSession
{
    internal const string Address = "/connect/endsession";

    internal static void Map(ServiceRoutes routes)
    {
        routes.Root.MapGet(Address, Handle).AllowAnonymous().ExcludeFromDescription();
        routes.Root.MapPost(Address, Handle).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Handle(HttpContext http, SessionStore sessions, CancellationToken ct)
    {
        if (http.GetOpenIddictServerRequest() is not { } request || http.GetOpenIddictServerResponse()?.Error is { } refused)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return await Pages.Show<RefusedRequestPage>();
        }

        var who = http.User.GetClaim(Claims.Subject);
        var hint = await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        if (who is not null && !HttpMethods.IsPost(http.Request.Method) && hint.Principal?.GetClaim(Claims.Subject) != who)
        {
            FormTarget.Allow(http, request.PostLogoutRedirectUri);
            return await Pages.Show<EndSessionPage>(new
            {
                Request = ((string[])[Parameters.PostLogoutRedirectUri, Parameters.State, Parameters.ClientId, Parameters.IdTokenHint])
                    .Select(name => (name, (string?)request[name])).Where(p => p.Item2 is not null).ToList(),
            });
        }

        await SignOut.Here(http, sessions, ct);
        return TypedResults.SignOut(
            new AuthenticationProperties { RedirectUri = SignInPage.Address }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }
}
