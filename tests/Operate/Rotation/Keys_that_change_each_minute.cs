using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Operate.Restoring;
using AgiiPlatform.Specs;
using AgiiPlatform.Specs.Hosting;
using AgiiPlatform.Specs.Identity;
using Microsoft.IdentityModel.JsonWebTokens;

namespace AgiiPlatform.Operate.Rotation;

/// <summary>
/// The split shape as it runs in Production, behind a proxy that ends TLS and goes on over http, with Identity and Agreements in two processes
/// each. The key of tokens changes each minute, for ten minutes, while people and programs work: nobody who is signed in is told that they
/// are not.
/// </summary>
public sealed class Keys_that_change_each_minute : IAsyncLifetime
{
    private const string Official = "pia@zele.be", Page = "/zele/overeenkomsten", Api = "/api/zele/agreements";
    private static readonly TimeSpan Lasts =
        TimeSpan.FromMinutes(int.Parse(Environment.GetEnvironmentVariable("MINUTES") ?? "10"));
    private static readonly Uri Platform = new("https://samen.example");

    private readonly string _data = Directory.CreateTempSubdirectory("agii-rotation").FullName;
    private readonly List<HostProcess> _processes = [];
    private readonly List<string> _metrics = [];
    private readonly ConcurrentDictionary<string, (string Token, DateTime Until)> _tokens = new(); // by key and kind of who has it
    private readonly ConcurrentDictionary<string, int> _answers = new();
    private readonly ConcurrentQueue<string> _wrong = new();
    private readonly CancellationTokenSource _stop = new();
    private Uri _gateway = null!;
    private (string ClientId, string Secret) _machine;
    private string _application = "";

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string>(PlatformFixture.Settings(_data))
        {
            ["DataProtection:CertificatePath"] = Certificates.Make(_data),
        };
        await HostProcess.Command(settings, "--migrate=true");
        await using (var development = await HostProcess.Start(settings))
        {
            await Register(development);
        }

        (settings["ASPNETCORE_ENVIRONMENT"], settings["Demo:Accounts"], settings["Proxies"]) = ("Production", "false", "127.0.0.1");
        settings["Identity:KeyLifetime"] = "00:01:00";
        settings["Identity:ReuseLeeway"] = "00:00:10"; // as it is when nothing is said
        await Start(settings, "identity", "identity");
        await Start(settings, "identity", "identity");
        await Start(settings, "agreements", "agreements");
        await Start(settings, "agreements", "agreements");
        await Start(settings, "caseloads,inburgering,overview,programmes", "caseloads", "inburgering", "overview", "programmes");
        _processes.Add(await HostProcess.Start(settings, "--services", "gateway"));
        _gateway = _processes[^1].Address;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        _stop.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Nobody_who_is_signed_in_is_told_that_they_are_not()
    {
        Task[] work = [Person(stays: true), Person(stays: true), Person(stays: false), Application(), Application(), Machine()];
        var ended = Task.Delay(Lasts);
        (await Task.WhenAny([ended, .. work])).ShouldBe(ended, string.Join('\n', _wrong));
        await _stop.CancelAsync();
        await Task.WhenAll(work);

        var keys = _tokens.Keys.Select(k => k.Split(' ')[0]).Distinct().Count();
        Figures.Say($"keys of tokens: {keys} in {Lasts.TotalMinutes} minutes; "
            + string.Join(", ", _answers.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}")) + $"; wrong: {_wrong.Count}");
        _wrong.ShouldBeEmpty();
        keys.ShouldBeGreaterThanOrEqualTo((int)Lasts.TotalMinutes - 1, "the control: they did change");
        foreach (var (address, process) in _metrics.Zip(_processes))
        {
            (await Scrape.Of(address)).Sum("http_server_request_duration_seconds_count").ShouldNotBeNull()
                .ShouldBeGreaterThan(100, $"the control: {process.Address} worked too");
        }

        using var http = Client();
        var token = _tokens.Values.MaxBy(t => t.Until).Token;
        (await Ask(http, token)).ShouldBe(HttpStatusCode.OK, "the control: it is good");
        (await Ask(http, token[..^6] + "AAAAAA")).ShouldBe(HttpStatusCode.Unauthorized, "the control: not just any is");
    }

    /// <summary>Makes somebody who is no demo account, and a program that asks in the name of their municipality.</summary>
    private async Task Register(HostProcess host)
    {
        using var administrator = await host.SignIn("beheerder@agii.example");
        await administrator.Create("/api/agii/people",
            new { name = "Pia Nieuw", email = Official, password = PlatformFixture.Password, role = "official", tenant = "zele" });
        var application = await administrator.Create("/api/agii/applications",
            new { name = "Rekenblad", kind = "device", own = true, redirectUris = new[] { Visitor.Back } });
        _application = application.ToString("N");
        using var director = await host.SignIn("directeur@zele.example");
        await PlatformFixture.Until(async () => (await director.GetAsync("/api/zele/machine-accounts")).IsSuccessStatusCode);
        var machine = await director.Create("/api/zele/machine-accounts",
            new { name = "Pluto", permissions = new[] { "agreements-read" }, until = Brussels.Day(Now).AddMonths(1) });
        var secret = await (await director.PostJson($"/api/zele/machine-accounts/{machine}/secret", new { })).Body();
        _machine = (secret["clientId"]!.GetValue<string>(), secret["secret"]!.GetValue<string>());
        using var official = await host.SignIn(Official);
        await PlatformFixture.Until(async () => await Reaches(official));
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await MachineToken(http));
        await PlatformFixture.Until(async () => await Reaches(http));

        static async Task<bool> Reaches(HttpClient http) => (await http.GetAsync(Api)).IsSuccessStatusCode;
    }

    private async Task Start(Dictionary<string, string> settings, string services, params string[] names)
    {
        var metrics = $"http://127.0.0.1:{HostProcess.FreePort()}";
        var host = await HostProcess.Start(new Dictionary<string, string>(settings) { ["Metrics:Url"] = metrics }, "--services", services);
        _metrics.Add(metrics);
        _processes.Add(host);
        foreach (var name in names)
        {
            settings[$"Gateway:{name}"] = settings.TryGetValue($"Gateway:{name}", out var first) ? $"{first},{host.Address}" : $"{host.Address}";
        }
    }

    /// <summary>Reads pages of two services; one who does not stay signs out and in again each time.</summary>
    private async Task Person(bool stays)
    {
        var visitor = new Visitor(Platform, Official, new TlsProxy(_gateway));
        while (!_stop.IsCancellationRequested)
        {
            var page = await visitor.Browser.Get("/aanmelden");
            var fields = Specs.Agreements.Browser.Fields(page);
            (fields["email"], fields["password"]) = (Official, PlatformFixture.Password);
            using var signedIn = await visitor.Browser.Submit("/aanmelden", fields);
            Count("sign-ins", signedIn.StatusCode, HttpStatusCode.Redirect);
            for (var n = 0; !_stop.IsCancellationRequested && (stays || n < 20); n++)
            {
                using var answer = await visitor.Browser.Open(n % 2 == 0 ? Page : "/sessies");
                Count("pages", answer.StatusCode);
                await Task.Delay(250);
            }

            using var signedOut = await visitor.Browser.Submit("/afmelden",
                Specs.Agreements.Browser.FieldsOf(await visitor.Browser.Get("/organisaties"), "/afmelden")[0]);
            Count("sign-outs", signedOut.StatusCode, HttpStatusCode.Redirect);
        }
    }

    /// <summary>Signs somebody in once, and renews its token over and over; calls with each that has not expired.</summary>
    private async Task Application()
    {
        var client = new Visitor(Platform, Official, new TlsProxy(_gateway)).Client(_application);
        var signedIn = await client.LoginAsync();
        signedIn.IsError.ShouldBeFalse($"{signedIn.Error} {signedIn.ErrorDescription}");
        var (access, refresh) = (signedIn.AccessToken, signedIn.RefreshToken);
        while (!_stop.IsCancellationRequested)
        {
            await Call(access, "application");
            var renewed = await client.RefreshTokenAsync(refresh);
            Count("renewals", renewed.IsError ? HttpStatusCode.BadRequest : HttpStatusCode.OK);
            (access, refresh) = (renewed.AccessToken, renewed.RefreshToken);
        }
    }

    private async Task Machine()
    {
        using var http = Client();
        while (!_stop.IsCancellationRequested)
        {
            await Call(await MachineToken(http), "machine");
            Count("tokens of a machine", HttpStatusCode.OK);
        }
    }

    /// <summary>Calls with this token, and with the oldest and the newest of each key that is still good.</summary>
    private async Task Call(string token, string kind)
    {
        var until = new JsonWebToken(token).ValidTo;
        var key = new JsonWebToken(token).Kid;
        _tokens.TryAdd($"{key} {kind} first", (token, until));
        _tokens[$"{key} {kind} last"] = (token, until);
        using var http = Client();
        foreach (var (known, end) in _tokens.Values.Append((token, until)))
        {
            if (end - Now > TimeSpan.FromSeconds(30) && !_stop.IsCancellationRequested)
            {
                Count("calls", await Ask(http, known));
                await Task.Delay(250);
            }
        }
    }

    private async Task<string> MachineToken(HttpClient http)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["scope"] = "api",
            ["client_id"] = _machine.ClientId, ["client_secret"] = _machine.Secret,
        });
        var answer = await http.PostAsync("/connect/token", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Body())["access_token"]!.GetValue<string>();
    }

    private HttpClient Client() => new(new TlsProxy(_gateway)) { BaseAddress = Platform };

    private static async Task<HttpStatusCode> Ask(HttpClient http, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Api) { Headers = { Authorization = new("Bearer", token) } };
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    private void Count(string what, HttpStatusCode status, HttpStatusCode expected = HttpStatusCode.OK)
    {
        _answers.AddOrUpdate(what, 1, (_, n) => n + 1);
        if (status != expected)
        {
            _wrong.Enqueue($"{what}: {(int)status}");
        }
    }
}
