using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AgiiPlatform.Contracts;
using AgiiPlatform.Identity;
using AgiiPlatform.Identity.Offboarding;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Specs.Agreements;
using AgiiPlatform.Specs.Operations;
using Microsoft.EntityFrameworkCore;

namespace AgiiPlatform.Specs.Identity;

/// <summary>What the specs of a municipality that leaves do often.</summary>
internal static class LeavingCalls
{
    internal const string Administrator = "beheerder@agii.example", IsReadOnly = "urn:agii:problem:rule:tenant-read-only";

    /// <summary>Those that keep something of a municipality, each of which must hear of it.</summary>
    internal static readonly IReadOnlyList<string> Services =
        ["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"];

    /// <summary>Makes it read-only from today on, and waits until that is so everywhere.</summary>
    internal static async Task MakeReadOnly(this PlatformFixture platform, string slug)
    {
        await platform.Decide(slug, "read-only", new { from = Flanders.Today, reason = "Stapt over naar een ander platform." });
        foreach (var service in Services)
        {
            await PlatformFixture.Until(() => platform.AsAgency(service, db =>
                db.Grants.AnyAsync(g => g.PersonId == platform.Tenant(slug).Id && g.Role == TenantStays.ReadOnly)));
        }

        // Committed is not yet out of every cache.
        var director = await platform.SignIn($"directeur@{slug}.example");
        foreach (var path in (string[])["people", "agreements", "programmes", "visits", "protocols"])
        {
            await PlatformFixture.Until(async () => (await director.Call("POST", $"/api/{slug}/{path}")) is var (status, type)
                && (type == IsReadOnly || status == HttpStatusCode.Forbidden));
        }
    }

    /// <summary>An administrator takes this step (<c>read-only</c>, <c>reopening</c>, <c>closing</c>).</summary>
    internal static async Task Decide(this PlatformFixture platform, string slug, string act, object input) =>
        await (await platform.SignIn(Administrator)).Done($"/api/agii/organisations/{slug}/{act}", input);

    /// <summary>By which rule somebody is refused who changes what another changed since they read it.</summary>
    internal static Task<string> Overtaken(this PlatformFixture platform, string slug, Action<TenantStay> change) =>
        platform.AsAgency("identity", async mine =>
        {
            change(await OpenStay.Of(platform.Tenant(slug), (IdentityDb)mine, default));
            await platform.AsAgency("identity", async theirs =>
            {
                change(await OpenStay.Of(platform.Tenant(slug), (IdentityDb)theirs, default));
                await theirs.Save("spec", null, default);
                return 0;
            });
            return (await Should.ThrowAsync<RuleViolation>(() => mine.Save("spec", null, default))).Rule;
        });

    /// <summary>What comes of it, and by which rule it was refused.</summary>
    internal static async Task<(HttpStatusCode Status, string? Type)> Call(this HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = method == "DELETE" ? null : JsonContent.Create(new { });
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests, "the spec asks too fast");
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)!["type"]?.GetValue<string>() : null);
    }

    /// <summary>A program of the municipality that may do this, once its director made it.</summary>
    internal static async Task<HttpClient> Machine(
        this PlatformFixture platform, string slug, HttpClient director, params string[] permissions)
    {
        var answer = await platform.AskToken(await platform.MachineSecret(slug, director, permissions));
        var client = platform.Anonymous();
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", (await answer.Body())["access_token"]!.GetValue<string>());
        return client;
    }

    /// <summary>A new machine account's client id and secret.</summary>
    internal static async Task<JsonNode> MachineSecret(
        this PlatformFixture platform, string slug, HttpClient director, params string[] permissions)
    {
        var id = await director.Create(
            $"/api/{slug}/machine-accounts", new { name = "Pluto", permissions, until = Flanders.Today.AddMonths(3) });
        return await (await director.PostJson($"/api/{slug}/machine-accounts/{id}/secret", new { })).Body();
    }

    /// <summary>Asks for a token with this client id and secret.</summary>
    internal static async Task<HttpResponseMessage> AskToken(this PlatformFixture platform, JsonNode secret)
    {
        using var http = platform.Anonymous();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = secret["clientId"]!.GetValue<string>(),
            ["client_secret"] = secret["secret"]!.GetValue<string>(), ["scope"] = "api",
        });
        return await http.PostAsync("/connect/token", form);
    }

    /// <summary>Waits until this address is answered so.</summary>
    internal static Task Until(this HttpClient client, string address, HttpStatusCode status) =>
        PlatformFixture.Until(async () => (await client.GetAsync(address)).StatusCode == status, seconds: 60);
}
