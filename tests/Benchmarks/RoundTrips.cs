using AgiiPlatform.Municipalities;
using System.Net;
using System.Net.Sockets;
using AgiiPlatform.Platform.Tenancy;

namespace AgiiPlatform.Benchmarks;

/// <summary>
/// Counts how often the host crosses to the database and back, on a wire tapped between the two: each time the host speaks after the
/// database has. One batch, however many statements it holds, is one.
/// </summary>
internal sealed class RoundTrips : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _count;

    private RoundTrips()
    {
        _listener.Start();
        _ = Accept();
    }

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Counts for one request at a time, and prints the median of each.</summary>
    internal static async Task Count(string dll, string data, MunicipalityRegistry registry, IReadOnlyList<Call> calls)
    {
        using var tap = new RoundTrips();
        // Without a broker the relay waits, so that only the requests are counted. A host that has none accepts work all the same.
        (string, string)[] settings =
        [
            .. Servers.Settings(data, tap.Port), ("ConnectionStrings:rabbitmq",
                $"amqp://nobody:nobody@127.0.0.1:{Running.FreePort()}/none"),
            ("Logging:LogLevel:Default", "None"), ("Logging:LogLevel:MassTransit", "None"),
        ];
        await using var host = await Running.Start(dll, settings, "/health/ready");
        var callers = await Caller.SignIn(host.Address, registry);
        using var http = new HttpClient { BaseAddress = host.Address };
        foreach (var call in calls)
        {
            var counts = new List<int>();
            for (var n = 0; n < 60; n++)
            {
                using var request = call.Make(callers[0], n);
                var before = tap._count;
                using var answer = await http.SendAsync(request);
                answer.EnsureSuccessStatusCode();
                counts.Add(tap._count - before);
            }

            Report.RoundTrips(call, counts.Skip(20).Order().ElementAt(20));
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var (host, database) = (await _listener.AcceptTcpClientAsync(), new TcpClient());
                await database.ConnectAsync(Servers.PostgreSqlHost, Servers.PostgreSqlPort);
                host.NoDelay = database.NoDelay = true;
                _ = Tap(host, database);
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // done
        }
    }

    private async Task Tap(TcpClient host, TcpClient database)
    {
        using (host)
        using (database)
        {
            var asked = false;
            await Task.WhenAny(
                Pump(host, database, () =>
                {
                    if (!asked)
                    {
                        Interlocked.Increment(ref _count);
                    }

                    asked = true;
                }),
                Pump(database, host, () => asked = false));
        }
    }

    private static async Task Pump(TcpClient from, TcpClient to, Action speaks)
    {
        try
        {
            var buffer = new byte[65536];
            for (int n; (n = await from.GetStream().ReadAsync(buffer)) > 0;)
            {
                speaks();
                await to.GetStream().WriteAsync(buffer.AsMemory(0, n));
            }
        }
        catch (IOException)
        {
            // one of the two hung up
        }
    }
}
