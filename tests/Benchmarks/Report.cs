using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;

namespace AgiiPlatform.Benchmarks;

/// <summary>What is printed. Figures of several rounds are medians, with the lowest and the highest behind them.</summary>
internal static class Report
{
    internal static async Task Machine()
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1]
                .Trim()
            : null;
        var load = File.Exists("/proc/loadavg") ? (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0] : "?";
        await using var source = NpgsqlDataSource.Create(Servers.Superuser);
        await using var version = source.CreateCommand(
            "select current_setting('server_version') || ', fsync ' || current_setting('fsync')");
        Say($"{Environment.ProcessorCount} processors ({model}), {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, " +
            $"{RuntimeInformation.FrameworkDescription}, PostgreSQL {await version.ExecuteScalarAsync()}; " +
            $"host, twin, servers and load on the same machine; load average at the start {load}");
    }

    /// <summary>Starts the host three times on the existing store.</summary>
    internal static async Task Start(string dll, string data)
    {
        var took = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            await using var host = await Running.Start(dll, Servers.Settings(data), "/health/ready");
            took.Add(host.TimeToReady.TotalMilliseconds);
        }

        Say($"ready on an existing store: {Spread(took, "0")} ms (goal: 3000)");
    }

    internal static void Comparison(Call call, IReadOnlyList<(Figures Host, Figures Twin)> rounds)
    {
        var (hosts, twins) = (rounds.Select(r => r.Host).ToList(), rounds.Select(r => r.Twin).ToList());
        Say($"\n{call.Title} (goal: {call.Goal})");
        Side("host", hosts);
        Side("twin", twins);
        Say($"  ratio {Spread(rounds.Select(r => r.Host.PerSecond / r.Twin.PerSecond), "0.00")}");

        static void Side(string name, List<Figures> f) =>
            Say($"  {name}  {Spread(f.Select(x => x.PerSecond), "0")} requests/s   p50 {Spread(f.Select(x => x.P50), "0.0")} ms   " +
                $"p99 {Spread(f.Select(x => x.P99), "0.0")} ms   processor {Spread(f.Select(x => x.Processor), "0.000")} ms a request, " +
                $"PostgreSQL's {Spread(f.Select(x => x.Database), "0.000")}, RabbitMQ's {Spread(f.Select(x => x.Broker), "0.000")}");
    }

    internal static void Memory(Running host, Running twin) =>
        Say($"\nresident under load: host {host.MostResident >> 20} MB (goal: 300), at most {host.Peak >> 20} MB while it warmed up; twin "
            + $"{twin.MostResident >> 20} MB");

    internal static void RoundTrips(Call call, int median) => Say($"round trips to the database: {call.Title}: {median}");

    internal static void Say(string text) => Console.WriteLine(text);

    private static string Spread(IEnumerable<double> values, string format)
    {
        var sorted = values.Order().ToList();
        return $"{Text(sorted[sorted.Count / 2])} ({Text(sorted[0])}–{Text(sorted[^1])})";
        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
