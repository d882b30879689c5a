using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>A service has several addresses: what is down gets no requests, and what is about to stop finishes those that it has.</summary>
[Collection(Alone.Name)]
public sealed class Behind_the_gateway : IDisposable
{
    private const string Page = "/mechelen/overeenkomsten", StartPage = "/privacy"; // the first of Agreements, the second of Identity
    private readonly string _data = Directory.CreateTempSubdirectory("agii-gateway").FullName;

    [Fact]
    public async Task An_address_that_is_down_gets_no_requests_until_it_is_back()
    {
        await using var one = await Service("een");
        var two = await Service("twee");
        await using var gateway = await Gateway(agreements: $"{one.Urls.Single()},{two.Urls.Single()}", identity: one.Urls.Single());
        using var http = new HttpClient { BaseAddress = gateway.Address };
        await PlatformFixture.Until(async () => (await Answers(http, Page)).Order().SequenceEqual(["een", "twee"])); // the control

        var address = two.Urls.Single();
        await two.DisposeAsync();
        await PlatformFixture.Until(async () => await Answers(http, Page) is ["een"]);

        await using var again = await Service("twee", address);
        await PlatformFixture.Until(async () => (await Answers(http, Page)).Count == 2);
    }

    [Fact]
    public async Task A_host_that_is_about_to_stop_gets_nothing_new_though_it_still_answers()
    {
        await using var other = await Service("een");
        await using var host = await HostProcess.Start(Settings(drainSeconds: 600));
        await using var gateway = await Gateway(agreements: other.Urls.Single(), identity: $"{host.Address},{other.Urls.Single()}");
        using var http = new HttpClient { BaseAddress = gateway.Address };
        using var direct = new HttpClient { BaseAddress = host.Address };
        await PlatformFixture.Until(async () => (await Answers(http, StartPage)).Count == 2); // the control: it gets requests before
        (await direct.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await host.AskToStop();
        await PlatformFixture.Until(async () => await Answers(http, StartPage) is ["een"]);

        var ready = await direct.GetAsync("/health/ready");
        (ready.StatusCode, (await ready.Body())["ready"]!.GetValue<bool>()).ShouldBe((HttpStatusCode.ServiceUnavailable, false));
        (await direct.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await direct.GetAsync(StartPage)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task A_host_that_stops_answers_first_what_it_was_asked()
    {
        await using var host = await HostProcess.Start(Settings(drainSeconds: 1));
        using var http = new HttpClient { BaseAddress = host.Address };
        await using var superuser = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("AGII_SPECS_PG_SUPERUSER")!);
        await using var connection = await superuser.OpenConnectionAsync();
        Task<HttpResponseMessage> asked;
        await using (await connection.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand("lock table identity.people in access exclusive mode", connection);
            await hold.ExecuteNonQueryAsync();
            asked = http.PostJson("/api/identity/login", new { email = "niemand@mechelen.example", password = "iets anders" });
            await PlatformFixture.Until(async () => (long)(await Store.AsSuperuser(
                "select count(*) from pg_stat_activity where usename = 'agii_identity' and wait_event_type = 'Lock'"))! > 0);

            await host.AskToStop();
            await PlatformFixture.Until(() => IsClosed(host.Address.Port));
            asked.IsCompleted.ShouldBeFalse("the control: it is still under way, and nobody new gets in");
        }

        await (await asked).ShouldRefuse(409, "sign-in-failed"); // an answer: this is nobody's password
        (await host.Ended()).ShouldBe(0);
    }

    private Dictionary<string, string> Settings(int drainSeconds) => new(PlatformFixture.Settings(_data))
    {
        ["Demo:Accounts"] = "false", ["DrainSeconds"] = $"{drainSeconds}",
    };

    /// <summary>Something that answers as a service does, with its name.</summary>
    private static async Task<WebApplication> Service(string name, string address = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        app.MapGet("/health/ready", () => "ready");
        app.MapFallback(() => name);
        await app.StartAsync();
        return app;
    }

    private async Task<HostProcess> Gateway(string agreements, string identity)
    {
        var settings = Settings(drainSeconds: 0);
        foreach (var service in (string[])["caseloads", "inburgering", "overview", "programmes"])
        {
            settings[$"Gateway:{service}"] = agreements;
        }

        (settings["Gateway:agreements"], settings["Gateway:identity"]) = (agreements, identity);
        return await HostProcess.Start(settings, "--services", "gateway");
    }

    /// <summary>Who answers when it is asked twenty times: a name, or the host for any page of its own.</summary>
    private static async Task<IReadOnlyList<string>> Answers(HttpClient http, string page)
    {
        var answers = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            using var answer = await http.GetAsync(page);
            var text = await answer.Content.ReadAsStringAsync();
            answers.Add(text.Contains("<html", StringComparison.Ordinal) && answer.IsSuccessStatusCode ? "host" : text);
        }

        return [.. answers];
    }

    private static async Task<bool> IsClosed(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }
}
