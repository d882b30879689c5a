using System.Data.Common;
using AgiiPlatform.Documents;

namespace AgiiPlatform.Host.Operations.Commands;

/// <summary>The host's commands for operators: <c>--ops COMMAND [--option value]</c>.</summary>
internal static class OpsCommands
{
    private static readonly (string Name, string Help, Func<WebApplication, TextWriter, CancellationToken, Task<int>> Run)[] All =
    [
        ("move", "--from DIR: moves the embedded platform in DIR to the PostgreSQL and the documents of this configuration", Move.Run),
        ("documents", "--to DIR | --from DIR: copies all documents to a folder, or puts them back", CopyDocuments.Run),
        ("export", "--tenant NAME --to FILE --passphrase-file FILE: writes all that one tenant has to an archive", ExportTenant.Run),
        ("import", "--from FILE --passphrase-file FILE: reads such an archive where that tenant has no rows", ImportTenant.Run),
        ("erase", "--tenant NAME --referral ID --reason TEXT: erases a client's file for good, and notes it for restores", EraseFile.Run),
        ("erase-again", "after a restore: erases what was erased since that backup", EraseFile.RunAgain),
    ];

    /// <summary>Runs the command named by <c>--ops</c>; with which code the process ends.</summary>
    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        if (All.FirstOrDefault(c => c.Name == app.Configuration["Ops"]).Run is not { } run)
        {
            await output.WriteLineAsync(string.Join('\n', All.Select(c => $"--ops {c.Name,-12} {c.Help}")));
            return app.Configuration["Ops"] == "help" ? 0 : 2;
        }

        try
        {
            return await run(app, output, ct);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or DbException or DocumentRefused)
        {
            await output.WriteLineAsync($"Refused: {e.Message}");
            return 1;
        }
    }

    /// <summary>An option that a command cannot do without.</summary>
    internal static string Option(this IConfiguration configuration, string name) =>
        configuration[name] is { Length: > 0 } value ? value : throw new InvalidOperationException($"--{name} is missing.");
}
