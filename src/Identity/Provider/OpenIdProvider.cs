using AgiiPlatform.Identity.Applications;
using AgiiPlatform.Identity.Sessions;
using AgiiPlatform.Web.Input;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace AgiiPlatform.Identity.Provider;

/// <summary>
/// The platform as an OpenID Connect provider: authorization code with PKCE, refresh tokens that are good once, client credentials,
/// revocation and end of session, with standard signed tokens that say only who somebody is. OpenIddict does the protocol.
/// </summary>
internal static class OpenIdProvider
{
    /// <summary>The scope that lets an application call the API on somebody's behalf.</summary>
    internal const string ApiScope = "api";

    /// <summary>How long somebody's refresh tokens are good for, however often they are renewed: as long as a session.</summary>
    internal static readonly TimeSpan LongestToken = SessionStore.Longest;

    internal static void Add(ServiceBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        services.AddDbContext<ProviderDb>((_, o) => ProviderDb.Use(o, configuration));
        services.AddSingleton<ProviderKeys>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(s => s.GetRequiredService<ProviderKeys>());
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(s => s.GetRequiredService<ProviderKeys>());
        services.AddScoped(s => (ApplicationSecrets)s.GetRequiredService<IOpenIddictApplicationManager>());
        services.AddHostedService<KeyRotation>();
        services.AddSingleton<IAuthenticationSchemeProvider, ProviderSchemes>();
        services.AddOpenIddict()
            .AddCore(o =>
            {
                o.UseEntityFrameworkCore().UseDbContext<ProviderDb>().ReplaceDefaultEntities<Guid>();
                o.ReplaceApplicationManager<OpenIddictEntityFrameworkCoreApplication<Guid>, ApplicationSecrets>();
            })
            .AddServer(o => Configure(o, configuration));
    }

    private static void Configure(OpenIddictServerBuilder provider, IConfiguration configuration)
    {
        var issuer = TokenIssuer.Own(configuration);
        provider.SetIssuer(issuer)
            .SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token")
            .SetRevocationEndpointUris("connect/revocation").SetEndSessionEndpointUris("connect/endsession")
            .AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow().AllowClientCredentialsFlow()
            .RegisterScopes(Scopes.Profile, ApiScope).RegisterClaims(Claims.Name)
            .SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(1))
            .SetAccessTokenLifetime(TokenIssuer.TokenLifetime(configuration)).SetIdentityTokenLifetime(TimeSpan.FromMinutes(10))
            .SetRefreshTokenLifetime(LongestToken).DisableSlidingRefreshTokenExpiration()
            .SetRefreshTokenReuseLeeway(configuration.GetValue("Identity:ReuseLeeway", TimeSpan.FromSeconds(10)))
            .DisableAccessTokenEncryption();
        provider.Configure(o =>
        {
            o.CodeChallengeMethods.Clear();
            o.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
            o.ResponseModes.Clear();
            o.ResponseModes.Add(ResponseModes.Query); // a page that posts by itself needs a script
        });
        provider.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough().EnableErrorPassthrough()
            .DisableTransportSecurityRequirement(); // TLS ends at the proxy

        // Behind a gateway the host is another one, and who asks could choose it: addresses are made with the issuer.
        provider.AddEventHandler<ProcessRequestContext>(b => b.UseInlineHandler(context =>
        {
            var request = context.Transaction.GetHttpRequest()!;
            (context.BaseUri, context.RequestUri) =
                (issuer, new Uri(issuer, request.Path.ToUriComponent() + request.QueryString.ToUriComponent()));
            return default;
        }).SetOrder(OpenIddictServerAspNetCoreHandlers.ResolveRequestUri.Descriptor.Order + 1));
        provider.AddEventHandler<HandleTokenRequestContext>(b => b.UseScopedHandler<TokenRequests>().SetOrder(int.MaxValue - 1000));
        RefuseWhatCannotBeKept<ValidateAuthorizationRequestContext>(provider);
        RefuseWhatCannotBeKept<ValidateTokenRequestContext>(provider);
        RefuseWhatCannotBeKept<ValidateRevocationRequestContext>(provider);
        RefuseWhatCannotBeKept<ValidateEndSessionRequestContext>(provider);
    }

    /// <summary>What a database cannot hold is not looked for in it.</summary>
    private static void RefuseWhatCannotBeKept<T>(OpenIddictServerBuilder provider) where T : BaseValidatingContext =>
        provider.AddEventHandler<T>(b => b.UseInlineHandler(context =>
        {
            if (context.Transaction.Request!.GetParameters().Any(p => (string?)p.Value is { } text && !TypedText.IsWhole(text)))
            {
                context.Reject(Errors.InvalidRequest, "A parameter holds characters that cannot be read.");
            }

            return default;
        }).SetOrder(int.MinValue));
}
