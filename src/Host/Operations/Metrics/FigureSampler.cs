using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using AgiiPlatform.Host.Storage;
using AgiiPlatform.Inburgering;
using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Messaging;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Host.Operations.Metrics;

/// <summary>
/// Asks the databases, the broker and the key ring what <see cref="Figures"/> shows: this one task, every fifteen seconds
/// (<c>Metrics:LookSeconds</c>), and what takes reading many rows every five minutes. Nothing is asked in a request, nor when somebody asks
/// for the metrics. Where nobody takes metrics it is not there.
/// </summary>
internal sealed class FigureSampler(
    IEnumerable<ServiceDatabase> databases, IServiceProvider services, OutboxSignal signal, TenantRequests requests, Drain drain,
    MunicipalityRegistry registry, IConfiguration configuration, TimeProvider time, ILogger<FigureSampler> log) : BackgroundService
{
    private readonly TimeSpan _lookEvery = TimeSpan.FromSeconds(configuration.GetValue("Metrics:LookSeconds", 15));
    private static readonly TimeSpan CountEvery = TimeSpan.FromMinutes(5);
    private DateTimeOffset _countNext;

    /// <summary>Whether every database answered at the last look, and the process is not about to stop.</summary>
    internal bool IsReady { get; private set; }

    /// <summary>Of each service that keeps facts of others: when it last applied a message about them.</summary>
    internal ConcurrentDictionary<string, DateTime> Applied { get; } = new();

    /// <summary>Of each consumer here: how many messages wait for it, and how many it could not handle.</summary>
    internal IReadOnlyList<(Consumer Consumer, uint Waiting, uint Failed)> Queues { get; private set; } = [];

    /// <summary>How many national numbers are locked with each version of the master key.</summary>
    internal IReadOnlyDictionary<byte, int> Numbers { get; private set; } = new Dictionary<byte, int>();

    /// <summary>When the last key for cookies and tokens ends, and when the certificate does that wraps them.</summary>
    internal (DateTimeOffset? KeyRing, DateTimeOffset? Certificate) Ends { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Look(stoppingToken);
            await Task.Delay(_lookEvery, time, stoppingToken);
        }
    }

    internal async Task Look(CancellationToken ct)
    {
        var answers = true;
        foreach (var database in databases)
        {
            answers &= await Seen(() => LookAt(database, ct), ct);
        }

        IsReady = answers && !drain.IsUnderWay;
        await Seen(() => LookAtQueues(ct), ct);
        requests.NameTheBusiest();
        if (time.GetUtcNow() >= _countNext)
        {
            _countNext = time.GetUtcNow() + CountEvery;
            await Seen(() => CountNumbers(ct), ct);
            await Seen(LookAtKeys, ct);
        }
    }

    /// <summary>One thing that cannot be seen is no reason not to look at the others. Ages go on rising meanwhile.</summary>
    private async Task<bool> Seen(Func<Task> look, CancellationToken ct)
    {
        try
        {
            await look();
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogDebug(e, "Not everything could be measured.");
            return false;
        }
    }

    private async Task LookAt(ServiceDatabase database, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        RequestContext.BeginScope();
        var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(database.Name).Bind(RequestContext.ForRelay(time, signal));
        var others = db.Inbox.Where(r => r.Consumer != "WhenAccessChanged");
        if (db.Model.GetEntityTypes().Any(t => typeof(Projection).IsAssignableFrom(t.ClrType)))
        {
            // Null when the last one was so long ago that it is no longer kept: then what was seen before still holds.
            Applied[database.Name] = await others.MaxAsync(r => (DateTime?)r.At, ct)
                ?? Applied.GetValueOrDefault(database.Name, time.GetUtcNow().UtcDateTime);
        }
        else
        {
            await db.Outbox.AnyAsync(r => r.SentAt == null, ct); // whether it answers
        }
    }

    private async Task LookAtQueues(CancellationToken ct) => Queues = configuration.Broker() is { } broker
        ? await ErrorQueues.Depths(broker, services.GetServices<Consumer>(), ct) : [];

    private async Task CountNumbers(CancellationToken ct)
    {
        if (services.GetService<InszVault>() is { } vault)
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<RequestContext>()
                .Initialize(registry.Agency, registry.TenantIds, Actor.Consumer(nameof(FigureSampler)));
            Numbers = await KeysInUse.Count(scope.ServiceProvider.GetRequiredService<InburgeringDb>(), vault, registry.MunicipalityIds, ct);
        }
    }

    private Task LookAtKeys()
    {
        if (databases.Any())
        {
            var keys = services.GetRequiredService<IKeyManager>().GetAllKeys().Where(k => !k.IsRevoked).ToList();
            using var certificate = configuration["DataProtection:CertificatePath"] is { } path
                ? X509CertificateLoader.LoadPkcs12FromFile(path, configuration["DataProtection:CertificatePassword"]) : null;
            Ends = (keys.Count > 0 ? keys.Max(k => k.ExpirationDate) : null, certificate?.NotAfter.ToUniversalTime());
        }

        return Task.CompletedTask;
    }

    /// <summary>When everything that is kept for a while was last cleared by this process; when it started, if not yet.</summary>
    internal DateTimeOffset? Cleared => services.GetService<RetentionJob>()?.LastRun;
}
