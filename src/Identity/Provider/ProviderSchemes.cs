using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Identity.Provider;

/// <summary>
/// The schemes of a process that runs the provider. OpenIddict's would look at every request to see whether it is one of the standard's:
/// it is asked only at the addresses of those.
/// </summary>
internal sealed class ProviderSchemes(IOptions<AuthenticationOptions> options, IHttpContextAccessor requests)
    : AuthenticationSchemeProvider(options)
{
    private static readonly Task<IEnumerable<AuthenticationScheme>> None = Task.FromResult<IEnumerable<AuthenticationScheme>>([]);

    /// <inheritdoc/>
    public override Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() =>
        requests.HttpContext is { Request.Path: var path } && (path.StartsWithSegments("/connect") || path.StartsWithSegments("/.well-known"))
            ? base.GetRequestHandlerSchemesAsync() : None;
}
