using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using AgiiPlatform.Platform.Http;
using AgiiPlatform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AgiiPlatform.Specs.Architecture;

/// <summary>What the document says of each call is what the call takes.</summary>
public class The_API_document(PlatformFixture platform)
{
    private static readonly string[] Services = ["identity", "agreements", "caseloads", "inburgering", "overview", "programmes"];

    [Theory]
    [InlineData("inburgering", "/api/{tenant}/referrals", "reason")]
    [InlineData("identity", "/api/identity/login", "email", "password")]
    [InlineData("identity", "/api/agii/people", "name", "email", "password", "role")]
    [InlineData("caseloads", "/api/{tenant}/visits", "date", "topic")]
    [InlineData("programmes", "/api/{tenant}/programmes", "definition", "actions")]
    [InlineData("agreements", "/api/{tenant}/annexes/{id}/lines", "parentId", "text")]
    [InlineData("agreements", "/api/{tenant}/agreements/{id}/documents", "file")]
    public async Task Names_the_fields_of_an_act(string service, string path, params string[] fields) =>
        fields.Except(Properties(await Document(service), path, "post")).ShouldBeEmpty();

    /// <summary>Of every call with a body: the properties of the type that it is read into, in a schema of no other type.</summary>
    [Fact]
    public async Task Gives_each_body_a_schema_of_its_own()
    {
        var options = platform.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var documents = new Dictionary<string, JsonNode>();
        var schemas = new Dictionary<string, Type>();
        foreach (var route in Routes())
        {
            if (route.Metadata.GetMetadata<IAcceptsMetadata>() is not { RequestType: { } type })
            {
                continue;
            }

            var service = route.Metadata.GetRequiredMetadata<OwningService>().Name;
            var document = documents.TryGetValue(service, out var known) ? known : documents[service] = await Document(service);
            var path = Described(route);
            var method = route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0].ToLowerInvariant();
            Properties(document, path, method).Order().ShouldBe(
                options.GetTypeInfo(type).Properties.Where(p => p.Set is not null || p.IsRequired).Select(p => p.Name).Order(), path);
            var schema = service + (Body(document, path, method)["$ref"] ?? throw new InvalidOperationException(path)).GetValue<string>();
            schemas.TryAdd(schema, type);
            schemas[schema].ShouldBe(type, path);
        }

        schemas.Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task Names_the_parts_of_a_query_that_pages_and_filters_a_list()
    {
        Query(await Document("inburgering"), "/api/{tenant}/referrals").ShouldBe(["after", "direction", "limit", "state"]);
        Query(await Document("agreements"), "/api/{tenant}/agreements").ShouldBe(["after", "limit", "q", "state", "theme"]);
        Query(await Document("overview"), "/api/{tenant}/overview").ShouldContain("asOf");
        foreach (var route in Routes())
        {
            if (route.Metadata.GetMetadata<MethodInfo>()!.GetParameters().All(p => p.ParameterType != typeof(Paging)))
            {
                continue;
            }

            var document = await Document(route.Metadata.GetRequiredMetadata<OwningService>().Name);
            new[] { "after", "limit" }.Except(Query(document, Described(route))).ShouldBeEmpty(route.RoutePattern.RawText);
        }
    }

    private IEnumerable<RouteEndpoint> Routes() => platform.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints)
        .OfType<RouteEndpoint>().Where(r => r.Metadata.GetMetadata<OwningService>() is not null
            && r.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal));

    private async Task<JsonNode> Document(string service)
    {
        Services.ShouldContain(service);
        using var anonymous = platform.Anonymous();
        return await anonymous.GetJson($"/openapi/{service}.json");
    }

    private static string Described(RouteEndpoint route) =>
        Regex.Replace(route.RoutePattern.RawText!, @":\w+\}", "}", RegexOptions.NonBacktracking).TrimEnd('/');

    /// <summary>The schema of a body; of one that may be left out, the alternative to null.</summary>
    private static JsonNode Body(JsonNode document, string path, string method) => Given(document, path, method) is var schema
        && schema["oneOf"] is JsonArray either ? either.Single(s => s!["$ref"] is not null)! : schema;

    private static JsonNode Given(JsonNode document, string path, string method) =>
        document["paths"]![path]?[method]?["requestBody"]?["content"]!.AsObject().Single().Value!["schema"]
            ?? throw new InvalidOperationException($"{method} {path}: {document["paths"]![path]?.ToJsonString()}");

    private static IEnumerable<string> Properties(JsonNode document, string path, string method)
    {
        var schema = Body(document, path, method);
        var own = schema["$ref"]?.GetValue<string>().Split('/')[^1] is { } name ? document["components"]!["schemas"]![name]! : schema;
        return own["properties"]?.AsObject().Select(p => p.Key) ?? [];
    }

    private static IEnumerable<string> Query(JsonNode document, string path) => document["paths"]![path]!["get"]!["parameters"]!.AsArray()
        .Where(p => p!["in"]!.GetValue<string>() == "query").Select(p => p!["name"]!.GetValue<string>()).Order();
}
