using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>
/// Each service in a process of its own behind the gateway, on PostgreSQL and RabbitMQ, with its own user on both: the main journey
/// through it, and what is left when one service is gone.
/// </summary>
[Trait(Shape.Only, Shape.Full)]
[Collection(Alone.Name)]
public class The_split_shape(PlatformFixture platform)
{
    private static readonly string[] Services = ["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"];

    [Fact]
    public async Task Carries_the_main_journey_and_outlives_the_loss_of_a_service()
    {
        var settings = PlatformFixture.Settings(platform.DataDirectory);
        settings["Demo:Accounts"] = "false"; // the accounts are there: the database is the one of the other specs
        var services = new Dictionary<string, HostProcess>();
        using var collector = new TraceCollector();
        collector.Settings.ToList().ForEach(s => settings[s.Key] = s.Value);
        try
        {
            foreach (var name in Services)
            {
                settings["ConnectionStrings:rabbitmq"] = PlatformFixture.Broker(name);
                services[name] = await HostProcess.Start(settings, "--services", name);
            }

            foreach (var (name, host) in services)
            {
                settings[$"Gateway:{name}"] = host.Address.ToString();
            }

            await using var gateway = await HostProcess.Start(settings, "--services", "gateway");
            await Journey(gateway.Address);
            await OneTraceFollowsIt(collector);
            (await DescribedPaths(gateway.Address, "agreements")).ShouldContain("/api/{tenant}/agreements");
            (await DescribedPaths(gateway.Address, "inburgering")).ShouldContain("/api/{tenant}/referrals");
            (await DescribedPaths(gateway.Address, "identity")).ShouldContain("/api/identity/login");

            services.Values.ShouldAllBe(h => !h.Output.Contains("ACCESS_REFUSED"), "each needs no more than the broker allows it");
            var administrator = await SignIn(gateway.Address, "beheerder@agii.example");
            foreach (var name in Services) // each tells of its own, through the gateway; and one page of them all
            {
                (await administrator.GetJson($"/api/agii/platform/{name}/error-queues")).AsArray()
                    .ShouldAllBe(q => q!["name"]!.GetValue<string>().StartsWith($"{name}.", StringComparison.Ordinal));
                (await administrator.GetJson($"/api/agii/platform/{name}"))["status"]!["service"]!.GetValue<string>().ShouldBe(name);
                await PlatformFixture.Until(async () => (await administrator.GetJson("/api/agii/platform")).AsArray()
                    .Any(p => p!["service"]!.GetValue<string>() == name
                        && p["process"]!.GetValue<string>().EndsWith($":{services[name].Id}", StringComparison.Ordinal)));
            }

            await services["inburgering"].Kill();
            var official = await SignIn(gateway.Address, "ambtenaar@oosterzele.example");
            (await official.GetAsync("/api/oosterzele/agreements")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await official.GetAsync("/api/oosterzele/visits")).StatusCode.ShouldBe(HttpStatusCode.OK);
            await (await official.GetAsync("/api/oosterzele/protocols")).ShouldRefuse(502, "service-away"); // the control: this one is gone
            using var browser = new HttpClient { BaseAddress = gateway.Address };
            (await browser.GetAsync("/openapi/inburgering.json")).StatusCode.ShouldBe(HttpStatusCode.BadGateway); // said, not left out
            (await (await browser.GetAsync("/oosterzele/doorverwijzingen")).Content.ReadAsStringAsync())
                .ShouldContain("Even niet bereikbaar.");
        }
        finally
        {
            foreach (var host in services.Values)
            {
                await host.DisposeAsync();
            }
        }
    }

    /// <summary>
    /// A consultant is assigned, visits, and AgII sees it: four services and three messages, none of which knows another's address.
    /// </summary>
    private static async Task Journey(Uri gateway)
    {
        var manager = await SignIn(gateway, "regiomanager.oost-vlaanderen@agii.example");
        var consultant = await SignIn(gateway, "consulent.oost-vlaanderen@agii.example");
        var me = (await consultant.GetJson("/api/identity/me"))["id"]!.GetValue<Guid>();
        await manager.Create("/api/agii/assignments", new { municipality = "oosterzele", consultant = me, from = "2025-01-01" });
        await PlatformFixture.Until(async () => (await consultant.GetAsync("/api/oosterzele/visits")).IsSuccessStatusCode);

        var visit = await consultant.Create("/api/oosterzele/visits", new { date = "2025-03-03", topic = "Kennismaking" });
        (await consultant.PostJson($"/api/oosterzele/visits/{visit}/completion", new { outcome = "Goed gesprek." })).StatusCode.ShouldBe(
            HttpStatusCode.NoContent);
        await PlatformFixture.Until(async () => (await manager.GetJson("/api/agii/overview/municipalities?asOf=2025-03-03")).AsArray()
            .First(m => m!["name"]!.GetValue<string>() == "Oosterzele")!["visited"]!.GetValue<bool>());

        using var browser = new HttpClient { BaseAddress = gateway };
        (await browser.GetStringAsync("/aanmelden")).ShouldContain("Aanmelden");
        (await browser.GetAsync("/_content/AgiiPlatform.Web/css/agii.css")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>
    /// Who assigns a consultant does so in Caseloads, which tells Identity, which tells every service what this consultant may do there.
    /// What is typed, and what a path holds, is in no trace.
    /// </summary>
    private static async Task OneTraceFollowsIt(TraceCollector collector)
    {
        string[] steps =
        [
            "agii-platform.gateway", "/api/{tenant}/assignments", "identity.when-assignment-changed",
            .. Services.Where(s => s != "identity").Select(s => $"{s}.when-access-changed"),
        ];
        await PlatformFixture.Until(() => Task.FromResult(collector.Traces.Any(t => steps.All(t.Contains))));

        collector.Traces.ShouldAllBe(t => !t.Contains("oosterzele") && !t.Contains("Kennismaking"));
    }

    /// <summary>The addresses that a service's OpenAPI document names; every schema it points to must be in it.</summary>
    private static async Task<IReadOnlyList<string>> DescribedPaths(Uri gateway, string service)
    {
        using var http = new HttpClient { BaseAddress = gateway };
        var document = (await http.GetJson($"/openapi/{service}.json")).AsObject();
        var schemas = document["components"]!["schemas"]!.AsObject();
        foreach (var rest in document.ToJsonString().Split("\"#/components/schemas/").Skip(1))
        {
            schemas.ShouldContainKey(rest[..rest.IndexOf('"')]);
        }

        return [.. document["paths"]!.AsObject().Select(p => p.Key)];
    }

    private static async Task<HttpClient> SignIn(Uri gateway, string email)
    {
        var client = new HttpClient { BaseAddress = gateway };
        var answer = await client.PostAsJsonAsync("/api/identity/login", new { email, password = PlatformFixture.Password });
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer",
            (await answer.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>());
        return client;
    }
}
