using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Identity;

/// <summary>Signs a person out in this browser.</summary>
internal static class SignOut
{
    internal static void Map(ServiceRoutes routes) =>
        routes.Root.MapPost("/afmelden", async (HttpContext http) =>
        {
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            return TypedResults.Redirect(SignInPage.Address);
        }).RequiresSignIn().ExcludeFromDescription();
}
