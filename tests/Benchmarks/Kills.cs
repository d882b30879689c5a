using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;

namespace AgiiPlatform.Benchmarks;

/// <summary>
/// How soon work is done again after the host, PostgreSQL or RabbitMQ was killed and started again at once, and whether anything is lost
/// or doubled. The work: consultants write down visits and hold them, under an Idempotency-Key each, and try again until they are answered;
/// each is then to be counted by Overview, which hears of it over the broker.
/// </summary>
internal static class Kills
{
    private const string Municipality = "mechelen";
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private static readonly ConcurrentDictionary<Guid, long> Held = new(); // with when that was answered
    private static readonly ConcurrentDictionary<Guid, long> Counted = new(); // with when that was seen

    internal static async Task Measure(string dll, string data, int rounds)
    {
        (string, string)[] settings = [.. Servers.Settings(data),
            ("Environment", "Development"), ("Demo:Fill", "false"), ("Demo:Accounts", "true"), ("Demo:Password", Servers.Password)];
        using var postgreSql = new Server(Servers.ProcessId("POSTGRESQL"));
        using var rabbitMq = new Server(Servers.ProcessId("RABBITMQ"));
        var host = await Running.Start(dll, settings, "/health/ready");
        await using var superuser = NpgsqlDataSource.Create(Servers.Superuser);
        using var stop = new CancellationTokenSource();
        var consultant = await Consultant(host.Address);
        var work = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Work(() => host.Address, consultant, stop.Token))).ToList();
        var watch = Task.Run(() => Watch(superuser, stop.Token));
        foreach (var (name, kill) in ((string, Func<Task>)[])
            [("the host", KillHost), ("PostgreSQL", postgreSql.KillAndStart), ("RabbitMQ", rabbitMq.KillAndStart)])
        {
            for (var round = 1; round <= rounds; round++)
            {
                await Task.Delay(TimeSpan.FromSeconds(10));
                var killed = Stopwatch.GetTimestamp();
                await kill();
                var answers = await First(Held, killed);
                var counts = await First(Counted, Held.Where(h => h.Value > killed).MinBy(h => h.Value).Value);
                var before = Held.Where(h => h.Value <= killed).Select(h => h.Key).ToList();
                await Until(() => before.All(Counted.ContainsKey));
                var all = before.Max(id => Counted[id]);
                Report.Say(string.Create(CultureInfo.InvariantCulture, $"{name}, round {round}: a request is answered after "
                    + $"{Seconds(answers):0.0} s, what is done after that is counted from {Seconds(counts):0.0} s on, and "
                    + $"all that was done before is counted after {Math.Max(Seconds(all), 0):0.0} s"));
                double Seconds(long at) => Stopwatch.GetElapsedTime(killed, at).TotalSeconds;
            }
        }

        await stop.CancelAsync();
        await Task.WhenAll(work);
        await Until(() => Held.Keys.All(Counted.ContainsKey));
        await watch;
        Report.Say($"held and answered: {Held.Count}; lost: {Held.Keys.Count(id => !Counted.ContainsKey(id))}; "
            + $"visits written: {await Number(superuser, "select count(*) from caseloads.visits")}; "
            + $"counted: {await Number(superuser, "select count(*) from overview.visits")}; messages handled twice: "
            + $"{await Number(superuser, "select count(*) - count(distinct id) from overview.visits")}; left in the outboxes: "
            + $"{await Number(superuser, "select count(*) from caseloads.outbox where sent_at is null")}");
        await host.DisposeAsync();

        async Task KillHost()
        {
            await host.DisposeAsync();
            host = await Running.Start(dll, settings, "/health/ready");
        }
    }

    /// <summary>When the first of these came after a moment; waits for it.</summary>
    private static async Task<long> First(ConcurrentDictionary<Guid, long> done, long after)
    {
        await Until(() => done.Values.Any(at => at > after));
        return done.Values.Where(at => at > after).Min();
    }

    private static async Task Until(Func<bool> effect)
    {
        for (var waited = 0; !effect(); waited++)
        {
            await Task.Delay(waited < 3_000 ? 100 : throw new InvalidOperationException("The work does not go on within five minutes."));
        }
    }

    /// <summary>Writes visits down and holds them, one after the other, each until it is answered.</summary>
    private static async Task Work(Func<Uri> host, string token, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var made = await Insist("visits", new { date = "2025-03-03", topic = "Kennismaking" });
            var id = JsonNode.Parse(made)!["id"]!.GetValue<Guid>();
            await Insist($"visits/{id}/completion", new { outcome = "Goed gesprek." });
            Held[id] = Stopwatch.GetTimestamp();
            await Task.Delay(20, CancellationToken.None);
        }

        async Task<string> Insist(string path, object body)
        {
            var key = Guid.CreateVersion7().ToString();
            while (true)
            {
                try
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host(), $"/api/{Municipality}/{path}"))
                    {
                        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) }, Content = JsonContent.Create(body),
                    };
                    request.Headers.Add("Idempotency-Key", key);
                    using var answer = await Http.SendAsync(request, CancellationToken.None);
                    if (answer.IsSuccessStatusCode)
                    {
                        return await answer.Content.ReadAsStringAsync(CancellationToken.None);
                    }
                }
                catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
                {
                    // it is away, and asked again
                }

                await Task.Delay(50, CancellationToken.None);
            }
        }
    }

    /// <summary>Notes when each visit is seen to be counted.</summary>
    private static async Task Watch(NpgsqlDataSource superuser, CancellationToken stop)
    {
        for (var last = false; !last; last = stop.IsCancellationRequested && Held.Keys.All(Counted.ContainsKey))
        {
            try
            {
                await using var command = superuser.CreateCommand("select id from overview.visits where counts");
                await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
                while (await reader.ReadAsync(CancellationToken.None))
                {
                    Counted.TryAdd(reader.GetGuid(0), Stopwatch.GetTimestamp());
                }
            }
            catch (NpgsqlException)
            {
                // killed
            }

            await Task.Delay(100, CancellationToken.None);
        }
    }

    /// <summary>The token of a consultant who works in the municipality.</summary>
    private static async Task<string> Consultant(Uri host)
    {
        var (manager, consultant) = (await Token("regiomanager.antwerpen@agii.example"), await Token("consulent.antwerpen@agii.example"));
        var me = (await Send(HttpMethod.Get, "/api/identity/me", consultant)).Content.ReadFromJsonAsync<JsonNode>();
        await Send(HttpMethod.Post, "/api/agii/assignments", manager,
            new { municipality = Municipality, consultant = (await me)!["id"]!.GetValue<Guid>(), from = "2013-01-01" });
        while (!(await Send(HttpMethod.Get, $"/api/{Municipality}/visits", consultant)).IsSuccessStatusCode)
        {
            await Task.Delay(100);
        }

        return consultant;

        async Task<string> Token(string email)
        {
            var answer = await Send(HttpMethod.Post, "/api/identity/login", null, new { email, password = Servers.Password });
            return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>();
        }

        async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? token, object? body = null)
        {
            var request = new HttpRequestMessage(method, new Uri(host, path)) { Content = body is null ? null : JsonContent.Create(body) };
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            return await Http.SendAsync(request);
        }
    }

    private static async Task<long> Number(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
