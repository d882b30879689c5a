using System.Reflection;
using AgiiPlatform.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Host.Operations.Processes;

/// <summary>
/// Tells every fifteen seconds, in the list of what runs, how each service of this process is; and takes its lines away when it stops.
/// </summary>
internal sealed class Heartbeat(
    IEnumerable<ServiceDatabase> databases, IServiceProvider services, IConfiguration configuration, Drain drain, TimeProvider time,
    ILogger<Heartbeat> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan First = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Forget = TimeSpan.FromDays(1);
    private readonly string _process = $"{Environment.MachineName}:{Environment.ProcessId}";
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();

    /// <summary>The version of the platform that runs here.</summary>
    internal static string Version { get; } =
        typeof(Heartbeat).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        foreach (var database in databases)
        {
            await Try(database, async () =>
            {
                await using var db = await ProcessesDb.Open(configuration, database, cancellationToken);
                await db.Processes.Where(p => p.Service == database.Name && p.Process == _process).ExecuteDeleteAsync(cancellationToken);
            }, CancellationToken.None);
        }
    }

    /// <summary>Writes the line of one service.</summary>
    internal async Task Tell(ServiceDatabase database, CancellationToken ct)
    {
        var status = await ServiceStatus.Read(database.Name, services, ct);
        var now = time.GetUtcNow();
        await using var db = await ProcessesDb.Open(configuration, database, ct);
        var all = await db.Processes.Where(p => p.Service == database.Name).ToListAsync(ct);
        db.RemoveRange(all.Where(p => p.Process != _process && now - p.SeenAt > Forget));
        var own = all.Find(p => p.Process == _process);
        if (own is null)
        {
            db.Add(own = new() { Service = database.Name, Process = _process, Version = Version, StartedAt = _startedAt });
        }

        (own.SeenAt, own.Ready, own.Unsent, own.OldestUnsent, own.Failed) =
            (now, !drain.IsUnderWay, status.Unsent, status.OldestUnsent, status.Failed);
        await db.SaveChangesAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(First, time, stoppingToken); // the start itself comes first: who waits for it, asks whether it is ready
        while (true)
        {
            foreach (var database in databases)
            {
                await Try(database, () => Tell(database, stoppingToken), stoppingToken);
            }

            await Task.Delay(Every, time, stoppingToken);
        }
    }

    /// <summary>What cannot be told is told the next time: nothing depends on it.</summary>
    private async Task Try(ServiceDatabase database, Func<Task> act, CancellationToken ct)
    {
        try
        {
            await act();
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "How {Service} is could not be told.", database.Name);
        }
    }
}
