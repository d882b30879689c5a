using AgiiPlatform.Host.Operations.Processes;

namespace AgiiPlatform.Host.Operations.Commands;

/// <summary><c>--ops outbox</c>: what each service has not sent yet.</summary>
internal static class ListOutbox
{
    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        await output.Line("service", "unsent", "oldest", "error");
        foreach (var database in app.Databases())
        {
            var status = await ServiceStatus.Read(database.Name, app.Services, ct);
            await output.Line(status.Service, status.Unsent, status.OldestUnsent, status.LastError);
        }

        return 0;
    }
}
