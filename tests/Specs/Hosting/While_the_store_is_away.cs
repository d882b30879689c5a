using System.Net;
using AgiiPlatform.Host.Operations.Logs;
using AgiiPlatform.Specs.Agreements;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>PostgreSQL is away: people and programs are told so, with what became of their work, and the log stays readable.</summary>
[Collection(Alone.Name)]
public class While_the_store_is_away(PlatformFixture platform)
{
    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task Pages_and_programs_are_told_when_to_come_back()
    {
        var consultant = await platform.ConsultantIn("zoutleeuw", "vlaams-brabant");
        var browser = await platform.Browse("consulent.vlaams-brabant@agii.example");
        var form = Browser.Fields(await browser.Get("/zoutleeuw/bezoeken/nieuw"));
        form["date"] = "2025-05-05";
        form["topic"] = "Kennismaking";
        await using (await platform.StoreAway("caseloads"))
        {
            await ShouldBeAway(await browser.Open("/zoutleeuw/bezoeken"), "Probeer het over enkele minuten opnieuw", "bewaard");
            await ShouldBeAway(await browser.Submit("/zoutleeuw/bezoeken/nieuw", form),
                "Uw gegevens zijn niet bewaard");
            await ShouldBeAway(await consultant.GetAsync("/api/zoutleeuw/visits"), "\"status\":503", "bewaard");
            await ShouldBeAway(await consultant.PostJson("/api/zoutleeuw/visits", new { date = "2025-05-05", topic = "x" }, key: "away-1"),
                "\"status\":503");
        }

        (await consultant.GetAsync("/api/zoutleeuw/agreements")).StatusCode.ShouldBe(HttpStatusCode.OK); // the control
        await PlatformFixture.Until(async () => (await consultant.GetAsync("/api/zoutleeuw/visits")).IsSuccessStatusCode);
    }

    /// <summary>PostgreSQL gave up a statement that took too long (57014).</summary>
    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task What_takes_the_store_too_long_is_told_so_too()
    {
        var settings = PlatformFixture.Settings(platform.DataDirectory);
        settings["Demo:Accounts"] = "false"; // they are there
        settings["ConnectionStrings:caseloads"] += ";Options=-c statement_timeout=2000";
        var consultant = await platform.ConsultantIn("zoutleeuw", "vlaams-brabant");
        await using var host = await HostProcess.Start(settings, "--services", "caseloads");
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = consultant.DefaultRequestHeaders.Authorization;
        await using var superuser = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("AGII_SPECS_PG_SUPERUSER")!);
        await using var connection = await superuser.OpenConnectionAsync();
        await using (await connection.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand("lock table caseloads.visits in access exclusive mode", connection);
            await hold.ExecuteNonQueryAsync();

            await ShouldBeAway(await http.GetAsync("/api/zoutleeuw/visits"), "\"status\":503", "bewaard");
        }

        (await http.GetAsync("/api/zoutleeuw/visits")).StatusCode.ShouldBe(HttpStatusCode.OK, "the control: it answers when it can");
    }

    [Fact]
    public void A_thousand_errors_are_a_line_every_few_seconds_and_other_errors_are_all_written()
    {
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        using var written = new Written();
        using var factory = new CalmLoggerFactory([written], new Everything(), Options.Create(new LoggerFactoryOptions()), clock);
        var log = factory.CreateLogger("spec");

        for (var i = 0; i < 1000; i++)
        {
            log.LogError(new NpgsqlException("no", new TimeoutException("not now")), "{Number} failed.", i);
            clock.Advance(TimeSpan.FromSeconds(0.06)); // a minute in all
        }

        written.Lines.Count.ShouldBeInRange(2, 60);
        written.Lines[1].ShouldContain("not now");
        written.Lines[1].ShouldMatch(@"\([1-9]\d* more such errors");
        written.Lines.Clear();
        for (var i = 0; i < 100; i++)
        {
            log.LogError(new InvalidOperationException("a bug"), "{Number} failed.", i);
        }

        written.Lines.Count.ShouldBe(100);
    }

    private static async Task ShouldBeAway(HttpResponseMessage answer, string says, string? andNot = null)
    {
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, text);
        answer.Headers.RetryAfter!.Delta.ShouldNotBeNull();
        text.ShouldContain("Even niet bereikbaar");
        text.ShouldContain(says);
        if (andNot is not null)
        {
            text.ShouldNotContain(andNot);
        }
    }

    internal sealed class Everything : IOptionsMonitor<LoggerFilterOptions>
    {
        public LoggerFilterOptions CurrentValue { get; } = new();

        public LoggerFilterOptions Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<LoggerFilterOptions, string?> listener) => null;
    }
}
