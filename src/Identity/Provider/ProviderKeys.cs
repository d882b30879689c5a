using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace AgiiPlatform.Identity.Provider;

/// <summary>Gives the provider its keys, and new ones when they changed: it puts those that sign now first, by their dates.</summary>
internal sealed class ProviderKeys(SigningKeys keys) :
    IConfigureOptions<OpenIddictServerOptions>, IOptionsChangeTokenSource<OpenIddictServerOptions>
{
    private ReloadToken _token = new();

    /// <inheritdoc/>
    public string Name => Options.DefaultName;

    /// <inheritdoc/>
    public IChangeToken GetChangeToken() => _token.Token;

    /// <inheritdoc/>
    public void Configure(OpenIddictServerOptions options)
    {
        if (keys.Active is null)
        {
            keys.Rotate();
        }

        foreach (var key in keys.Published)
        {
            options.SigningCredentials.Add(new(new X509SecurityKey(key.Signing), SecurityAlgorithms.RsaSha256));
            options.EncryptionCredentials.Add(new(
                new X509SecurityKey(key.Encryption), SecurityAlgorithms.RsaOAEP, SecurityAlgorithms.Aes256CbcHmacSha512));
        }
    }

    /// <summary>From now on the provider uses the keys as they are now.</summary>
    internal void Reload() => Interlocked.Exchange(ref _token, new()).Cancel();

    private sealed class ReloadToken
    {
        private readonly CancellationTokenSource _source = new();

        internal IChangeToken Token => new CancellationChangeToken(_source.Token);

        internal void Cancel() => _source.Cancel();
    }
}
