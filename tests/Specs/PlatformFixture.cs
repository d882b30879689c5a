using AgiiPlatform.Identity;
using AgiiPlatform.Specs.Identity;
using AgiiPlatform.Platform.Persistence;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(AgiiPlatform.Specs.PlatformFixture))]

namespace AgiiPlatform.Specs;

/// <summary>
/// Specs run side by side, a class after the other in each thread, and talk to one host; each writes in municipalities of its own. What
/// counts over all of them, or stops a process, is in this collection and runs alone. A spec of the embedded shape with a host and a folder
/// of its own runs beside the others; with PostgreSQL and RabbitMQ such a host works in their store, so its specs run alone.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    internal const string Name = "alone";
}

/// <summary>
/// The real host on Kestrel, in the shape that AGII_SPECS_SHAPE names: <c>embedded</c> (SQLite, bus in memory, files) or <c>full</c>
/// (PostgreSQL, RabbitMQ, Azurite, whose addresses tests/run gives).
/// </summary>
public sealed class PlatformFixture : IAsyncLifetime
{
    /// <summary>The password of every demo account.</summary>
    public const string Password = "samen-in-vlaanderen";

    private readonly string _data = Directory.CreateTempSubdirectory("agii-specs").FullName;
    private readonly ConcurrentDictionary<string, (string Token, long At)> _tokens = new();
    private readonly SemaphoreSlim _assignments = new(1);
    private WebApplicationFactory<Program>? _factory;

    /// <summary>Whether this run has PostgreSQL, RabbitMQ and Azurite.</summary>
    public static bool Full => Environment.GetEnvironmentVariable("AGII_SPECS_SHAPE") == "full";

    /// <summary>The host's services, for looking where no address leads: the audit log, the raw rows.</summary>
    public IServiceProvider Services => _factory!.Services;

    /// <summary>Where the host keeps its files.</summary>
    public string DataDirectory => _data;

    /// <summary>Where the host listens.</summary>
    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Full)
        {
            await Migrate();
        }

        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Development");
            foreach (var (key, value) in Settings(_data))
            {
                host.UseSetting(key, value);
            }

            // Hashed slowly as in production, the passwords of all who sign in take a quarter of the specs' processor time.
            host.ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000));
        });
        _factory.UseKestrel(0);
        _factory.StartServer();
        Address = _factory.ClientOptions.BaseAddress;
        await Until(EverybodysRightsAreKnown, seconds: 60);
    }

    /// <summary>Whether every service has heard of the rights of all who have an account: only then may a spec count on them.</summary>
    private async Task<bool> EverybodysRightsAreKnown()
    {
        await using var scope = Services.CreateAsyncScope();
        var people = await scope.ServiceProvider.GetRequiredService<IdentityDb>().People.CountAsync();
        foreach (var service in Services.GetServices<ServiceDatabase>())
        {
            var db = scope.ServiceProvider.GetRequiredKeyedService<ServiceDb>(service.Name);
            if (people == 0 || await db.Grants.Select(r => r.PersonId).Distinct().CountAsync() < people)
            {
                return false;
            }
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _factory!.DisposeAsync();
        try
        {
            Directory.Delete(_data, recursive: true);
        }
        catch (IOException)
        {
            // a file still being closed: it is a temporary folder
        }
    }

    /// <summary>What configures a host of this run's shape; for specs that start one of their own.</summary>
    public static Dictionary<string, string> Settings(string data)
    {
        var settings = new Dictionary<string, string>
        {
            ["DataDirectory"] = data,
            ["Urls"] = "http://127.0.0.1:0",
            ["PublicOrigin"] = "https://samen.example",
            ["Demo:Fill"] = "false",
            ["Demo:Accounts"] = "true",
            ["Demo:Password"] = Password,
            ["Identity:ReuseLeeway"] = "00:00:00",
            ["SecondFactor:Tenants"] = "linkebeek", // as the only one
            ["Offboarding:DaysReadOnly"] = "0",
            ["SignIn:Secrets:vosselaar"] = "geheim-van-vosselaar-voor-de-testen", // as tests/infrastructure/oidc-provider has it
            ["SignIn:Secrets:specs"] = MisbehavingProvider.Secret,
            // Two keys for national numbers, of which the first locks: numbers of the other are due for rotation.
            ["PersonalData:MasterKeys:1"] = Convert.ToBase64String(new byte[32]),
            ["PersonalData:MasterKeys:2"] = Convert.ToBase64String([.. Enumerable.Repeat((byte)2, 32)]),
            ["PersonalData:LockWith"] = "1",
        };
        if (Environment.GetEnvironmentVariable("AGII_SPECS_SMTP_PORT") is { } port)
        {
            (settings["Mail:Host"], settings["Mail:Port"], settings["Mail:Tls"]) = ("127.0.0.1", port, "false");
        }

        if (Full)
        {
            settings["Storage:Provider"] = "PostgreSql";
            settings["ConnectionStrings:rabbitmq"] = Required("AGII_SPECS_RABBITMQ");
            settings["ConnectionStrings:blob"] = Required("AGII_SPECS_BLOB");
            settings["ConnectionStrings:migrator"] = PostgreSql("agii_migrator");
            foreach (var service in (string[])["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"])
            {
                settings[$"Messages:Keys:{service}:1"] = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(service)));
                settings[$"ConnectionStrings:{service}"] = PostgreSql($"agii_{service}");
            }
        }

        return settings;
    }

    /// <summary>The broker's address for the user of one service, or of the migration job.</summary>
    public static string Broker(string service) =>
        new UriBuilder(Required("AGII_SPECS_RABBITMQ")) { UserName = $"agii_{service}" }.ToString();

    /// <summary>A client signed in as this demo account (<c>ambtenaar@mechelen.example</c>).</summary>
    public async Task<HttpClient> SignIn(string email)
    {
        // A token is good for ten minutes: one that is handed out here lasts a spec.
        if (!_tokens.TryGetValue(email, out var known) || Stopwatch.GetElapsedTime(known.At) > TimeSpan.FromMinutes(4))
        {
            using var anonymous = Anonymous();
            var answer = await anonymous.PostAsJsonAsync("/api/identity/login", new { email, password = Password });
            answer.EnsureSuccessStatusCode();
            var token = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>();
            known = _tokens[email] = (token, Stopwatch.GetTimestamp());
        }

        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", known.Token);
        return client;
    }

    /// <summary>A client of nobody, that follows no redirects.</summary>
    public HttpClient Anonymous() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }, disposeHandler: true) { BaseAddress = Address };

    /// <summary>The person's id, as the platform knows it.</summary>
    public async Task<Guid> PersonId(string email) =>
        (await (await SignIn(email)).GetJson("/api/identity/me"))["id"]!.GetValue<Guid>();

    /// <summary>Waits for the effect of a message; fails only when it really does not come, also on a busy machine.</summary>
    public static async Task Until(Func<Task<bool>> effect, int seconds = 180)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!await effect())
        {
            patience.IsCancellationRequested.ShouldBeFalse("the effect did not come");
            await Task.Delay(20);
        }
    }

    /// <summary>
    /// Assigns the region's demo consultant to a municipality from a date on, and waits until that gives access there, in every service;
    /// the client of
    /// the consultant.
    /// </summary>
    public async Task<HttpClient> ConsultantIn(string municipality, string region, string from = "2013-01-01")
    {
        var consultant = await SignIn($"consulent.{region}@agii.example");
        if (await HasAccess())
        {
            return consultant;
        }

        var manager = await SignIn($"regiomanager.{region}@agii.example");
        var id = await PersonId($"consulent.{region}@agii.example");
        (await InTurn(() => manager.PostAsJsonAsync("/api/agii/assignments",
            new { municipality, consultant = id, consultantName = "Cas Consulent", from }))).EnsureSuccessStatusCode();
        await Until(HasAccess);
        return consultant;

        // Each service keeps its own copy of the rights, and hears of them in its own time.
        async Task<bool> HasAccess()
        {
            var answers = await Task.WhenAll(((string[])["visits", "agreements", "protocols", "programmes"])
                .Select(of => consultant.GetAsync($"/api/{municipality}/{of}")));
            return answers.All(answer => answer.IsSuccessStatusCode);
        }
    }

    /// <summary>
    /// Changes the assignments of a region's demo consultant after whoever else does: specs side by side share the consultant, and of two
    /// changes at the same moment the platform refuses one.
    /// </summary>
    public async Task<T> InTurn<T>(Func<Task<T>> change)
    {
        await _assignments.WaitAsync();
        try
        {
            return await change();
        }
        finally
        {
            _assignments.Release();
        }
    }

    private static string PostgreSql(string user) =>
        $"Host={Required("AGII_SPECS_PG_HOST")};Port={Required("AGII_SPECS_PG_PORT")};Database={Required("AGII_SPECS_PG_DATABASE")};" +
        $"Username={user};Password={Required("AGII_SPECS_PG_PASSWORD")}";

    private static string Required(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set: run tests/run.");

    /// <summary>The migration job, as in production: a command of the host, with its own logins and nothing else.</summary>
    private async Task Migrate()
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Environment.GetEnvironmentVariable("AGII_HOST_DLL") ?? typeof(Program).Assembly.Location);
        start.ArgumentList.Add("--migrate=true");
        start.Environment["Storage__Provider"] = "PostgreSql";
        start.Environment["ConnectionStrings__migrator"] = PostgreSql("agii_migrator");
        start.Environment["ConnectionStrings__rabbitmq"] = Broker("migrator");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, string.Concat(output));
    }
}

/// <summary>Short words for JSON over HTTP.</summary>
public static class JsonCalls
{
    /// <summary>Gets and reads JSON; fails on any other status than success.</summary>
    public static async Task<JsonNode> GetJson(this HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        answer.IsSuccessStatusCode.ShouldBeTrue($"GET {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>Posts JSON, optionally under an Idempotency-Key; whatever the answer.</summary>
    public static async Task<HttpResponseMessage> PostJson(this HttpClient client, string path, object? body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body ?? new { }) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await client.SendAsync(request);
    }

    /// <summary>Posts JSON that must make something; its id.</summary>
    public static async Task<Guid> Create(this HttpClient client, string path, object body, string? key = null)
    {
        var answer = await client.PostJson(path, body, key);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<Guid>();
    }

    /// <summary>The body as JSON, whatever the status.</summary>
    public static async Task<JsonNode> Body(this HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonNode>())!;

    /// <summary>The name of the rule that refused, from the end of the problem's type.</summary>
    public static async Task<string> Rule(this HttpResponseMessage answer) => (await answer.Body())["type"]!.GetValue<string>()
        .Split("rule:")[^1];

    /// <summary>Checks a refusal: its status, the end of its type, and a piece of its sentence.</summary>
    public static async Task ShouldRefuse(this HttpResponseMessage answer, int status, string type, string? sentence = null)
    {
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, text);
        var problem = JsonNode.Parse(text)!;
        problem["type"]!.GetValue<string>().ShouldEndWith(type);
        if (sentence is not null)
        {
            problem["detail"]!.GetValue<string>().ShouldContain(sentence);
        }
    }
}
