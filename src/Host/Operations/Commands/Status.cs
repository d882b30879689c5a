using AgiiPlatform.Host.Operations.Processes;

namespace AgiiPlatform.Host.Operations.Commands;

/// <summary>
/// <c>--ops status</c>: a line for each process of each service, and one for a service of which none runs. What waits and what failed is
/// asked now of the services whose settings are here, and is what a process told last of the others.
/// </summary>
internal static class Status
{
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(5);

    internal static async Task<int> Run(WebApplication app, TextWriter output, CancellationToken ct)
    {
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var here = app.Databases().Select(d => d.Name).ToList();
        var all = await PlatformPages.Running(app.Services, here[0], ct);
        var isWell = true;
        await output.Line("service", "process", "state", "version", "started", "seen", "unsent", "oldest", "failed");
        foreach (var service in app.Configuration["Service"] is { } one ? [one] : PlatformPages.Names(app.Services))
        {
            var processes = all.Where(p => p.Service == service).ToList();
            var told = processes.MaxBy(p => p.SeenAt);
            var status = here.Contains(service) ? await ServiceStatus.Read(service, app.Services, ct)
                : new(service, told?.Unsent ?? 0, told?.OldestUnsent?.UtcDateTime, null, told?.Failed);
            isWell &= processes.Exists(p => !p.IsGone(now)) && !(now - status.OldestUnsent > TooLong) && status.Failed is null or 0;
            foreach (var process in processes)
            {
                await Write(process.Process, process.IsGone(now) ? "gone" : process.Ready ? "running" : "stopping", process);
            }

            if (processes.Count == 0)
            {
                await Write(null, "absent", null);
            }

            Task Write(string? name, string state, RunningProcess? process) => output.Line(service, name, state, process?.Version,
                process?.StartedAt, process?.SeenAt, status.Unsent, status.OldestUnsent, status.Failed);
        }

        return isWell ? 0 : 1;
    }
}
