using AgiiPlatform.Identity.Organisations;
using AgiiPlatform.Identity.Sessions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgiiPlatform.Identity.Factors;

/// <summary>
/// Reads every two seconds, in each process, which organisations ask everybody for a second step, and once before the first request. The
/// process of Identity first writes there what the organisations chose (docs/decisions/0032).
/// </summary>
internal sealed class FactorRuleRefresh(
    FactorRule rule, SessionStore sessions, IServiceProvider services, TimeProvider time, ILogger<FactorRuleRefresh> log)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private bool _failed;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Refresh(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Refresh(stoppingToken);
        }
    }

    private async Task Refresh(CancellationToken ct)
    {
        // Each for itself: while the database of Identity is away, what was written before still counts.
        var copied = services.GetService<SecondStepChoices>() is not { } choices || await Done(choices.Copy, ct);
        var read = await Done(async token => rule.Know(await sessions.AskSecondStep(token)), ct);
        _failed = !(copied && read);
    }

    private async Task<bool> Done(Func<CancellationToken, Task> what, CancellationToken ct)
    {
        try
        {
            await what(ct);
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.Log(_failed ? LogLevel.Debug : LogLevel.Warning, e,
                "Which organisations ask for a second step could not be read or written: what is known still counts. It is tried again.");
            return false;
        }
    }
}
