using System.Diagnostics;

namespace AgiiPlatform.Operate.Kills;

/// <summary>PostgreSQL or RabbitMQ of this run, which starts again at once when it is killed; its process stands in a file.</summary>
internal sealed class Server(string processFile)
{
    internal static Server PostgreSql => new("AGII_OPERATE_POSTGRESQL");

    internal static Server RabbitMq => new("AGII_OPERATE_RABBITMQ");

    /// <summary>Ends it without warning.</summary>
    internal async Task Kill()
    {
        using var process = Process.GetProcessById(Id);
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Stops it where it is: it takes calls, and answers none.</summary>
    internal async Task Freeze()
    {
        using var kill = Process.Start("kill", ["-STOP", $"{Id}"]);
        await kill.WaitForExitAsync();
    }

    private int Id => int.Parse(File.ReadLines(Environment.GetEnvironmentVariable(processFile)!).First().Trim(), null);
}
