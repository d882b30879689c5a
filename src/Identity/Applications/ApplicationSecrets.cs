using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace AgiiPlatform.Identity.Applications;

/// <summary>The library's own way with applications, which hashes a secret as it wants to find it.</summary>
internal sealed class ApplicationSecrets(
    IOpenIddictApplicationCache<Application> cache, ILogger<OpenIddictApplicationManager<Application>> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options, IOpenIddictApplicationStore<Application> store)
    : OpenIddictApplicationManager<Application>(cache, logger, options, store)
{
    /// <summary>Gives it a secret; what proved itself with the one before no longer does.</summary>
    internal async Task SetSecret(Application application, string secret, CancellationToken ct) =>
        application.ClientSecret = await ObfuscateClientSecretAsync(secret, ct);
}
