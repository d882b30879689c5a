using Microsoft.AspNetCore.WebUtilities;
using OpenIddict.Abstractions;

namespace AgiiPlatform.Identity.Provider;

/// <summary>
/// Where a form of this page may lead beside the platform itself: browsers hold a redirect after a form to the same rule (form-action), and
/// signing in for an application ends there.
/// </summary>
/// <param name="Source">The origin, or the scheme of a program on somebody's own device.</param>
internal sealed record FormTarget(string Source)
{
    /// <summary>Lets the forms of this page lead to the application that asked; the address was checked to be its own.</summary>
    internal static void Allow(HttpContext http, string? redirectUri)
    {
        if (Uri.TryCreate(redirectUri, UriKind.Absolute, out var uri))
        {
            http.Features.Set(new FormTarget(uri.Scheme is "https" or "http" ? uri.GetLeftPart(UriPartial.Authority) : $"{uri.Scheme}:"));
        }
    }

    /// <summary>The same for the page to sign in on, when it leads back to a request of an application.</summary>
    internal static async Task AllowAfter(HttpContext http, string? back, CancellationToken ct)
    {
        if (back?.StartsWith(Authorize.Address + "?", StringComparison.Ordinal) == true
            && http.RequestServices.GetService<IOpenIddictApplicationManager>() is { } applications)
        {
            var query = QueryHelpers.ParseQuery(back[Authorize.Address.Length..]);
            var (client, redirect) = (query[OpenIddictConstants.Parameters.ClientId].ToString(),
                query[OpenIddictConstants.Parameters.RedirectUri].ToString());
            if (client is { Length: > 0 } && redirect is { Length: > 0 }
                && await applications.FindByClientIdAsync(client, ct) is { } application
                && await applications.ValidateRedirectUriAsync(application, redirect, ct))
            {
                Allow(http, redirect);
            }
        }
    }
}
