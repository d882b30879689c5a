using System.Globalization;

namespace AgiiPlatform.Benchmarks;

/// <summary>The processor time of PostgreSQL and of RabbitMQ with all that they started, as Linux counts it (in hundredths of a second).</summary>
internal static class ServerTime
{
    private const int TicksPerSecond = 100; // USER_HZ, the same on every Linux that .NET runs on

    internal static TimeSpan Database => Of("AGII_BENCHMARK_POSTGRESQL");

    internal static TimeSpan Broker => Of("AGII_BENCHMARK_RABBITMQ");

    /// <summary>Of the process whose id the variable holds and all below it; zero when the benchmark did not start one.</summary>
    private static TimeSpan Of(string variable)
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var root))
        {
            return TimeSpan.Zero;
        }

        var processes = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(d => int.TryParse(d, out _))
            .Select(d => Stat($"/proc/{d}/stat")).OfType<(int Id, int Parent, long Ticks)>().ToLookup(p => p.Parent);
        return TimeSpan.FromSeconds((double)(Below(root) + (Stat($"/proc/{root}/stat")?.Ticks ?? 0)) / TicksPerSecond);

        long Below(int parent) => processes[parent].Sum(p => p.Ticks + Below(p.Id));
    }

    /// <summary>What stands behind the name of a process, which may itself hold spaces: proc(5), fields 4, 14 and 15.</summary>
    private static (int Id, int Parent, long Ticks)? Stat(string file)
    {
        try
        {
            var line = File.ReadAllText(file);
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return (Number(line[..line.IndexOf(' ', StringComparison.Ordinal)]), Number(fields[1]), Number(fields[11]) + Number(fields[12]));
        }
        catch (IOException)
        {
            return null; // it ended meanwhile
        }

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }
}
