using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity;

/// <summary>Signs a person out in this browser.</summary>
internal static class SignOut
{
    internal static void Map(ServiceRoutes routes) =>
        routes.Root.MapPost("/afmelden", async (HttpContext http, SessionStore sessions, CancellationToken ct) =>
        {
            await Here(http, sessions, ct);
            return TypedResults.Redirect(SignInPage.Address);
        }).RequiresSignIn().WithMetadata(new LetsIn(MissingStep.SetUp)).ExcludeFromDescription();

    /// <summary>Ends the session of this browser, wherever its cookie may have been copied to, and what applications got in it.</summary>
    internal static async Task Here(HttpContext http, SessionStore sessions, CancellationToken ct)
    {
        if (Guid.TryParse(http.User.FindFirst(SessionStore.Claim)?.Value, out var session))
        {
            await sessions.End(person: null, session, ct);
        }

        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
