using AgiiPlatform.Platform.Http;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;

namespace AgiiPlatform.Host.Authentication;

/// <summary>
/// How every process recognises who calls: programs by a bearer token, people by a cookie; both say only who somebody is.
/// </summary>
internal static class SignIn
{
    private const string Either = "either";

    internal static void AddSignIn(this IServiceCollection services, IHostEnvironment environment)
    {
        var onlyHttps = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, o => o.ForwardDefaultSelector = http =>
                http.IsApi() ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme)
            .AddBearerToken(IdentityConstants.BearerScheme, o => o.BearerTokenExpiration = TimeSpan.FromHours(1))
            .AddCookie(IdentityConstants.ApplicationScheme, o =>
            {
                o.Cookie.Name = environment.IsDevelopment() ? "agii" : "__Host-agii";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.Cookie.SecurePolicy = onlyHttps;
                o.ExpireTimeSpan = TimeSpan.FromHours(1);
                o.SlidingExpiration = true;
                o.LoginPath = "/aanmelden";
            });
        services.AddOptions<BearerTokenOptions>(IdentityConstants.BearerScheme)
            .PostConfigure<TimeProvider>((o, time) => o.BearerTokenProtector = new AccessTokenCache(o.BearerTokenProtector, time));
        services.AddAntiforgery(o => (o.Cookie.Name, o.Cookie.SecurePolicy) = ("agii-formulier", onlyHttps));
    }
}
