using System.Net;
using AgiiPlatform.Specs.Agreements;
using Duende.IdentityModel.OidcClient;
using Duende.IdentityModel.OidcClient.Browser;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace AgiiPlatform.Specs.Identity;

/// <summary>
/// Somebody at a program of somebody else, which signs them in with a client library that is not ours: the program asks, the person
/// signs in with the browser and allows it.
/// </summary>
internal sealed class Visitor(Uri address, string email, HttpMessageHandler? way = null) : IBrowser
{
    /// <summary>Who gives out tokens, as every host of the specs calls itself.</summary>
    internal const string Issuer = "https://samen.example";

    /// <summary>Where the program waits for the answer.</summary>
    internal const string Back = "http://127.0.0.1:7777/terug";

    /// <summary>The browser, that keeps its cookies.</summary>
    internal Browser Browser { get; } = new(address, new CookieContainer(), way);

    /// <summary>Whether the person says yes, when asked.</summary>
    internal bool Allows { get; init; } = true;

    /// <summary>What the person was shown, the last page last.</summary>
    internal List<string> Seen { get; } = [];

    /// <inheritdoc/>
    public async Task<BrowserResult> InvokeAsync(BrowserOptions options, CancellationToken cancellationToken = default) => new()
    {
        ResultType = BrowserResultType.Success, Response = (await Ask(new Uri(options.StartUrl).PathAndQuery)).ToString(),
    };

    /// <summary>Goes where the program sends the person, signs in and answers on the way; where they end up.</summary>
    internal async Task<Uri> Ask(string path)
    {
        var answer = await Browser.Open(path);
        while (true)
        {
            if (answer.StatusCode == HttpStatusCode.Redirect)
            {
                var next = new Uri(address, answer.Headers.Location!);
                if (next.Port != address.Port)
                {
                    return next;
                }

                answer = await Browser.Open(next.PathAndQuery);
                continue;
            }

            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Seen.Add(page);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            if (page.Contains("action=\"/aanmelden\"", StringComparison.Ordinal))
            {
                var fields = Browser.Fields(page);
                (fields["email"], fields["password"]) = (email, PlatformFixture.Password);
                answer = await Browser.Submit("/aanmelden", fields);
            }
            else
            {
                answer = await Browser.Submit("/connect/authorize", Browser.FieldsOf(page, "/connect/authorize")[Allows ? 0 : 1]);
            }
        }
    }

    /// <summary>The client library, as the program set it up.</summary>
    internal OidcClient Client(string clientId, string? secret = null) => new(new OidcClientOptions
    {
        Authority = Issuer, ClientId = clientId, ClientSecret = secret, RedirectUri = Back, Scope = "openid profile offline_access api",
        Browser = this, LoadProfile = false, DisablePushedAuthorization = true, BackchannelHandler = new Calls(address, way ?? new SocketsHttpHandler()),
    });

    /// <summary>A program on somebody's device, registered here; its name is its own.</summary>
    internal static async Task<string> Register(IServiceProvider services, string consent = ConsentTypes.Implicit)
    {
        await using var scope = services.CreateAsyncScope();
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = $"spec-{Guid.NewGuid():N}", DisplayName = "Rekenblad van de spec", ClientType = ClientTypes.Public,
            ConsentType = consent, RedirectUris = { new(Back) },
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.Revocation,
                Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code,
                Permissions.Scopes.Profile, Permissions.Prefixes.Scope + "api",
            },
        };
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(descriptor);
        return descriptor.ClientId;
    }

    /// <summary>The platform is reached at another address than it calls itself, as behind a proxy.</summary>
    private sealed class Calls(Uri address, HttpMessageHandler way) : DelegatingHandler(way)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(address, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
