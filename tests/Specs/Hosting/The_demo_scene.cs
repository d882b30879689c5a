using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace AgiiPlatform.Specs.Hosting;

/// <summary>One command gives a platform with the demo scene; killed half-way it goes on, and a second start changes nothing.</summary>
[Trait(Shape.Only, Shape.Embedded)]
public class The_demo_scene
{
    [Fact]
    public async Task Is_built_by_acts_survives_a_kill_and_comes_once()
    {
        var data = Directory.CreateTempSubdirectory("agii-scene").FullName;
        var settings = new Dictionary<string, string> { ["DataDirectory"] = data };
        try
        {
            var killed = await HostProcess.Start(settings);
            await killed.Says("wordt opgebouwd");
            await PlatformFixture.Until(async () => (await Mechelen(killed.Address))["assignments"]!.GetValue<int>() > 20);
            await killed.Kill();

            var first = await Filled(settings);
            var second = await Filled(settings);

            first["visited"]!.GetValue<int>().ShouldBe(193);
            first["signed"]!.GetValue<int>().ShouldBe(11);
            first["votes"]!.GetValue<string>().ShouldBe("36/2");
            first["referrals"]!.GetValue<int>().ShouldBe(5);
            first["programmes"]!.GetValue<string>().ShouldContain("\"actions\":13,\"subsidyCents\":58697500");
            second.ToJsonString().ShouldBe(first.ToJsonString());

            await ForgetKeysAndAVisit(data);
            var third = await Filled(settings);
            third.ToJsonString().ShouldBe(first.ToJsonString());
            (await Count(data, "caseloads", "select count(*) from visits where topic like 'Kennismaking%'")).ShouldBe(193);
            (await Count(data, "agreements", "select count(*) from agreements where title like '%2019-2024'")).ShouldBe(11);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>
    /// As after a month: the answers to repeated requests are gone. And one of the visits is not known to the overview, so that the scene
    /// is not found complete at once.
    /// </summary>
    private static async Task ForgetKeysAndAVisit(string data)
    {
        foreach (var service in (string[])["agreements", "caseloads", "inburgering", "identity", "programmes"])
        {
            await Count(data, service, "delete from idempotency_keys");
        }

        await Count(data, "overview", "update visits set counts = 0, version = version + 1 where id = (select min(id) from visits)");
        await Count(data, "caseloads", "delete from visits where id = (select min(id) from visits where topic like 'Kennismaking%')");
    }

    private static async Task<long> Count(string data, string service, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(data, $"{service}.db")};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync() as long? ?? 0;
    }

    private static async Task<JsonNode> Filled(Dictionary<string, string> settings)
    {
        await using var host = await HostProcess.Start(settings);
        await host.Says("volledig", seconds: 300); // some 700 acts
        host.Output.ShouldNotContain("niet volledig");
        host.Output.ShouldContain("ambtenaar@mechelen.example", customMessage: "who started it reads as whom to sign in");
        return await Mechelen(host.Address);
    }

    /// <summary>What can be seen from outside that a repeated act would make more of.</summary>
    private static async Task<JsonNode> Mechelen(Uri address)
    {
        using var administrator = await SignIn(address, "beheerder@agii.example");
        using var director = await SignIn(address, "directeur@mechelen.example");
        using var ocmw = await SignIn(address, "ocmw@mechelen.example");
        var overview = await Try(administrator, "/api/agii/overview?asOf=2019-11-07");
        var agreements = await Try(director, "/api/mechelen/agreements");
        var old = agreements?["items"]!.AsArray().FirstOrDefault(a => a!["title"]!.GetValue<string>()
            .Contains("2018", StringComparison.Ordinal));
        var votes = old is null ? null : (await Try(director, $"/api/mechelen/agreements/{old["id"]}"))?["decisions"]!.AsArray()
            .FirstOrDefault(d => d!["votes"] is not null)?["votes"];
        return new JsonObject
        {
            ["visited"] = overview?["visited"]!["count"]!.GetValue<int>(),
            ["signed"] = overview?["signed"]!["count"]!.GetValue<int>(),
            ["votes"] = votes is null ? null : $"{votes["for"]}/{votes["against"]}",
            ["agreements"] = agreements?["items"]!.AsArray().Count,
            ["visits"] = (await Try(director, "/api/mechelen/visits"))?["items"]!.AsArray().Count,
            ["protocols"] = (await Try(ocmw, "/api/mechelen/protocols"))?["items"]!.AsArray().Count,
            ["referrals"] = (await Try(ocmw, "/api/mechelen/referrals"))?["items"]!.AsArray().Count,
            ["programmes"] = (await Try(director, "/api/mechelen/programmes"))?["items"]!.ToJsonString(),
            ["assignments"] = (await Try(administrator, "/api/agii/assignments?limit=100"))?["items"]!.AsArray().Count ?? 0,
        };
    }

    private static async Task<JsonNode?> Try(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonNode>() : null; // rights may still be on their way
    }

    private static async Task<HttpClient> SignIn(Uri address, string email)
    {
        var client = new HttpClient { BaseAddress = address };
        var answer = await client.PostAsJsonAsync("/api/identity/login", new { email, password = PlatformFixture.Password });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer",
            (await answer.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>());
        return client;
    }
}
