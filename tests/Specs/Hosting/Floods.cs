using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>Who asks more than their share is told to wait, and the others notice nothing: every one of their requests is answered.</summary>
[Collection(Alone.Name)]
public sealed class Floods(PlatformFixture platform) : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("agii-floods").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Of_one_tenant_leave_the_others_their_share()
    {
        var metrics = $"http://127.0.0.1:{HostProcess.FreePort()}";
        await using var host = await Start(("Tenant:Burst", "30"), ("Tenant:PerSecond", "1"), ("Metrics:Url", metrics));
        var heavy = await Director(host, "lierde");
        var other = await Director(host, "horebeke");

        var flood = Task.WhenAll(Enumerable.Range(0, 600).Select(_ => heavy.GetAsync("/api/lierde/access")));
        for (var n = 0; n < 20; n++)
        {
            (await other.GetAsync("/api/horebeke/access")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var refused = (await flood).Where(a => a.StatusCode != HttpStatusCode.OK).ToList();
        refused.Count.ShouldBeGreaterThan(400);
        await ShouldTellToWait(refused[0]);
        refused.ShouldAllBe(a => a.StatusCode == HttpStatusCode.TooManyRequests && a.Headers.RetryAfter != null);
        (await Scrape.Of(metrics)).Sum("agii_requests_refused_total", "limit=\"tenant\"").ShouldBe(refused.Count);
        (await Scrape.Of(metrics)).MissingOf("once a limit was reached").ShouldBeEmpty();

        // Somebody without a right there uses nothing of its share; the control: it has one, which ends as well.
        await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
            (await heavy.GetAsync("/api/maarkedal/access")).StatusCode.ShouldBe(HttpStatusCode.NotFound)));
        var last = await Director(host, "maarkedal");
        (await last.GetAsync("/api/maarkedal/access")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => last.GetAsync("/api/maarkedal/access"))))
            .ShouldContain(a => a.StatusCode == HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Of_one_person_leave_their_colleagues_their_share()
    {
        await using var host = await Start(("Person:Burst", "30"), ("Person:PerSecond", "1"));
        var heavy = await Director(host, "lierde");
        var colleague = await host.SignIn("ambtenaar@lierde.example");

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => heavy.GetAsync("/api/lierde/access")));

        await ShouldTellToWait(answers.First(a => a.StatusCode != HttpStatusCode.OK));
        (await colleague.GetAsync("/api/identity/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => heavy.GetAsync("/api/identity/me"))))
            .ShouldContain(a => a.StatusCode == HttpStatusCode.TooManyRequests, "the control");
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("gateway")]
    public async Task Of_one_source_leave_the_others_theirs(string services)
    {
        await using var host = await Start(("Source:Burst", "30"), ("Source:PerSecond", "1"), ("Services", services));
        using var heavy = Sources.From("127.9.0.1", host.Address);
        using var other = Sources.From("127.9.0.2", host.Address);
        var status = services == "gateway" ? HttpStatusCode.BadGateway : HttpStatusCode.OK; // nothing listens behind this gateway

        var refused = new List<HttpResponseMessage>();
        for (var n = 0; n < 150; n++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, n % 2 == 0 ? "/privacy" : "/api/identity/login");
            request.Headers.Add("X-Forwarded-For", $"192.0.2.{n}"); // no proxy is named, so this is not believed
            var answer = await heavy.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                refused.Add(answer);
            }
        }

        refused.Count.ShouldBeGreaterThan(10);
        await ShouldTellToWait(refused.First(a => a.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/api", StringComparison.Ordinal)));
        var page = await refused.First(a => a.RequestMessage!.RequestUri!.AbsolutePath == "/privacy").Content.ReadAsStringAsync();
        page.ShouldContain("<h1>Te veel aanvragen.</h1>");
        page.ShouldContain("Wacht enkele seconden");
        for (var n = 0; n < 20; n++)
        {
            (await other.GetAsync("/privacy")).StatusCode.ShouldBe(status);
            (await heavy.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK); // an orchestrator must hear how it is
        }
    }

    [Fact]
    public async Task That_fill_the_platform_are_told_so()
    {
        await using var host = await Start(("AtOnce", "1"), ("Waiting", "0"));
        using var http = new HttpClient { BaseAddress = host.Address };
        var (slow, feeding) = (new List<TcpClient>(), new List<Task>());
        await PlatformFixture.Until(async () =>
        {
            if ((await http.GetAsync("/privacy")).StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                return true;
            }

            var one = new TcpClient(); // one that came while the only place was taken was refused itself: then another is needed
            slow.Add(one);
            await one.ConnectAsync(IPAddress.Loopback, host.Address.Port);
            await one.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /api/identity/login HTTP/1.1\r\n"
                + $"Host: {host.Address.Authority}\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n"));
            feeding.Add(Feed(one.GetStream())); // it is under way as long as its body comes bit by bit
            return false;
        });

        var refused = await http.GetAsync("/api/identity/me");

        await refused.ShouldRefuse(503, "too-busy", "Het platform heeft nu te veel werk.");
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await (await http.GetAsync("/privacy")).Content.ReadAsStringAsync()).ShouldContain("Even te druk");
        (await http.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);

        slow.ForEach(one => one.Close());
        await Task.WhenAll(feeding); // the control: then there is room again
        await PlatformFixture.Until(async () => (await http.GetAsync("/privacy")).StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Are_refused_only_with_limits_that_can_be()
    {
        var settings = Settings(("Tenant:Burst", "0"));

        (await HostProcess.Refusal(settings)).ShouldContain("Limits:Tenant:Burst is 0: it must be 1 or more.");
    }

    private static async Task Feed(NetworkStream stream)
    {
        try
        {
            while (true)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(new string(' ', 1_000)));
                await Task.Delay(200);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // it was closed
        }
    }

    private static async Task ShouldTellToWait(HttpResponseMessage answer)
    {
        await answer.ShouldRefuse(429, "too-many-requests", "Wacht enkele seconden en probeer het dan opnieuw.");
        answer.Headers.RetryAfter!.Delta.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
    }

    /// <summary>Signed in, with rights that have come through: until then it is in no tenant.</summary>
    private static async Task<HttpClient> Director(HostProcess host, string municipality)
    {
        var director = await host.SignIn($"directeur@{municipality}.example");
        await PlatformFixture.Until(async () => (await director.GetAsync($"/api/{municipality}/access")).IsSuccessStatusCode);
        return director;
    }

    private Task<HostProcess> Start(params (string Name, string Value)[] limits) => HostProcess.Start(Settings(limits));

    private Dictionary<string, string> Settings(params (string Name, string Value)[] limits)
    {
        var settings = PlatformFixture.Settings(PlatformFixture.Full ? platform.DataDirectory : _data);
        settings["Demo:Accounts"] = PlatformFixture.Full ? "false" : "true"; // with PostgreSQL they are there
        settings["Services"] = "identity";
        foreach (var service in (string[])["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"])
        {
            settings[$"Gateway:{service}"] = $"http://127.0.0.1:{HostProcess.FreePort()}";
        }

        foreach (var (name, value) in limits)
        {
            settings[name is "Services" or "Metrics:Url" ? name : $"Limits:{name}"] = value;
        }

        return settings;
    }
}
