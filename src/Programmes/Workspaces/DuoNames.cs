using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgiiPlatform.Programmes.Workspaces;

/// <summary>
/// Erases, every hour, the names of the duos of projects that ended long enough ago, with all that was written about them: what counts
/// stays. How many months the names are kept is <c>Programmes:DuoNamesKeptMonths</c>. A restored backup brings names back for an hour at
/// most.
/// </summary>
internal sealed class DuoNames(
    IServiceScopeFactory scopes, MunicipalityRegistry registry, IConfiguration configuration, TimeProvider time,
    ILogger<DuoNames> log) : BackgroundService
{
    /// <summary>Within it the final report and the balance are settled; after that nobody needs to know who met whom.</summary>
    internal const int MonthsKept = 12;

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private int Months => configuration.GetValue("Programmes:DuoNamesKeptMonths", MonthsKept);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Every, time, stoppingToken);
            try
            {
                await EraseEverywhere(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Erasing the names of duos failed; it is tried again in an hour.");
            }
        }
    }

    /// <summary>Erases what is due in every municipality that has any, also those that have ended.</summary>
    internal async Task EraseEverywhere(CancellationToken ct)
    {
        Guid[] due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var all = registry.MunicipalityIds;
            scope.ServiceProvider.GetRequiredService<RequestContext>()
                .Initialize(registry.Agency, registry.TenantIds, Actor.Consumer(nameof(DuoNames)));
            var db = scope.ServiceProvider.GetRequiredService<ProgrammesDb>();
            var before = Before;
            var over = await db.AcrossTenants<Programme>(all).Where(p => p.Kind == ProgrammeKind.InterMunicipal && p.Until < before)
                .Select(p => p.Id).ToListAsync(ct);
            due = await db.AcrossTenants<Duo>(all).Where(d => d.ErasedOn == null && over.Contains(d.ProjectId)).Select(d => d.TenantId)
                .Distinct().ToArrayAsync(ct);
        }

        foreach (var tenant in due)
        {
            await Erase(registry.ById(tenant)!, ct);
        }
    }

    /// <summary>Erases what is due in one municipality, of the projects that it takes part in or did.</summary>
    internal async Task Erase(Tenant tenant, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(tenant, [tenant.Id], Actor.Consumer(nameof(DuoNames)));
        var db = scope.ServiceProvider.GetRequiredService<ProgrammesDb>();
        // Of several that say that they are this project (Project.Enter) the last one: nobody has names erased too early.
        var projects = await db.Projects.Select(p => new { p.Id, p.Until }).ToListAsync(ct);
        var over = projects.GroupBy(p => p.Id).Where(g => g.Max(p => p.Until) < Before).Select(g => g.Key).ToList();
        var duos = await db.Duos.Where(d => d.ErasedOn == null && over.Contains(d.ProjectId)).ToListAsync(ct);
        if (duos.Count > 0)
        {
            duos.ForEach(d => d.EraseNames(Today));
            await db.Save(nameof(DuoNames), null, $"namen van {Dutch.Count(duos.Count, "duo", "duo's")} gewist", ct);
        }
    }

    private DateOnly Today => Brussels.Day(time.GetUtcNow().UtcDateTime);

    private DateOnly Before => Today.AddMonths(-Months);
}
