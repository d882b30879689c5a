using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace AgiiPlatform.Identity.Applications;

/// <summary>The library's own way with applications, which hashes a secret as it wants to find it.</summary>
internal sealed class ApplicationSecrets(
    IOpenIddictApplicationCache<Application> cache, ILogger<OpenIddictApplicationManager<Application>> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options, IOpenIddictApplicationStore<Application> store, TimeProvider time)
    : OpenIddictApplicationManager<Application>(cache, logger, options, store)
{
    /// <summary>The secret before, as it was kept, and until when it is good too.</summary>
    private sealed record Previous(string Hash, DateTime Until);

    /// <summary>Gives it a secret; what proved itself with the one before no longer does, or does until then.</summary>
    internal async Task SetSecret(Application application, string secret, CancellationToken ct, DateTime? previousUntil = null)
    {
        application.Properties = previousUntil is { } until
            ? JsonSerializer.Serialize(new Previous(application.ClientSecret!, until)) : null;
        application.ClientSecret = await ObfuscateClientSecretAsync(secret, ct);
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> ValidateClientSecretAsync(
        Application application, string secret, CancellationToken cancellationToken = default) =>
        await base.ValidateClientSecretAsync(application, secret, cancellationToken)
        || (application.Properties is { } kept && JsonSerializer.Deserialize<Previous>(kept) is { } previous
            && time.GetUtcNow().UtcDateTime < previous.Until && await ValidateClientSecretAsync(secret, previous.Hash, cancellationToken));
}
