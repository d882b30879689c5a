using System.Net;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>What the platform tells of itself, on a port of its own.</summary>
[Trait(Shape.Only, Shape.Embedded)]
public sealed class Metrics_for_Prometheus
{
    [Fact]
    public async Task Are_on_their_port_and_nowhere_else()
    {
        var folder = Directory.CreateTempSubdirectory("agii-metrics-").FullName;
        try
        {
            var settings = PlatformFixture.Settings(folder);
            settings["Metrics:Url"] = $"http://127.0.0.1:{HostProcess.FreePort()}";
            await using var host = await HostProcess.Start(settings);
            using var people = new HttpClient { BaseAddress = host.Address };
            using var prometheus = new HttpClient { BaseAddress = new Uri(settings["Metrics:Url"]) };
            (await people.PostJson("/api/identity/login", new { email = "niemand@mechelen.example", password = "x" })).StatusCode
                .ShouldBe(HttpStatusCode.Conflict);

            await PlatformFixture.Until(async () =>
            {
                var told = await prometheus.GetStringAsync("/metrics");
                return new[]
                {
                    "agii_outbox_age_seconds{", "agii_outbox_messages{", "agii_sign_ins_total{", "outcome=\"refused\"",
                    "http_server_request_duration_seconds_count{",
                }.All(told.Contains);
            });
            (await prometheus.GetStringAsync("/metrics")).ShouldNotContain("niemand");
            (await (await people.GetAsync("/metrics")).Content.ReadAsStringAsync()).ShouldNotContain("agii_outbox");
            (await prometheus.GetAsync("/aanmelden")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await people.GetAsync("/aanmelden")).StatusCode.ShouldBe(HttpStatusCode.OK, "the control");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
