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

    internal static void Flood(int perSecond, int times, int pace, IReadOnlyList<(Share Alone, Share Meanwhile, Flooded Flooder)> rounds,
        (Share Alone, Share Meanwhile, Flooded Flooder) control)
    {
        Say($"\none municipality asks {perSecond} times a second, {times} times its share, and the others {pace} times " +
            "(goals: their p99 within twice, no errors; nothing but 200 and 429 with Retry-After for the one)");
        Others("alone", rounds.Select(r => r.Alone).ToList());
        Others("meanwhile", rounds.Select(r => r.Meanwhile).ToList());
        Say($"  ratio of p99 {Spread(rounds.Select(r => r.Meanwhile.P99 / r.Alone.P99), "0.00")}, " +
            $"of p50 {Spread(rounds.Select(r => r.Meanwhile.P50 / r.Alone.P50), "0.00")}");
        One(rounds.Select(r => r.Flooder).ToList());
        Say("  the control, without that limit:");
        Others("meanwhile", [control.Meanwhile]);
        Say($"  ratio of p99 {control.Meanwhile.P99 / control.Alone.P99:0.00}");
        One([control.Flooder]);

        static void Others(string when, IReadOnlyList<Share> s) =>
            Say($"  the others {when}: p50 {Spread(s.Select(x => x.P50), "0.0")} ms   p99 {Spread(s.Select(x => x.P99), "0.0")} ms   " +
                $"{s.Sum(x => x.Errors)} errors of {s.Sum(x => x.Asked)}   processor of the host {Spread(s.Select(x => x.Processor), "0")} ms a second");

        static void One(IReadOnlyList<Flooded> f) =>
            Say($"  the one: asked {Spread(f.Select(x => (x.Answered + x.ToldToWait + x.Other) / x.Seconds), "0")} times a second, answered " +
                $"{Spread(f.Select(x => x.Answered / x.Seconds), "0")}, told to wait {Spread(f.Select(x => x.ToldToWait / x.Seconds), "0")}; " +
                $"anything else {f.Sum(x => x.Other)} times");
    }

    internal static void Enumeration(string kind, IReadOnlyList<(double Known, double Unknown)> rounds) =>
        Say($"\n{kind}, an address with an account and one without (goal: 0.9 to 1.1): {Spread(rounds.Select(r => r.Known), "0.0")} and "
            + $"{Spread(rounds.Select(r => r.Unknown), "0.0")} ms, ratio {Spread(rounds.Select(r => r.Known / r.Unknown), "0.00")}");

    internal static void Say(string text) => Console.WriteLine(text);

    private static string Spread(IEnumerable<double> values, string format)
    {
        var sorted = values.Order().ToList();
        return $"{Text(sorted[sorted.Count / 2])} ({Text(sorted[0])}–{Text(sorted[^1])})";
        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
