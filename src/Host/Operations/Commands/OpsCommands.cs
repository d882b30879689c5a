using System.Globalization;
using AgiiPlatform.Host.Storage;
using AgiiPlatform.Inburgering.NationalNumbers;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Platform.Tenancy;
using Microsoft.Extensions.Logging.Console;

namespace AgiiPlatform.Host.Operations.Commands;

/// <summary>
/// The commands for operators: <c>--ops command --option value</c>. An answer is lines of values with tabs between them, the first line
/// their names; what goes wrong is told on the error output, with exit code 1. A command serves nobody and sends no message: what it puts
/// in an outbox leaves through the processes that run. Each act is in the audit log of its service, with who gave the command
/// (<c>--by</c>).
/// </summary>
internal static class OpsCommands
{
    private static readonly OpsCommand[] All =
    [
        new("help", null, "These commands.", Help),
        new("status", null, "What runs: every service and process, its version, what waits and what failed. 1 when something needs you.",
            Status.Run),
        new("outbox", null, "How many messages wait to be sent, since when and why. [--service NAME]", ListOutbox.Run),
        new("error-queues", null, "The messages that could not be handled, and why. [--service NAME]", ListErrorQueues.Run),
        new("replay", null, "Offers them again, with the same ids. --service NAME [--queue NAME] [--message ID]", Replay.Run),
        new("rebuild", "overview", "Builds a projection again. --projection overview [--wait SECONDS, 600 unless told; 0 only begins]",
            RebuildNow.Run),
        new("retention", null, "How much was kept long enough; with --confirm yes it is deleted. [--service NAME]", Retention.Run),
        new("keys", "inburgering", "The keys of national numbers, and how many numbers each locks.", ListKeys.Run),
        new("rotate-keys", "inburgering", "Locks every number with the current key. [--wait SECONDS, 600 unless told; 0 only begins]",
            RotateKeysNow.Run),
        new("resync-rights", "identity", "Tells every service the rights of everybody again.", ResyncRights.Run),
        new("first-administrator", "identity", "Opens the account of the first administrator. --name NAME --email EMAIL",
            FirstAdministratorNow.Run),
        new("reset-second-step", "identity", "Wipes the second step of an account, which is told by mail. --email EMAIL --reason TEXT",
            ResetSecondStepNow.Run),
        new("move", null, "Moves an embedded platform to the PostgreSQL and the documents of this configuration. --from DIR",
            Move.Run, true),
        new("documents", null, "Copies all documents to a folder, or puts them back. --to DIR | --from DIR", CopyDocuments.Run, true),
        new("export", null, "Writes all that one tenant has to an archive. --tenant NAME --to FILE --passphrase-file FILE",
            ExportTenant.Run, true),
        new("import", null, "Reads such an archive where that tenant has no rows. --from FILE --passphrase-file FILE",
            ImportTenant.Run, true),
        new("erase", null, "Erases a client's file for good, and notes it for restores. --tenant NAME --referral ID --reason TEXT",
            EraseFile.Run, true),
        new("erase-again", null, "After a restore: erases what was erased since that backup.", EraseFile.RunAgain, true),
    ];

    private const string Moment = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>
    /// Whether a command is asked. Then this process has the services that it needs, and its log goes to the error output.
    /// </summary>
    internal static bool PrepareOps(this WebApplicationBuilder builder, string[] args, IEnumerable<string> services)
    {
        var configuration = builder.Configuration;
        configuration["Ops"] ??= args is [.., "--ops"] ? "help" : null;
        if (configuration["Ops"] is not { } name)
        {
            return false;
        }

        // Unless told otherwise all whose settings are here: in the pod of a service that is this one.
        var command = Find(name);
        var here = configuration.UsesPostgreSql()
            ? string.Join(',', services.Where(s => configuration.GetConnectionString(s) is not null)) : null;
        configuration["Services"] = command is { OpensStores: true } ? null
            : command?.Service ?? configuration["Service"] ?? configuration["Services"] ?? here;
        builder.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        return true;
    }

    /// <summary>Runs the command that is asked; its exit code.</summary>
    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        try
        {
            if (Find(app.Configuration["Ops"]!) is not { } command)
            {
                throw new InvalidOperationException($"There is no command '{app.Configuration["Ops"]}': see --ops help.");
            }

            if (command.Name == "help" || command.OpensStores)
            {
                return await command.Run(app, output, ct);
            }

            // A folder that is in use was prepared by who uses it.
            using var folder = app.Configuration.UsesPostgreSql() ? null : DataFolder.TakeIfFree(app.Configuration);
            if (folder is not null || app.Configuration.UsesPostgreSql())
            {
                await app.Services.PrepareStorage(ct);
            }

            if (app.Services.GetService<OwnMasterKey>() is { } own)
            {
                own.MayBeMade = false; // by a host that starts and has looked whether numbers need another, not by a command
            }

            return await command.Run(app, output, ct);
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync($"--ops: {(string.IsNullOrEmpty(e.Message) ? e.GetType().Name : e.Message)}");
            return 1;
        }
    }

    /// <summary>AgII's tenant and every municipality, on behalf of who gave the command.</summary>
    internal static AsyncServiceScope BeginScope(this WebApplication app)
    {
        var scope = app.Services.CreateAsyncScope();
        var registry = app.Services.GetRequiredService<MunicipalityRegistry>();
        var who = app.Configuration["By"] ?? Environment.UserName;
        scope.ServiceProvider.GetRequiredService<RequestContext>().Initialize(
            registry.Agency, registry.TenantIds, new Actor(null, $"command of {who} at {Environment.MachineName}", who));
        return scope;
    }

    /// <summary>The services that the command is about.</summary>
    internal static IReadOnlyList<ServiceDatabase> Databases(this WebApplication app) =>
        app.Services.GetServices<ServiceDatabase>().ToList() is { Count: > 0 } databases ? databases
            : throw new InvalidOperationException("The settings of no service are here: run this where those of a service are.");

    /// <summary>An option that a command cannot do without.</summary>
    internal static string Option(this IConfiguration configuration, string name) =>
        configuration[name] is { Length: > 0 } value ? value : throw new InvalidOperationException($"--{name} is missing.");

    /// <summary>Writes a line: values with tabs between them.</summary>
    internal static Task Line(this TextWriter output, params IEnumerable<object?> values) =>
        output.WriteLineAsync(string.Join('\t', values.Select(v => v switch
        {
            null => "-",
            DateTime time => time.ToString(Moment, CultureInfo.InvariantCulture),
            DateTimeOffset time => time.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture),
            _ => $"{v}",
        })));

    /// <summary>
    /// Writes how far it is each time that changes, until it is done (0) or the time that <c>--wait</c> gives is over (1): then it goes on
    /// by itself in the processes that run.
    /// </summary>
    internal static async Task<int> Follow(
        this WebApplication app, TextWriter output, Func<IServiceProvider, Task<(string Progress, bool Done)>> look, CancellationToken ct)
    {
        var wait = TimeSpan.FromSeconds(app.Configuration.GetValue("Wait", 600));
        var time = app.Services.GetRequiredService<TimeProvider>();
        var (began, written) = (time.GetTimestamp(), "");
        while (wait > TimeSpan.Zero)
        {
            await using var scope = app.BeginScope();
            var (progress, done) = await look(scope.ServiceProvider);
            if (progress != written)
            {
                await output.WriteLineAsync(written = progress);
            }

            if (done || time.GetElapsedTime(began) > wait)
            {
                return done ? 0 : 1;
            }

            await Task.Delay(TimeSpan.FromSeconds(0.5), time, ct);
        }

        return 0;
    }

    private static OpsCommand? Find(string name) => Array.Find(All, c => c.Name == name);

    private static async Task<int> Help(WebApplication app, TextWriter output, CancellationToken ct)
    {
        foreach (var command in All)
        {
            await output.WriteLineAsync($"{command.Name,-14} {command.Help}");
        }

        return 0;
    }
}
