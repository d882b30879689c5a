using AgiiPlatform.Identity.Factors;
using AgiiPlatform.Identity.Provider;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Platform.Authorization;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Tokens;

namespace AgiiPlatform.Host.Authentication;

/// <summary>
/// How every process recognises who calls: programs by a standard access token, of our own provider or of the one that is configured in its
/// place; people by a cookie. Both say only who somebody is.
/// </summary>
internal static class SignIn
{
    private const string Either = "either";

    /// <summary>Registers it; a gateway does not <paramref name="recognise"/> anybody: each service behind it does.</summary>
    internal static void AddSignIn(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, bool recognise)
    {
        var longest = TokenIssuer.TokenLifetime(configuration);
        if (environment.IsProduction() && longest > TimeSpan.FromMinutes(10))
        {
            throw new InvalidOperationException("Identity:AccessTokenMinutes: in Production a token is good for ten minutes at most.");
        }

        var onlyHttps = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        services.AddSingleton<SigningKeys>().AddSingleton<FactorRule>();
        services.AddAuthentication(o => o.DefaultScheme = recognise ? Either : null)
            .AddPolicyScheme(Either, null, o => o.ForwardDefaultSelector = http =>
                http.IsApi() ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme)
            .AddJwtBearer(IdentityConstants.BearerScheme, o => Know(o, TokenIssuer.Foreign(configuration), environment))
            .AddCookie(IdentityConstants.ApplicationScheme, o =>
            {
                o.Cookie.Name = environment.IsDevelopment() ? "agii" : "__Host-agii";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.Cookie.SecurePolicy = onlyHttps;
                o.ExpireTimeSpan = SessionStore.Longest; // whether somebody is away, the session says
                o.SlidingExpiration = false;
                o.LoginPath = "/aanmelden";
                o.Events.OnValidatePrincipal = SessionCheck.OfCookie;
            });
        services.AddOptions<JwtBearerOptions>(IdentityConstants.BearerScheme).Configure<TimeProvider, SigningKeys>((o, time, keys) =>
        {
            o.TokenValidationParameters.LifetimeValidator = (from, until, _, rules) => time.GetUtcNow().UtcDateTime is var now
                && until is { } end && now < end + rules.ClockSkew && !(from > now + rules.ClockSkew);
            o.TokenHandlers.Clear();
            o.TokenHandlers.Add(new AccessTokens(time, longest));
            o.ConfigurationManager = o.Authority is null ? new OwnIssuer(keys, configuration) : null;
        });
        services.AddAntiforgery(o => (o.Cookie.Name, o.Cookie.SecurePolicy) = ("agii-formulier", onlyHttps));
    }

    /// <summary>Which tokens count (promises, rule 15): signed, of one issuer, for this platform, and made to call an API with.</summary>
    private static void Know(JwtBearerOptions options, string? foreign, IHostEnvironment environment)
    {
        options.Authority = foreign;
        options.RequireHttpsMetadata = !environment.IsDevelopment();
        options.MapInboundClaims = false;
        options.SaveToken = false; // nobody asks for it again
        options.TokenValidationParameters = new()
        {
            ValidAudience = TokenIssuer.Audience,
            ValidTypes = ["at+jwt"],
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256],
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromSeconds(30),
            NameClaimType = "name",
        };
        options.Events = new() { OnTokenValidated = foreign is null ? SessionCheck.OfToken : Foreign };
    }

    /// <summary>When who signed in elsewhere must do so anew, is for that provider to say: its tokens end after minutes.</summary>
    private static Task Foreign(TokenValidatedContext signedIn)
    {
        signedIn.Principal!.AddIdentity(new([new(CurrentUser.SignedInAt, $"{long.MaxValue}")]));
        return Task.CompletedTask;
    }
}
