using System.Diagnostics;

namespace AgiiPlatform.Benchmarks;

/// <summary>What one round measured; times in milliseconds, those of a processor for each request.</summary>
internal sealed record Figures(double PerSecond, double P50, double P99, double Processor, double Database, double Broker);

/// <summary>
/// The load: 32 connections, each asking again as soon as it has its answer. It runs on the same processors as what it measures, so
/// its own work weighs on both sides alike and draws every ratio a little towards 1.
/// </summary>
internal static class Load
{
    private const int Connections = 32;

    internal static async Task<Figures> Measure(Running server, Call call, IReadOnlyList<Caller> callers, TimeSpan warmUp,
        TimeSpan duration)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseCookies = false, UseProxy = false, AllowAutoRedirect = false, MaxConnectionsPerServer = Connections,
            ActivityHeadersPropagator = null,
        });
        await Rounds(warmUp, look: false);
        var (used, database, broker, clock) = (server.ProcessorTime, ServerTime.Database, ServerTime.Broker, Stopwatch.StartNew());
        var took = (await Rounds(duration, look: true)).SelectMany(t => t).Order().ToList();
        var seconds = clock.Elapsed.TotalSeconds;
        return new(took.Count / seconds, took[took.Count / 2], took[took.Count * 99 / 100],
            Each(server.ProcessorTime - used), Each(ServerTime.Database - database), Each(ServerTime.Broker - broker));

        double Each(TimeSpan time) => time.TotalMilliseconds / took.Count;

        async Task<List<double>[]> Rounds(TimeSpan time, bool look)
        {
            var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
            var connections = Enumerable.Range(0, Connections).Select(c => Task.Run(() => Connection(c, until))).ToList();
            while (await Task.WhenAny(Task.WhenAll(connections), Task.Delay(200)) is not Task<List<double>[]>)
            {
                if (look)
                {
                    server.Look();
                }
            }

            return await Task.WhenAll(connections);
        }

        async Task<List<double>> Connection(int connection, long until)
        {
            var times = new List<double>(16_384);
            for (var n = connection; Stopwatch.GetTimestamp() < until; n += Connections)
            {
                using var request = call.Make(callers[n % callers.Count], n);
                request.RequestUri = new Uri(server.Address, request.RequestUri!);
                var began = Stopwatch.GetTimestamp();
                using var answer = await http.SendAsync(request, CancellationToken.None);
                if (!answer.IsSuccessStatusCode)
                {
                    throw new InvalidOperationException(
                        $"{call.Title}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
                }

                await answer.Content.CopyToAsync(Stream.Null);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            return times;
        }
    }
}
