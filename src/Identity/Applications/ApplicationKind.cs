using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace AgiiPlatform.Identity.Applications;

/// <summary>What an application can be: its name at the API, in words, and what it may do.</summary>
/// <param name="Name">As it is sent.</param>
/// <param name="Title">As people read it.</param>
/// <param name="HasSecret">Whether it can keep a secret.</param>
/// <param name="SignsIn">Whether it signs people in, or calls for itself.</param>
internal sealed record ApplicationKind(string Name, string Title, bool HasSecret, bool SignsIn)
{
    internal static IReadOnlyList<ApplicationKind> All { get; } =
    [
        new("web", "Een website: meldt mensen aan, en bewaart een geheim op haar server", HasSecret: true, SignsIn: true),
        new("device", "Een programma op een toestel of in de browser: meldt mensen aan, zonder geheim", HasSecret: false, SignsIn: true),
        new("machine", "Een programma dat in eigen naam gegevens vraagt", HasSecret: true, SignsIn: false),
    ];

    /// <summary>What the library is to let it do.</summary>
    internal IEnumerable<string> Permissions => SignsIn
        ?
        [
            OpenIddictConstants.Permissions.Endpoints.Authorization, OpenIddictConstants.Permissions.Endpoints.Token,
            OpenIddictConstants.Permissions.Endpoints.Revocation, OpenIddictConstants.Permissions.Endpoints.EndSession,
            OpenIddictConstants.Permissions.GrantTypes.AuthorizationCode, OpenIddictConstants.Permissions.GrantTypes.RefreshToken,
            OpenIddictConstants.Permissions.ResponseTypes.Code, OpenIddictConstants.Permissions.Scopes.Profile,
            OpenIddictConstants.Permissions.Prefixes.Scope + Provider.OpenIdProvider.ApiScope,
        ]
        :
        [
            OpenIddictConstants.Permissions.Endpoints.Token, OpenIddictConstants.Permissions.GrantTypes.ClientCredentials,
            OpenIddictConstants.Permissions.Prefixes.Scope + Provider.OpenIdProvider.ApiScope,
        ];

    internal string ClientType => HasSecret ? ClientTypes.Confidential : ClientTypes.Public;

    /// <summary>The kind of one that was registered.</summary>
    internal static ApplicationKind Of(string? clientType, bool signsIn) =>
        All.First(k => k.ClientType == clientType && k.SignsIn == signsIn);
}
