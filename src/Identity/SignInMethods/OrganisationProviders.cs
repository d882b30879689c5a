using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AgiiPlatform.Identity.SignInMethods;

/// <summary>
/// Speaks with the providers of organisations: ASP.NET Core's handler does the protocol, with options of its own for each organisation. The
/// address to come back to, the cookies and the key of the state are each organisation's own, so that no answer counts for another.
/// </summary>
internal sealed class OrganisationProviders(
    IConfiguration configuration, IHostEnvironment environment, IDataProtectionProvider protection, ILoggerFactory logs, HtmlEncoder html,
    UrlEncoder url)
{
    private readonly ConcurrentDictionary<Guid, (string Stamp, OpenIdConnectOptions Options)> _known = new();

    /// <summary>The handler of one request. What a provider tells of itself is kept until its configuration changes.</summary>
    internal async Task<OpenIdConnectHandler> Handler(Tenant tenant, SignInMethod method, HttpContext http)
    {
        var known = _known.AddOrUpdate(tenant.Id, _ => (method.Stamp, Options(tenant, method)),
            (_, last) => last.Stamp == method.Stamp ? last : (method.Stamp, Options(tenant, method)));
        var handler = new OpenIdConnectHandler(new One(known.Options), logs, html, url);
        await handler.InitializeAsync(new AuthenticationScheme(tenant.Slug, null, typeof(OpenIdConnectHandler)), http);
        return handler;
    }

    private OpenIdConnectOptions Options(Tenant tenant, SignInMethod method)
    {
        var options = new OpenIdConnectOptions
        {
            Authority = method.Issuer,
            ClientId = method.ClientId,
            ClientSecret = configuration[ConfigureSignIn.Setting(method.SecretName)],
            CallbackPath = $"/{tenant.Slug}{SignInAtOrganisation.Back}",
            ResponseType = OpenIdConnectResponseType.Code,
            ResponseMode = OpenIdConnectResponseMode.Query, // a page that posts by itself needs a script
            UsePkce = true,
            PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable,
            GetClaimsFromUserInfoEndpoint = true,
            MapInboundClaims = false,
            RequireHttpsMetadata = !environment.IsDevelopment(),
            DisableTelemetry = true,
            SignInScheme = IdentityConstants.ExternalScheme, // never used: who comes back gets a session of the platform
            BackchannelTimeout = TimeSpan.FromSeconds(10),
            BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) },
            Events = new()
            {
                OnRedirectToIdentityProvider = context =>
                {
                    // What a request calls the host is never asked.
                    context.ProtocolMessage.RedirectUri = new Uri(TokenIssuer.Own(configuration), context.Options.CallbackPath).AbsoluteUri;
                    return Task.CompletedTask;
                },
                OnMessageReceived = CheckIssuer,
                OnTokenValidated = CheckParty,
                OnTicketReceived = context =>
                {
                    context.HttpContext.Features.Set(new ProviderAnswer(context.Principal!, context.ReturnUri, null));
                    context.HandleResponse();
                    return Task.CompletedTask;
                },
                OnAccessDenied = context =>
                {
                    context.HttpContext.Features.Set(new ProviderAnswer(null, context.ReturnUrl, null) { IsDenied = true });
                    context.HandleResponse();
                    return Task.CompletedTask;
                },
                OnRemoteFailure = context =>
                {
                    context.HttpContext.Features.Set(new ProviderAnswer(null, null, context.Failure));
                    context.HandleResponse();
                    return Task.CompletedTask;
                },
            },
            TokenValidationParameters = new()
            {
                ValidAlgorithms =
                [
                    SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
                    SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384,
                ],
                // What the provider calls itself today does not count, but what was configured.
                IssuerValidator = (issuer, _, _) =>
                    issuer == method.Issuer ? issuer : throw new SecurityTokenInvalidIssuerException("It is another issuer's."),
                ClockSkew = TimeSpan.FromSeconds(60),
                NameClaimType = "name",
            },
        };
        options.Scope.Clear();
        method.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList().ForEach(options.Scope.Add);
        options.ClaimActions.Clear();
        options.ClaimActions.Add(new ClaimsOfUserInfo());
        var onlyHttps = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
        {
            (cookie.SameSite, cookie.SecurePolicy, cookie.HttpOnly) = (SameSiteMode.Lax, onlyHttps, true);
        }

        new OpenIdConnectPostConfigureOptions(protection).PostConfigure(tenant.Slug, options);
        return options;
    }

    /// <summary>The provider says in its answer who it is (RFC 9207); one that says it does so, does.</summary>
    private static async Task CheckIssuer(MessageReceivedContext context)
    {
        var told = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        var issuer = context.ProtocolMessage.GetParameter("iss");
        if (issuer is null ? told.AuthorizationResponseIssParameterSupported : issuer != context.Options.Authority)
        {
            context.Fail("The answer comes from another issuer.");
        }
    }

    /// <summary>
    /// A token for several parties, or that names another one, is none for us; nor is one without a signature, which the handler takes when
    /// it fetched the token itself.
    /// </summary>
    private static Task CheckParty(TokenValidatedContext context)
    {
        var token = new JsonWebToken(context.TokenEndpointResponse!.IdToken);
        var party = token.TryGetPayloadValue<string>("azp", out var azp) ? azp : null;
        if (token.EncodedSignature.Length == 0 || token.Audiences.Count() != 1 || (party is not null && party != context.Options.ClientId))
        {
            context.Fail("The token is not signed, or also for somebody else.");
        }

        return Task.CompletedTask;
    }

    /// <summary>The options of one organisation, for the handler that asks for them by name.</summary>
    private sealed class One(OpenIdConnectOptions options) : IOptionsMonitor<OpenIdConnectOptions>
    {
        public OpenIdConnectOptions CurrentValue => options;

        public OpenIdConnectOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<OpenIdConnectOptions, string?> listener) => null;
    }
}
