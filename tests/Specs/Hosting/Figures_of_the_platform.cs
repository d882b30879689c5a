using System.Diagnostics.Metrics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AgiiPlatform.Host.Operations;
using AgiiPlatform.Host.Operations.Metrics;
using AgiiPlatform.Municipalities;
using AgiiPlatform.Platform.Persistence;
using AgiiPlatform.Specs.Inburgering;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>Each figure of docs/metrics.md: what it tells of is brought about, and it is seen at <c>/metrics</c>.</summary>
[Collection(Alone.Name)]
public sealed class Figures_of_the_platform(PlatformFixture platform) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("agii-figures-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Trait(Shape.Only, Shape.Embedded)]
    public async Task Tell_what_waits_what_is_old_and_who_asks()
    {
        var settings = PlatformFixture.Settings(_folder);
        await using (var before = await HostProcess.Start(settings))
        {
            await (await Ocmw.Of(before.SignIn, "mechelen", "antwerpen")).Send();
        }

        await Run("overview", $"""
            insert into outbox (id, tenant_id, type, body, at, due_at, attempts) values
                ('{Ids.New().ToString().ToUpperInvariant()}', '{Agency}', 'Nothing', '[]', '{Ago(2)}', '{Ago(-1)}', 0);
            insert into inbox (message_id, consumer, at) values ('{Ids.New().ToString().ToUpperInvariant()}', 'WhenVisitHeld', '{Ago(3)}');
            """);
        (settings["Metrics:Url"], settings["Metrics:LookSeconds"]) = ($"http://127.0.0.1:{HostProcess.FreePort()}", "1");
        settings["DataProtection:CertificatePath"] = Certificate();
        await using var host = await HostProcess.Start(settings);
        using var people = new HttpClient { BaseAddress = host.Address };
        (await people.PostJson("/api/identity/login", new { email = "niemand@mechelen.example", password = "x" })).StatusCode
            .ShouldBe(HttpStatusCode.Conflict);
        var official = await host.SignIn("ambtenaar@mechelen.example");

        await Until(s => s.Sum("agii_outbox_age_seconds", "service=\"overview\"") is > 7100 and < 8000);
        await Until(s => s.Sum("agii_outbox_messages", "service=\"overview\"") == 1);
        await Until(s => s.Sum("agii_projection_age_seconds", "service=\"overview\"") is > 10700 and < 12000);
        await Until(s => s.Sum("agii_rights_age_seconds", "service=\"agreements\"") is >= 0 and < 3600);
        await Until(s => s.Sum("agii_master_key_version") == 1 && s.Sum("agii_master_key_numbers", "version=\"1\"") == 1);
        await Until(s => s.Sum("agii_certificate_remaining_seconds") is > 80_000 and < 87_000);
        await Until(s => s.Sum("agii_key_ring_remaining_seconds") is > 80 * 86_400.0 and < 91 * 86_400.0);
        await Until(s => s.Sum("agii_retention_age_seconds") is >= 0 and < 3600);
        await Until(s => s.Sum("agii_sign_ins_total", "outcome=\"refused\"") == 1);
        await Until(s => s.Sum("agii_sign_ins_total", "outcome=\"signed-in\"") == 1);
        await Until(s => s.Sum(
            "http_server_request_duration_seconds_count", "http_response_status_code=\"409\"", "service=\"identity\"") == 1);

        // A tenant gets its name once it was the busiest; until then it is one of the others.
        await PlatformFixture.Until(async () =>
        {
            (await official.GetAsync("/api/mechelen/agreements")).EnsureSuccessStatusCode();
            var s = await Scrape.Of(settings["Metrics:Url"]);
            return s.Sum("agii_requests_total", "service=\"agreements\"", "tenant=\"mechelen\"") >= 2
                && s.Sum("agii_requests_total", "service=\"agreements\"", "tenant=\"other\"") >= 1;
        });

        (await Scrape.Of(settings["Metrics:Url"])).Sum("agii_ready").ShouldBe(1);
        await Run("caseloads", "alter table outbox rename to outbox_away");
        await Until(s => s.Sum("agii_ready") == 0);
        await Run("caseloads", "alter table outbox_away rename to outbox");
        await Until(s => s.Sum("agii_ready") == 1); // the control

        var all = await Scrape.Of(settings["Metrics:Url"]);
        all.MissingOf("everywhere", "with a certificate").ShouldBeEmpty();
        new Scrape("agii_ready{} 1").MissingOf("everywhere").ShouldContain("agii_requests_total tenant", customMessage: "the control");
        all.Text.ShouldNotContain("niemand");

        Task Until(Func<Scrape, bool> holds) => Figures_of_the_platform.Until(settings["Metrics:Url"], holds);
    }

    [Fact]
    [Trait(Shape.Only, Shape.Full)]
    public async Task Tell_of_the_broker_and_its_keys_and_of_connections()
    {
        const string queue = "overview.when-visit-held";
        var settings = PlatformFixture.Settings(platform.DataDirectory);
        settings["Demo:Accounts"] = "false"; // the accounts are there: the database is the one of the other specs
        (settings["Metrics:Url"], settings["Metrics:LookSeconds"]) = ($"http://127.0.0.1:{HostProcess.FreePort()}", "1");
        settings["Messages:Keys:agreements:2"] = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes("the next")));
        await using var connection = await new ConnectionFactory { Uri = new Uri(settings["ConnectionStrings:rabbitmq"]) }
            .CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var before = await channel.MessageCountAsync(ErrorQueues.Of(queue));
        await channel.BasicPublishAsync(ErrorQueues.Of(queue), "", mandatory: false, new BasicProperties(), "not a message"u8.ToArray());
        await PlatformFixture.Until(async () => await channel.MessageCountAsync(ErrorQueues.Of(queue)) == before + 1);
        await using var host = await HostProcess.Start(settings);
        using var people = new HttpClient { BaseAddress = host.Address };
        (await people.GetAsync("/aanmelden")).EnsureSuccessStatusCode();

        await Until(s => s.Sum("agii_error_queue_messages", $"queue=\"{queue}\"", "service=\"overview\"") == before + 1);
        await channel.QueuePurgeAsync(ErrorQueues.Of(queue));
        await Until(s => s.Sum("agii_error_queue_messages", $"queue=\"{queue}\"") == 0); // the control

        var all = await Scrape.Of(settings["Metrics:Url"]);
        all.Sum("agii_queue_messages", $"queue=\"{queue}\"").ShouldNotBeNull();
        all.Sum("agii_message_key_version", "service=\"agreements\"").ShouldBe(1, "the lowest signs");
        all.Sum("agii_message_key_accepted", "service=\"agreements\"").ShouldBe(2);
        all.Sum("agii_message_key_accepted", "service=\"caseloads\"").ShouldBe(1, "the control");
        all.Sum("db_client_connection_max").ShouldNotBeNull().ShouldBeGreaterThan(0);
        all.MissingOf("with a broker", "with PostgreSQL").ShouldBeEmpty();
        all.Text.ShouldNotContain(new Npgsql.NpgsqlConnectionStringBuilder(settings["ConnectionStrings:identity"]).Password!);

        Task Until(Func<Scrape, bool> holds) => Figures_of_the_platform.Until(settings["Metrics:Url"], holds);
    }

    /// <summary>However many tenants there are, a store of metrics gets no more than fifty names; and no count ever falls.</summary>
    [Fact]
    public void Name_the_busiest_tenants_and_count_the_others_together()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var registry = platform.Services.GetRequiredService<MunicipalityRegistry>();
        var requests = new TenantRequests(registry, services.GetRequiredService<IMeterFactory>());
        var counted = new Dictionary<string, long>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name == "agii.requests" && instrument.Meter.Scope == services.GetRequiredService<IMeterFactory>())
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            var tenant = (string)tags.ToArray().Single(t => t.Key == "tenant").Value!;
            counted[tenant] = counted.GetValueOrDefault(tenant) + value;
        });
        listener.Start();
        var municipalities = registry.Municipalities.Take(200).ToList();

        for (var round = 0; round < 60; round++)
        {
            municipalities.ForEach(m => requests.Count("agreements", m.Slug));
            requests.Count("agreements", municipalities[150].Slug);
            requests.Count("agreements", "nergens");
            requests.NameTheBusiest();
        }

        counted.Count.ShouldBe(TenantRequests.Names + 2, "the others together, and what is in no tenant");
        counted[municipalities[150].Slug].ShouldBe(59 * 2, "it asks most, so it was named first");
        counted.Values.Sum().ShouldBe(60 * 202);
        counted[""].ShouldBe(60);
    }

    private static Task Until(string address, Func<Scrape, bool> holds) =>
        PlatformFixture.Until(async () => holds(await Scrape.Of(address)));

    private static string Ago(double hours) =>
        TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-hours).ToString("yyyy-MM-dd HH:mm:ss.fffffff");

    private string Agency => platform.Services.GetRequiredService<MunicipalityRegistry>().Agency.Id.ToString().ToUpperInvariant();

    private async Task Run(string service, string sql)
    {
        var file = Path.Combine(_folder, $"{service}.db");
        await using var connection = new SqliteConnection($"Data Source={file};Default Timeout=30;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private string Certificate()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=spec", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var file = Path.Combine(_folder, "spec.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12));
        return file;
    }
}
