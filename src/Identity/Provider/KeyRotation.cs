using AgiiPlatform.Identity.Sessions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;

namespace AgiiPlatform.Identity.Provider;

/// <summary>
/// Makes the provider's next key in time, has it use what another process made, and forgets each hour the tokens and sessions that are
/// over.
/// </summary>
internal sealed class KeyRotation(
    SigningKeys keys, ProviderKeys provider, SessionStore sessions, IServiceScopeFactory scopes, TimeProvider time,
    ILogger<KeyRotation> log) : BackgroundService
{
    private static readonly TimeSpan PruneEvery = TimeSpan.FromHours(1);
    private readonly TimeSpan _every = keys.Lifetime < TimeSpan.FromMinutes(4) ? keys.Lifetime / 4 : TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        keys.Rotate(); // before anybody signs in
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (used, prunedAt) = (State(), time.GetTimestamp());
        while (true)
        {
            await Task.Delay(_every, time, stoppingToken);
            try
            {
                keys.Rotate();
                var now = State();
                if (now != used)
                {
                    provider.Reload();
                    used = now;
                }

                if (time.GetElapsedTime(prunedAt) > PruneEvery)
                {
                    prunedAt = time.GetTimestamp();
                    await Prune(stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "The keys of tokens could not be looked after; it is tried again.");
            }
        }
    }

    /// <summary>Which there are, and which of them signs.</summary>
    private (string All, SigningKey? Active) State() =>
        (string.Join(' ', keys.Published.Select(k => k.Signing.Thumbprint)), keys.Active);

    private async Task Prune(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = time.GetUtcNow() - OpenIdProvider.LongestToken;
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(before, ct);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(before, ct);
        await sessions.Prune(ct);
    }
}
