using AgiiPlatform.Identity.Provider;
using AgiiPlatform.Web;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AgiiPlatform.Host.Authentication;

/// <summary>
/// What another provider tells of itself at an address, our own tells through the key ring: so a service knows its tokens also when
/// Identity is away. A token of a key that is not known has the keys read anew.
/// </summary>
internal sealed class OwnIssuer(SigningKeys keys, IConfiguration configuration)
    : BaseConfigurationManager, IConfigurationManager<OpenIdConnectConfiguration>
{
    private readonly string _name = TokenIssuer.Own(configuration).AbsoluteUri;
    private (IReadOnlyList<SigningKey> Keys, OpenIdConnectConfiguration Told)? _last;

    /// <inheritdoc/>
    public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) => Task.FromResult(Tell());

    /// <inheritdoc/>
    public override Task<BaseConfiguration> GetBaseConfigurationAsync(CancellationToken cancel) =>
        Task.FromResult<BaseConfiguration>(Tell());

    /// <inheritdoc/>
    public override void RequestRefresh() => keys.Refresh();

    private OpenIdConnectConfiguration Tell()
    {
        var published = keys.Published;
        if (_last is { } last && ReferenceEquals(last.Keys, published))
        {
            return last.Told; // the same, so that nothing is checked twice when nothing changed
        }

        var told = new OpenIdConnectConfiguration { Issuer = _name };
        published.ToList().ForEach(k => told.SigningKeys.Add(new X509SecurityKey(k.Signing)));
        _last = (published, told);
        return told;
    }
}
