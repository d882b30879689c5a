using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>
/// Two people who write down visits and hold them, without pause: each request under one Idempotency-Key until it is answered. Every fifth
/// answer gets lost on its way, so they ask again for what was done. In the end what they were told is compared with what is there.
/// </summary>
internal sealed class VisitsUnderLoad : IAsyncDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly CancellationTokenSource _stop = new();
    private readonly string _name = Guid.NewGuid().ToString("N")[..8];
    private readonly string _municipality;
    private readonly bool _oneKeyForEach;
    private readonly ConcurrentQueue<(long Asked, long Answered)> _answers = new();
    private readonly ConcurrentQueue<string> _unanswered = new();
    private List<Task> _work = [];
    private int _asked;

    private VisitsUnderLoad(Uri address, string municipality, bool oneKeyForEach) =>
        (Address, _municipality, _oneKeyForEach) = (address, municipality, oneKeyForEach);

    /// <summary>Where they ask.</summary>
    internal Uri Address { get; set; }

    /// <summary>The visits that were answered as held, with the moment.</summary>
    internal ConcurrentDictionary<Guid, long> Held { get; } = new();

    /// <summary>The answers with 5xx, and the requests that got none; all of them were asked again.</summary>
    internal IReadOnlyCollection<string> Unanswered => _unanswered;

    /// <summary>
    /// The region's demo consultant works in this municipality, in two windows. Without <paramref name="oneKeyForEach"/> each repetition
    /// goes under a key of its own: the control, for then it is another request.
    /// </summary>
    internal static async Task<VisitsUnderLoad> Start(Uri address, string municipality, string region, bool oneKeyForEach = true)
    {
        var visits = new VisitsUnderLoad(address, municipality, oneKeyForEach);
        await visits.SignIn(region);
        visits._work = [.. Enumerable.Range(0, 2).Select(window => Task.Run(() => Work(visits, window)))];
        return visits;

        static async Task Work(VisitsUnderLoad visits, int window)
        {
            for (var n = 0; !visits._stop.IsCancellationRequested; n++)
            {
                var made = await visits.Insist("visits", new { date = "2025-03-03", topic = $"{visits._name} {window}-{n}" });
                var id = made!["id"]!.GetValue<Guid>();
                await visits.Insist($"visits/{id}/completion", new { outcome = "Goed gesprek." });
                visits.Held[id] = Stopwatch.GetTimestamp();
                await Task.Delay(20, CancellationToken.None); // the processors are also of what is looked at
            }
        }
    }

    /// <summary>Waits until so many more visits were held.</summary>
    internal Task More(int visits)
    {
        var enough = Held.Count + visits;
        return Until(() => Held.Count >= enough);
    }

    /// <summary>When the first request was answered that was asked after this moment.</summary>
    internal async Task<long> FirstAnswer(long after)
    {
        await Until(() => _answers.Any(a => a.Asked > after));
        return _answers.Where(a => a.Asked > after).Min(a => a.Answered);
    }

    /// <summary>The first visit that was held after this moment.</summary>
    internal async Task<Guid> FirstHeld(long after)
    {
        await Until(() => Held.Values.Any(at => at > after));
        return Held.Where(h => h.Value > after).MinBy(h => h.Value).Key;
    }

    /// <summary>Waits until Overview counts all of these; answers whether it does.</summary>
    internal static async Task<bool> Counted(IReadOnlyCollection<Guid> visits, string data)
    {
        try
        {
            await PlatformFixture.Until(async () =>
            {
                try
                {
                    await using var store = await Store.OpenAll(data);
                    var counted = (await Rows(store, "select id, id from overview.visits where counts")).Select(r => r.Id);
                    return !visits.Except(counted).Any();
                }
                catch (DbException)
                {
                    return false; // killed, and not yet back
                }
            });
            return true;
        }
        catch (ShouldAssertException)
        {
            return false;
        }
    }

    /// <summary>
    /// They finish what they are doing. Then: each visit that was written down was answered, was held, is counted and is in the log, once.
    /// What is not so.
    /// </summary>
    internal async Task<IReadOnlyList<string>> Finish(string data)
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_work);
        await Counted([.. Held.Keys], data);
        await using var store = await Store.OpenAll(data);
        await PlatformFixture.Until(async () =>
            (await Rows(store, "select id, type from caseloads.outbox where type like '%.VisitHeld' and sent_at is null")).Count == 0);
        var there = (await Rows(store, "select id, topic from caseloads.visits"))
            .Where(v => v.Text.StartsWith(_name, StringComparison.Ordinal)).ToDictionary(v => v.Id, v => v.Text);
        var messages = await Rows(store, "select id, body from caseloads.outbox where type like '%.VisitHeld'");
        var once = new Dictionary<string, ILookup<Guid, string>>
        {
            ["rows that say it is held"] = By(await Rows(store, "select id, topic from caseloads.visits where state = 'Held'")),
            ["messages sent"] = By(messages.Select(m => (JsonNode.Parse(m.Text)!["visitId"]!.GetValue<Guid>(), m.Text))),
            ["rows that count it"] = By(await Rows(store, "select id, id from overview.visits where counts")),
            ["entries that it was written down"] = By(await Logged("caseloads", "PlanVisit")),
            ["entries that it was held"] = By(await Logged("caseloads", "HoldVisit")),
            ["entries that it was counted"] = By(await Logged("overview", "WhenVisitHeld")),
        };
        return
        [
            .. Held.Keys.Where(id => !there.ContainsKey(id)).Select(id => $"lost: {id}"),
            .. there.Where(v => !Held.ContainsKey(v.Key)).Select(v => $"doubled: {v.Value}"),
            .. Held.Keys.Where(there.ContainsKey).SelectMany(id => once.Where(o => o.Value[id].Count() != 1)
                .Select(o => $"{there[id]}: {o.Value[id].Count()} {o.Key}")),
        ];

        Task<List<(Guid Id, string Text)>> Logged(string service, string act) =>
            Rows(store, $"select record_id, act from {service}.audit_log where act = '{act}'");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _http.Dispose(); // what is under way ends
        await Task.WhenAll(_work).ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }

    private async Task SignIn(string region)
    {
        var consultant = await Token($"consulent.{region}@agii.example");
        if (!await MayWork(consultant))
        {
            var manager = await Token($"regiomanager.{region}@agii.example");
            using var me = await Send(HttpMethod.Get, "/api/identity/me", consultant);
            var id = (await me.Body())["id"]!.GetValue<Guid>();
            await PlatformFixture.Until(async () =>
            {
                using var assigned = await Send(HttpMethod.Post, "/api/agii/assignments", manager,
                    new { municipality = _municipality, consultant = id, from = "2013-01-01" });
                return assigned.IsSuccessStatusCode;
            });
            // Twenty times: behind a gateway, a process that was asked before knows for some seconds that this person may not.
            await PlatformFixture.Until(async () =>
                (await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => MayWork(consultant)))).All(may => may));
        }

        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", consultant);

        async Task<bool> MayWork(string token)
        {
            using var answer = await Send(HttpMethod.Get, $"/api/{_municipality}/visits", token);
            return answer.IsSuccessStatusCode;
        }

        async Task<string> Token(string email)
        {
            using var answer = await Send(HttpMethod.Post, "/api/identity/login", "", new { email, password = PlatformFixture.Password });
            return (await answer.Body())["accessToken"]!.GetValue<string>();
        }

        async Task<HttpResponseMessage> Send(HttpMethod method, string path, string token, object? body = null)
        {
            using var client = new HttpClient();
            using var request = new HttpRequestMessage(method, new Uri(Address, path));
            request.Content = body is null ? null : JsonContent.Create(body);
            request.Headers.Authorization = token == "" ? null : new AuthenticationHeaderValue("Bearer", token);
            return await client.SendAsync(request);
        }
    }

    /// <summary>Asks until it is answered; what was made.</summary>
    private async Task<JsonNode?> Insist(string path, object body)
    {
        var key = Guid.NewGuid();
        for (var isLost = Interlocked.Increment(ref _asked) % 5 == 0; ;)
        {
            var asked = Stopwatch.GetTimestamp();
            var (isAnswered, answer) = await Ask(path, body, _oneKeyForEach ? key : Guid.NewGuid());
            if (isAnswered && !isLost)
            {
                _answers.Enqueue((asked, Stopwatch.GetTimestamp()));
                return answer;
            }

            isLost &= !isAnswered;
            await Task.Delay(isAnswered ? 0 : 50, CancellationToken.None);
        }
    }

    private async Task<(bool IsAnswered, JsonNode? Answer)> Ask(string path, object body, Guid key)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, $"/api/{_municipality}/{path}"))
            {
                Content = JsonContent.Create(body), Headers = { { "Idempotency-Key", key.ToString() } },
            };
            using var answer = await _http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.IsSuccessStatusCode || (!_oneKeyForEach && text.Contains("visit-already-held", StringComparison.Ordinal)))
            {
                return (true, answer.IsSuccessStatusCode && text != "" ? JsonNode.Parse(text) : null);
            }

            if ((int)answer.StatusCode < 500)
            {
                throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}"); // nothing that is away explains this
            }

            _unanswered.Enqueue($"{path}: {(int)answer.StatusCode}");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            _unanswered.Enqueue($"{path}: {e.Message}");
        }

        return (false, null);
    }

    /// <summary>Waits, as long as both go on working.</summary>
    private Task Until(Func<bool> effect) => PlatformFixture.Until(async () =>
    {
        if (_work.Find(w => w.IsFaulted) is { } broken)
        {
            await broken;
        }

        return effect();
    });

    private static ILookup<Guid, string> By(IEnumerable<(Guid Id, string Text)> rows) => rows.ToLookup(r => r.Id, r => r.Text);

    private static async Task<List<(Guid Id, string Text)>> Rows(DbConnection store, string sql)
    {
        var rows = new List<(Guid, string)>();
        await using var command = store.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetGuid(0), $"{reader.GetValue(1)}"));
        }

        return rows;
    }
}
