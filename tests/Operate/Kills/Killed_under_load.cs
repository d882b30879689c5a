using System.Diagnostics;
using System.Globalization;
using AgiiPlatform.Specs;
using AgiiPlatform.Specs.Hosting;
using Npgsql;

namespace AgiiPlatform.Operate.Kills;

/// <summary>
/// A process is killed (SIGKILL) while people work, and started again at once. Whatever the moment, what was answered is there and is
/// counted, once, and the log has all of it. How soon work goes on is told as a figure: the goals are for a quiet machine, so that only
/// three times as long is wrong.
/// </summary>
public sealed class Killed_under_load : IAsyncLifetime
{
    private const int Rounds = 3, Host = 5, PostgreSql = 10, RabbitMq = 20; // seconds
    private const string Claimed =
        "select id from caseloads.outbox where sent_at is null and claimed_until > now() + interval '1 second'";

    private readonly string _data = Directory.CreateTempSubdirectory("agii-kills").FullName;
    private readonly Dictionary<string, string> _settings;
    private HostProcess _host = null!;
    private VisitsUnderLoad _visits = null!;

    public Killed_under_load() => _settings = new(PlatformFixture.Settings(_data))
    {
        ["Urls"] = $"http://127.0.0.1:{HostProcess.FreePort()}",
    };

    public async ValueTask InitializeAsync()
    {
        await HostProcess.Command(_settings, "--migrate=true");
        _host = await HostProcess.Start(_settings);
        _visits = await VisitsUnderLoad.Start(_host.Address, "mechelen", "antwerpen");
        await _visits.More(20);
    }

    public async ValueTask DisposeAsync()
    {
        await _visits.DisposeAsync();
        await _host.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task The_host_at_any_moment()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            await _visits.More(50);
            var goesOn = GoesOn(await Kill(_host.Kill));
            _host = await HostProcess.Start(_settings);

            (await goesOn).ShouldReach($"the host, round {round}", answered: Host);
        }

        await NothingIsLostOrDoubled("the host");
    }

    /// <summary>Published, and not yet marked as sent: all of it is published again, and takes effect once.</summary>
    [Fact]
    public async Task The_host_in_the_middle_of_a_batch()
    {
        var (batch, rows) = await HoldBatch();
        var moment = await Kill(_host.Kill);
        await Store.AsSuperuser("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename like 'agii\\_%'");
        await PlatformFixture.Until(async () => !await IsHeldUp()); // or its last statement would still be carried out
        await batch.DisposeAsync();
        (await Unsent(rows)).ShouldBe(rows.Count, "the control: it was killed before it marked them");
        var goesOn = GoesOn(moment);
        _host = await HostProcess.Start(_settings);

        (await goesOn).ShouldReach("the host, in the middle of a batch", answered: Host);
        await NothingIsLostOrDoubled("the host, in the middle of a batch");
    }

    [Fact]
    public async Task The_host_while_it_starts()
    {
        foreach (var reached in (Func<Task<bool>>[])[IsConnected, IsAlive])
        {
            await _host.Kill();
            await PlatformFixture.Until(async () => !await IsConnected());
            _host = HostProcess.Launch(_settings);
            await PlatformFixture.Until(reached);
        }

        var goesOn = GoesOn(await Kill(_host.Kill));
        _host = await HostProcess.Start(_settings);

        (await goesOn).ShouldReach("the host, while it starts", answered: Host);
        await NothingIsLostOrDoubled("the host, while it starts");

        static async Task<bool> IsConnected() =>
            (long)(await Store.AsSuperuser("select count(*) from pg_stat_activity where usename like 'agii\\_%'"))! > 0;

        async Task<bool> IsAlive()
        {
            try
            {
                using var http = new HttpClient { BaseAddress = _host.Address };
                return (await http.GetAsync("/health/live")).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task PostgreSQL_at_any_moment()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            await _visits.More(50);

            (await GoesOn(await Kill(Server.PostgreSql.Kill)))
                .ShouldReach($"PostgreSQL, round {round}", answered: PostgreSql, counted: PostgreSql);
        }

        await NothingIsLostOrDoubled("PostgreSQL");
    }

    [Fact]
    public async Task PostgreSQL_in_the_middle_of_a_batch()
    {
        var (batch, rows) = await HoldBatch();
        await using var held = batch;
        (await Unsent(rows)).ShouldBe(rows.Count, "the control: they are published and not marked");

        (await GoesOn(await Kill(Server.PostgreSql.Kill)))
            .ShouldReach("PostgreSQL, in the middle of a batch", answered: PostgreSql, counted: PostgreSql);
        await NothingIsLostOrDoubled("PostgreSQL, in the middle of a batch");
    }

    [Fact]
    public async Task RabbitMQ_at_any_moment()
    {
        for (var round = 1; round <= Rounds; round++)
        {
            await _visits.More(50);

            (await GoesOn(await Kill(Server.RabbitMq.Kill)))
                .ShouldReach($"RabbitMQ, round {round}", counted: RabbitMq, all: RabbitMq);
        }

        await NothingIsLostOrDoubled("RabbitMQ");
    }

    /// <summary>It took messages and confirms none of them any more.</summary>
    [Fact]
    public async Task RabbitMQ_in_the_middle_of_a_batch()
    {
        await Server.RabbitMq.Freeze();
        var frozen = await Store.AsSuperuser("select now()::text"); // what it took before this it may have confirmed
        List<Guid> waiting = [];
        await PlatformFixture.Until(async () => (waiting = await Rows($"{Claimed} and at > '{frozen}'")).Count > 0);

        var moment = await Kill(Server.RabbitMq.Kill);
        (await Unsent(waiting)).ShouldBe(waiting.Count, "the control: none of these was confirmed");

        (await GoesOn(moment)).ShouldReach("RabbitMQ, in the middle of a batch", counted: RabbitMq, all: RabbitMq);
        await NothingIsLostOrDoubled("RabbitMQ, in the middle of a batch");
    }

    /// <summary>The same check, of people who do not say that it is the same request.</summary>
    [Fact]
    public async Task Control_what_is_asked_again_under_another_key_is_doubled()
    {
        await using var visits = await VisitsUnderLoad.Start(_host.Address, "mechelen", "antwerpen", oneKeyForEach: false);
        await visits.More(20);
        await _host.Kill();
        _host = await HostProcess.Start(_settings);
        await visits.More(20);

        (await visits.Finish(_data)).ShouldContain(wrong => wrong.StartsWith("doubled: ", StringComparison.Ordinal));
        (await _visits.Finish(_data)).ShouldBeEmpty("of those beside them, who do, nothing is");
    }

    private async Task<Moment> Kill(Func<Task> kill)
    {
        var before = _visits.Held.Keys.ToList();
        var killed = Stopwatch.GetTimestamp();
        await kill();
        return new(killed, Stopwatch.GetTimestamp(), before);
    }

    /// <summary>How soon after a kill a request is answered, what is done then is counted, and all that was done before is.</summary>
    private async Task<Pace> GoesOn(Moment moment)
    {
        var answered = await _visits.FirstAnswer(moment.Dead);
        var held = await _visits.FirstHeld(answered);
        (await VisitsUnderLoad.Counted([held], _data)).ShouldBeTrue("what was done after the kill is not counted");
        var counted = Stopwatch.GetTimestamp();
        (await VisitsUnderLoad.Counted(moment.Before, _data)).ShouldBeTrue("what was done before the kill is not counted");
        return new(Since(answered), Since(counted), Since(Stopwatch.GetTimestamp()));

        double Since(long then) => Stopwatch.GetElapsedTime(moment.Killed, then).TotalSeconds;
    }

    private async Task NothingIsLostOrDoubled(string what)
    {
        var wrong = await _visits.Finish(_data);
        Figures.Say($"{what}: {_visits.Held.Count} visits answered as held; lost, doubled or not in the log: {wrong.Count}");
        wrong.ShouldBeEmpty();
    }

    /// <summary>
    /// Catches a batch of the relay after it was claimed, and holds it until disposed: what is published cannot be marked as sent.
    /// </summary>
    private static async Task<(NpgsqlConnection Holder, IReadOnlyList<Guid> Rows)> HoldBatch()
    {
        var connection = (NpgsqlConnection)await Store.OpenAll("");
        List<Guid> rows = [];
        await PlatformFixture.Until(async () =>
        {
            await using (var begin = new NpgsqlCommand("rollback; begin", connection))
            {
                await begin.ExecuteNonQueryAsync();
            }

            return (rows = await Rows($"{Claimed} for update skip locked", connection)).Count > 0;
        });
        await PlatformFixture.Until(IsHeldUp);
        return (connection, rows);
    }

    private static async Task<bool> IsHeldUp() => (long)(await Store.AsSuperuser(
        "select count(*) from pg_stat_activity where usename = 'agii_caseloads' and wait_event_type = 'Lock'"))! > 0;

    private static async Task<int> Unsent(IReadOnlyList<Guid> rows) =>
        (await Rows("select id from caseloads.outbox where sent_at is null")).Intersect(rows).Count();

    private static async Task<List<Guid>> Rows(string sql, NpgsqlConnection? connection = null)
    {
        await using var own = connection is null ? (NpgsqlConnection)await Store.OpenAll("") : null;
        await using var command = new NpgsqlCommand(sql, connection ?? own);
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }

    private sealed record Moment(long Killed, long Dead, IReadOnlyList<Guid> Before);

    private sealed record Pace(double Answered, double Counted, double AllOfBefore)
    {
        /// <summary>Tells the figures, and is red when one with a goal took three times as long.</summary>
        internal void ShouldReach(string what, int? answered = null, int? counted = null, int? all = null)
        {
            Figures.Say($"{what}: a request is answered after {Told(Answered, answered)}, what was done then is counted after "
                + $"{Told(Counted, counted)}, all that was done before after {Told(AllOfBefore, all)}");
            foreach (var (took, goal) in ((double, int?)[])[(Answered, answered), (Counted, counted), (AllOfBefore, all)])
            {
                took.ShouldBeLessThan(3 * (goal ?? double.MaxValue), what);
            }
        }

        private static string Told(double took, int? goal) => string.Create(CultureInfo.InvariantCulture, $"{took:0.0} s")
            + (goal is null ? "" : $" (goal {goal} s)");
    }
}
