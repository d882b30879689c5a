using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgiiPlatform.Overview;

/// <summary>
/// All facts that count, in memory, so that a figure is counted and not queried. Every process looks once a second, while it is asked,
/// whether the database has something newer: a figure is up to two seconds behind the database, or as long as one look takes.
/// </summary>
/// <remarks>
/// Rows are not removed and every write raises the row's version, so the sum of the versions (the stamp) rises with each commit: unlike a
/// time it does not miss a transaction that committed late. While a look runs, requests are answered from the old facts; only the first
/// ones after two seconds without any wait for it.
/// </remarks>
internal sealed class LatestFacts(
    IServiceScopeFactory scopes, MunicipalityRegistry registry, TimeProvider time, ILogger<LatestFacts> log) : BackgroundService
{
    private static readonly TimeSpan LookAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WaitAfter = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _asked = new(0);
    private OverviewFacts? _latest;
    private TaskCompletionSource<OverviewFacts> _next = NextLook();

    /// <summary>
    /// The facts of every municipality; so only for a request that may reach them all, which its route asks for.
    /// </summary>
    internal ValueTask<OverviewFacts> Everywhere(RequestContext context)
    {
        if (context.AllowedTenantIds.Count <= registry.MunicipalityIds.Count)
        {
            throw new InvalidOperationException("The figures hold every municipality, and this request context may not reach them all.");
        }

        var latest = _latest;
        var age = latest is null ? TimeSpan.MaxValue : time.GetElapsedTime(latest.LookedAt);
        var next = age < LookAfter ? null : Ask();
        return age < WaitAfter ? new(latest!) : new(next!);
    }

    /// <summary>Looks when asked, by this one task: no request that ends takes a look along with it.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _asked.WaitAsync(stoppingToken);
            try
            {
                var facts = await LookNow();
                Answer(look => look.SetResult(facts));
            }
            catch (Exception e)
            {
                log.LogError(e, "The facts could not be read; the figures stay as they were.");
                Answer(look => look.SetException(e));
            }
        }
    }

    /// <summary>One look at a time; requests that come meanwhile share it.</summary>
    private Task<OverviewFacts> Ask()
    {
        lock (_gate)
        {
            if (_asked.CurrentCount == 0)
            {
                _asked.Release();
            }

            return _next.Task;
        }
    }

    private void Answer(Action<TaskCompletionSource<OverviewFacts>> answer)
    {
        TaskCompletionSource<OverviewFacts> look;
        lock (_gate)
        {
            (look, _next) = (_next, NextLook());
        }

        answer(look);
        _ = look.Task.Exception; // told in the log, also when nobody waits
    }

    private static TaskCompletionSource<OverviewFacts> NextLook() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<OverviewFacts> LookNow()
    {
        var lookedAt = time.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>()
            .Initialize(registry.Agency, registry.TenantIds, Actor.Consumer(nameof(LatestFacts)));
        var db = scope.ServiceProvider.GetRequiredService<OverviewDb>();
        var visits = db.AcrossTenants<VisitFact>(registry.MunicipalityIds);
        var agreements = db.AcrossTenants<AgreementFact>(registry.MunicipalityIds);

        var stamp = await visits.SumAsync(v => (long)v.Version) + await agreements.SumAsync(a => (long)a.Version);
        if (_latest is { } latest && latest.Stamp == stamp)
        {
            return _latest = latest with { LookedAt = lookedAt };
        }

        // Read after the stamp: what is committed in between is in these rows already, and makes the next look read them once more.
        var held = await visits.Where(v => v.Counts).Select(v => new { v.TenantId, v.Date }).ToListAsync();
        var signed = await agreements.Where(a => a.Counts)
            .Select(a => new { a.TenantId, a.SignedOn, a.From, a.Until, a.DataExchange, a.ContactPerson, a.MutualReferral }).ToListAsync();
        return _latest = new OverviewFacts(stamp, lookedAt,
            held.GroupBy(v => v.TenantId, v => v.Date!.Value).ToDictionary(g => g.Key, g => g.Order().ToArray()),
            signed.GroupBy(a => a.TenantId, a => new SignedAgreement(
                    a.SignedOn!.Value, a.From!.Value, a.Until!.Value, a.DataExchange, a.ContactPerson, a.MutualReferral))
                .ToDictionary(g => g.Key, g => g.OrderBy(a => a.SignedOn).ToArray()));
    }
}
