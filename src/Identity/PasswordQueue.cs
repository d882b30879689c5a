using System.Threading.RateLimiting;
using Microsoft.Extensions.Configuration;

namespace AgiiPlatform.Identity;

/// <summary>
/// Checking a password takes a processor a good while, on purpose. As many are checked at once as there are processors
/// (<c>Limits:Passwords:AtOnce</c>), some wait (<c>Limits:Passwords:Waiting</c>), and who comes after those is told to come back: so that
/// signing in, which anybody may try, does not take the processors from everybody else.
/// </summary>
internal sealed class PasswordQueue(IConfiguration configuration) : IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new()
    {
        PermitLimit = configuration.GetValue("Limits:Passwords:AtOnce", Environment.ProcessorCount),
        QueueLimit = configuration.GetValue("Limits:Passwords:Waiting", 100),
    });

    /// <summary>Waits for a place, which is given back when disposed.</summary>
    /// <exception cref="TooBusy">Too many wait already.</exception>
    internal async Task<IDisposable> Enter(CancellationToken ct)
    {
        var place = await _limiter.AcquireAsync(1, ct);
        return place.IsAcquired ? place : throw new TooBusy();
    }

    public void Dispose() => _limiter.Dispose();
}
