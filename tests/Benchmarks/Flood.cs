using System.Diagnostics;
using System.Globalization;
using AgiiPlatform.Municipalities;

namespace AgiiPlatform.Benchmarks;

/// <summary>What the others got in one part of a round: times in milliseconds, and processor time of the host for each second.</summary>
internal sealed record Share(double P50, double P99, int Asked, int Errors, double Processor);

/// <summary>
/// One municipality asks twenty times its share (<c>Limits:Tenant</c>) while the others do their ordinary readings at their ordinary pace:
/// their times alone and meanwhile, their errors, and what the one gets. The last round is the control: without that limit.
/// </summary>
/// <remarks>
/// Only the limit of the tenant works, which is asked last and refuses at the highest cost: who sends from one address, or as one person, is
/// refused before that.
/// </remarks>
internal static class Flood
{
    private const int ShareOfTenant = 100, Times = 20; // requests a second, as is the default (docs/settings.md)

    /// <summary>Two and a half times what all of Flanders asks in its busiest second (docs/scale.md).</summary>
    private const int Pace = 50;

    private static readonly IReadOnlyList<Call> Readings = [.. Call.All.Where(c => c.Name != "file")];

    internal static async Task Measure(
        string dll, string data, MunicipalityRegistry registry, int rounds, TimeSpan warmUp, TimeSpan duration)
    {
        var figures = new List<(Share Alone, Share Meanwhile, Flooded Flooder)>();
        await using (var host = await Start(("Limits:Tenant:PerSecond", $"{ShareOfTenant}"), ("Limits:Tenant:Burst", "500")))
        {
            var callers = await Caller.SignIn(host.Address, registry);
            await Others(host, callers, Pace * 10, warmUp);
            await Round(host, callers, TimeSpan.FromSeconds(5));
            for (var round = 0; round < rounds; round++)
            {
                figures.Add(await Round(host, callers, duration));
            }
        }

        await using var unlimited = await Start();
        var (all, control) = (await Caller.SignIn(unlimited.Address, registry), default((Share, Share, Flooded)));
        await Others(unlimited, all, Pace * 10, warmUp / 2);
        control = await Round(unlimited, all, duration);
        Report.Flood(ShareOfTenant * Times, Times, Pace, figures, control);

        Task<Running> Start(params (string, string)[] limits) =>
            Running.Start(dll, [.. Servers.Settings(data), .. limits], "/health/ready");
    }

    private static async Task<(Share Alone, Share Meanwhile, Flooded Flooder)> Round(
        Running host, IReadOnlyList<Caller> callers, TimeSpan duration)
    {
        var alone = await Others(host, callers, Pace, duration);
        var (heavy, seconds) = (callers[0], duration.TotalSeconds + 2); // it begins before they are measured, and ends after
        var start = new ProcessStartInfo("dotnet", [typeof(Flood).Assembly.Location, "flood",
            new Uri(host.Address, $"/api/{heavy.Slug}/agreements").ToString(), heavy.OfficialToken,
            $"{ShareOfTenant * Times}", seconds.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false, RedirectStandardOutput = true,
        };
        using var flooder = Process.Start(start)!;
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        var meanwhile = await Others(host, callers, Pace, duration);
        var told = (await flooder.StandardOutput.ReadToEndAsync()).Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList();
        await flooder.WaitForExitAsync();
        await Task.Delay(TimeSpan.FromSeconds(5)); // its bucket fills again
        return (alone, meanwhile, new(told[0], told[1], told[2], seconds));
    }

    /// <summary>All but the first ask, one after the other, each time another reading, whether the answers before have come or not.</summary>
    private static async Task<Share> Others(Running host, IReadOnlyList<Caller> callers, int pace, TimeSpan duration)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseCookies = false, UseProxy = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null,
        });
        var (asked, used, clock, errors) = (new List<Task<double>>(), host.ProcessorTime, Stopwatch.StartNew(), 0);
        for (var n = 0; clock.Elapsed < duration; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / pace) - clock.Elapsed;
            await (due > TimeSpan.Zero ? Task.Delay(due) : Task.CompletedTask);
            asked.Add(Ask(n));
        }

        var times = (await Task.WhenAll(asked)).Order().ToList();
        var processor = (host.ProcessorTime - used).TotalMilliseconds / clock.Elapsed.TotalSeconds;
        return new(times[times.Count / 2], times[times.Count * 99 / 100], times.Count, errors, processor);

        async Task<double> Ask(int n)
        {
            using var request = Readings[n % Readings.Count].Make(callers[1 + (n % (callers.Count - 1))], n);
            request.RequestUri = new Uri(host.Address, request.RequestUri!);
            var began = Stopwatch.GetTimestamp();
            try
            {
                using var answer = await http.SendAsync(request, CancellationToken.None);
                await answer.Content.CopyToAsync(Stream.Null);
                _ = answer.IsSuccessStatusCode ? errors : Interlocked.Increment(ref errors);
            }
            catch (HttpRequestException)
            {
                Interlocked.Increment(ref errors);
            }

            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }
    }
}

/// <summary>What the one got that asks too much, in so many seconds.</summary>
internal sealed record Flooded(int Answered, int ToldToWait, int Other, double Seconds);
